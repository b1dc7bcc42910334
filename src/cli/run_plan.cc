#include "cli/run_plan.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"
#include "cli/target_report.h"
#include "migrate/failure.h"
#include "migrate/loose_statement.h"
#include "migrate/retry.h"
#include "migrate/session_state.h"
#include "report/apply_outcome.h"

namespace mercator {
namespace {

class Runner {
 public:
  Runner(Connection& connection, const Plan& plan, const PlanRunOptions& options)
      : connection_(connection),
        plan_(plan),
        options_(options),
        observer_(options.observer ? *options.observer : quiet_) {}

  PlanRun Run() {
    run_.start = std::chrono::system_clock::now();
    try {
      SetLimits(connection_, options_.limits);
      if (plan_.empty() || IsLoose(plan_.parts.front()))
        Repeat([&] { InTransaction(nullptr, options_.check, {}); });
      for (const auto& part : plan_.parts) RunPart(part);
      if (plan_.empty() || IsLoose(plan_.parts.back()))
        Repeat([&] { InTransaction(nullptr, {}, options_.finish); });
    } catch (const Error& e) {
      run_.failure = FailureOf(e);
    }
    run_.end = std::chrono::system_clock::now();
    return std::move(run_);
  }

 private:
  using Part = std::vector<PlannedStatement>;

  bool IsLoose(const Part& part) const {
    return !options_.transactions || (part.size() == 1 && part[0].alone);
  }

  // Until it does not fail for a lock that was not to be had.
  void Repeat(const std::function<void()>& run) {
    for (Retry retry(options_.limits, observer_);;) {
      size_t sent = run_.applied.size();
      at_ = nullptr;
      try {
        return run();
      } catch (const ServerError& e) {
        if (!retry.Again(FailureOf(e))) throw;
      }
      run_.applied.resize(sent);
    }
  }

  void RunPart(const Part& part) {
    if (!IsLoose(part)) {
      bool first = &part == &plan_.parts.front(), last = &part == &plan_.parts.back();
      return Repeat([&] {
        InTransaction(&part, first ? options_.check : nullptr, last ? options_.finish : nullptr);
      });
    }
    for (const PlannedStatement& statement : part) {
      Repeat([&] { statement.alone ? SendAlone(statement) : Send(statement); });
      ++run_.committed;
    }
  }

  void InTransaction(const Part* part, const std::function<void()>& check,
                     const std::function<void()>& finish) {
    if (!part && !check && !finish) return;
    HookedTransaction transaction(connection_, options_.hooks);
    RunAfterBegin(connection_, options_.hooks);
    if (check) check();
    if (part) {
      for (const PlannedStatement& statement : *part) Send(statement);
    }
    if (finish) finish();
    transaction.Commit();
    if (part) run_.committed += part->size();
  }

  // What cannot run in a transaction leaves no INVALID index behind.
  void SendAlone(const PlannedStatement& statement) {
    LooseStatement loose(connection_, statement.sql);
    DropLeftovers(loose);
    try {
      if (!session_) session_.emplace(connection_);
      auto send = [&] { Send(statement); };
      loose.concurrent() ? session_->WithoutTimeouts(send) : send();
    } catch (const ServerError&) {
      DropLeftovers(loose);
      throw;
    }
  }

  void DropLeftovers(LooseStatement& loose) {
    for (const std::string& name : loose.DropLeftovers())
      observer_.OnNotice(fmt::format("dropped {}, which was INVALID", name));
  }

  void Send(const PlannedStatement& statement) {
    at_ = &statement;
    run_.applied.push_back(&statement);
    if (options_.before) options_.before(statement);
    observer_.OnStatementStart(statement.sql);
    auto start = std::chrono::steady_clock::now();
    connection_.Execute(statement.sql);
    observer_.OnStatementEnd(statement.sql, std::chrono::steady_clock::now() - start);
    at_ = nullptr;
  }

  ApplyFailure FailureOf(const Error& e) const {
    ApplyFailure failure;
    TakeServerFields(failure, e);
    failure.message = failure.text;
    if (at_) failure.statement = at_->sql;
    if (IsLockConflict(failure.sqlstate)) failure.holders = observer_.LockHolders();
    return failure;
  }

  Connection& connection_;
  const Plan& plan_;
  const PlanRunOptions& options_;
  ApplyObserver quiet_;
  ApplyObserver& observer_;
  std::optional<SessionState> session_;
  const PlannedStatement* at_ = nullptr;
  PlanRun run_;
};

constexpr size_t kWidth = 90;
constexpr size_t kListed = 5;

void PrintList(const char* what, const std::vector<PlannedStatement>& statements, size_t begin,
               size_t end) {
  size_t shown = end - begin > kListed + 1 ? kListed : end - begin;
  for (size_t i = begin; i < begin + shown; ++i) {
    std::fprintf(stderr, "    %-9s%s\n", i == begin ? what : "",
                 OneLine(statements[i].sql, kWidth).c_str());
  }
  if (shown < end - begin) std::fprintf(stderr, "             and %zu more\n", end - begin - shown);
}

std::string Next(const ApplyFailure& failure) {
  if (failure.in_doubt || failure.lost)
    return "run the command again: it looks what is there, and plans what is left";
  if (!IsLockConflict(failure.sqlstate))
    return "correct what is wrong and run the command again: it plans what is left";
  std::string text = "run the command again when the lock is free";
  for (const LockHolder& holder : failure.holders)
    text += fmt::format("; `SELECT pg_terminate_backend({})` ends the session that held it",
                        holder.pid);
  return text;
}

void PrintRemains(const PlanRun& run, const Plan& plan) {
  std::vector<PlannedStatement> statements = plan.Statements();
  size_t in = run.committed, sent = std::max(in, run.applied.size());
  if (run.failure->in_doubt) {
    std::fputs("  the connection broke during COMMIT: it is not known how far the plan came\n",
               stderr);
  } else if (in == 0) {
    std::fputs("  nothing was changed\n", stderr);
  } else {
    std::fprintf(stderr, "  %zu of %zu statements are in the database\n", in, statements.size());
  }
  PrintList("in:", statements, 0, in);
  PrintList("not in:", statements, in, sent);
  PrintList("not run:", statements, sent, statements.size());
  std::fprintf(stderr, "  next: %s\n", Next(*run.failure).c_str());
}

}  // namespace

PlanRun RunPlan(Connection& connection, const Plan& plan, const PlanRunOptions& options) {
  return Runner(connection, plan, options).Run();
}

int ReportPlanRun(const PlanRun& run, const Plan& plan) {
  if (!run.failure) return 0;
  const ApplyFailure& failure = *run.failure;
  std::fflush(stdout);
  std::fprintf(stderr, "Error: %s\n", failure.message.c_str());
  HandOverError(failure.message);
  if (!failure.statement.empty())
    std::fprintf(stderr, "  statement: %s\n", failure.statement.c_str());
  if (!failure.detail.empty()) std::fprintf(stderr, "  detail: %s\n", failure.detail.c_str());
  if (!failure.server_hint.empty())
    std::fprintf(stderr, "  hint: %s\n", failure.server_hint.c_str());
  for (const LockHolder& holder : failure.holders)
    std::fprintf(stderr, "  the lock was held by %s\n", Describe(holder).c_str());
  if (!failure.hint.empty()) std::fprintf(stderr, "  %s\n", failure.hint.c_str());
  PrintRemains(run, plan);
  return 1;
}

}  // namespace mercator
