#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diff/plan.h"
#include "migrate/apply.h"
#include "postgres/connection.h"

namespace mercator {

// What running a plan on a live database came to.
struct PlanRun {
  std::vector<const PlannedStatement*> applied;  // that were sent, the failed one too
  size_t committed = 0;                          // of them
  std::optional<ApplyFailure> failure;
  TimePoint start, end;
};

struct PlanRunOptions {
  bool transactions = true;  // false: every statement by itself
  TransactionHooks hooks;
  SessionLimits limits;
  std::function<void(const PlannedStatement&)> before;
  // Called in the first transaction before its statements, and in the last one after them; again
  // when that transaction is run again.
  std::function<void()> check;
  std::function<void()> finish;
  ApplyObserver* observer = nullptr;  // null: nobody looks
};

// Each part of the plan in a transaction of its own, which is run again after a conflict of locks;
// statements that cannot run in one outside. What fails ends the run; nothing is thrown for it.
PlanRun RunPlan(Connection& connection, const Plan& plan, const PlanRunOptions& options);

// Prints `Error: …`, the statement, and what of the plan is in the database; gives the exit code.
int ReportPlanRun(const PlanRun& run, const Plan& plan);

}  // namespace mercator
