#include "cli/run_plan.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"

namespace mercator {
namespace {

class Runner {
 public:
  Runner(Connection& connection, const Plan& plan, const PlanRunOptions& options)
      : connection_(connection), plan_(plan), options_(options) {}

  PlanRun Run() {
    run_.start = std::chrono::system_clock::now();
    try {
      if (plan_.empty() || IsLoose(plan_.parts.front())) InTransaction(nullptr, options_.check, {});
      for (const auto& part : plan_.parts) RunPart(part);
      if (plan_.empty() || IsLoose(plan_.parts.back())) InTransaction(nullptr, {}, options_.finish);
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

  void RunPart(const Part& part) {
    if (!IsLoose(part)) {
      bool first = &part == &plan_.parts.front(), last = &part == &plan_.parts.back();
      return InTransaction(&part, first ? options_.check : nullptr,
                           last ? options_.finish : nullptr);
    }
    for (const PlannedStatement& statement : part) {
      Send(statement);
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

  void Send(const PlannedStatement& statement) {
    at_ = &statement;
    run_.applied.push_back(&statement);
    if (options_.before) options_.before(statement);
    connection_.Execute(statement.sql);
    at_ = nullptr;
  }

  ApplyFailure FailureOf(const Error& e) const {
    ApplyFailure failure;
    failure.text = failure.message = e.what();
    failure.hint = e.hint();
    if (at_) failure.statement = at_->sql;
    if (auto* lost = dynamic_cast<const ConnectionLost*>(&e)) failure.in_doubt = lost->in_doubt;
    if (auto* server = dynamic_cast<const ServerError*>(&e)) {
      failure.sqlstate = server->sqlstate;
      failure.detail = server->detail;
      failure.server_hint = server->server_hint;
    }
    return failure;
  }

  Connection& connection_;
  const Plan& plan_;
  const PlanRunOptions& options_;
  const PlannedStatement* at_ = nullptr;
  PlanRun run_;
};

std::string Remains(const PlanRun& run, size_t total) {
  if (run.failure->in_doubt) {
    return "the connection broke during COMMIT: look into the database before you run the command "
           "again";
  }
  if (run.committed == 0) return "nothing was changed";
  return fmt::format(
      "{} of {} statements are in the database; correct what is wrong and run the command again: "
      "it "
      "plans what is left",
      run.committed, total);
}

}  // namespace

PlanRun RunPlan(Connection& connection, const Plan& plan, const PlanRunOptions& options) {
  return Runner(connection, plan, options).Run();
}

int ReportPlanRun(const PlanRun& run, size_t total) {
  if (!run.failure) return 0;
  const ApplyFailure& failure = *run.failure;
  std::fflush(stdout);
  std::fprintf(stderr, "Error: %s\n", failure.message.c_str());
  if (!failure.statement.empty())
    std::fprintf(stderr, "  statement: %s\n", failure.statement.c_str());
  if (!failure.detail.empty()) std::fprintf(stderr, "  detail: %s\n", failure.detail.c_str());
  if (!failure.server_hint.empty())
    std::fprintf(stderr, "  hint: %s\n", failure.server_hint.c_str());
  if (!failure.hint.empty()) std::fprintf(stderr, "  %s\n", failure.hint.c_str());
  std::fprintf(stderr, "  %s\n", Remains(run, total).c_str());
  return 1;
}

}  // namespace mercator
