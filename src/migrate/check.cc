#include "migrate/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/go_quote.h"
#include "base/text.h"
#include "migrate/failure.h"

namespace mercator {
namespace {

bool IsTrue(std::string_view value) {
  std::string lower = Lower(value);
  constexpr auto kFalse =
      std::to_array<std::string_view>({"", "f", "false", "0", "no", "off", "n"});
  return std::ranges::find(kFalse, lower) == kFalse.end();
}

// What is wrong with the assertion; empty if it holds.
std::string Assert(Connection& connection, const MigrationStatement& statement) {
  Result result = connection.Execute(statement.text);
  std::string quoted = GoQuote(statement.text);
  if (result.size() != 1) {
    return fmt::format("check assertion {} returned {} rows instead of one", quoted, result.size());
  }
  if (IsTrue(result[0].View(0))) return "";
  return fmt::format("check assertion {} returned {}", quoted,
                     result[0].IsNull(0) ? "null" : "false");
}

ApplyFailure Failed(const PlannedFile& plan, const PlannedCheck& check, const CheckReport& report) {
  auto failed = [](const CheckResult& r) { return !r.error.empty(); };
  auto first = std::ranges::find_if(report.statements, failed);
  const MigrationStatement& statement =
      check.statements[static_cast<size_t>(first - report.statements.begin())];
  ApplyFailure failure;
  failure.text = fmt::format("{} of {} assertions failed: {}",
                             std::ranges::count_if(report.statements, failed),
                             report.statements.size(), first->error);
  failure.message = failure.text;
  failure.statement = first->statement;
  failure.source = plan.file->source;
  failure.begin = statement.begin;
  failure.end = statement.end;
  return failure;
}

bool Passed(const PlannedCheck& check, const CheckReport& report) {
  auto good = [](const CheckResult& r) { return r.error.empty(); };
  if (report.statements.empty()) return true;
  return check.file->one_of ? std::ranges::any_of(report.statements, good)
                            : std::ranges::all_of(report.statements, good);
}

}  // namespace

std::optional<ApplyFailure> RunChecks(Connection& connection, const PlannedFile& plan,
                                      FileReport& report, ApplyObserver& observer) {
  for (const PlannedCheck& check : plan.checks) {
    CheckReport& out = report.checks.emplace_back();
    out.name = check.file->name;
    out.start = std::chrono::system_clock::now();
    observer.OnCheckStart(out);
    std::optional<ApplyFailure> failure;
    for (const MigrationStatement& statement : check.statements) {
      CheckResult& result = out.statements.emplace_back(CheckResult{statement.text, ""});
      try {
        result.error = Assert(connection, statement);
      } catch (const Error& e) {
        result.error = e.what();
        failure = StatementFailure(plan, statement, e);
        break;
      }
    }
    if (!failure && !Passed(check, out)) failure = Failed(plan, check, out);
    if (failure) out.error = failure->text;
    out.end = std::chrono::system_clock::now();
    observer.OnCheckEnd(out);
    if (failure) return failure;
  }
  return std::nullopt;
}

}  // namespace mercator
