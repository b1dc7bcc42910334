#include "report/apply_report.h"

#include <fmt/format.h>

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "report/apply_text.h"

namespace mercator {
namespace {

ReportValue FileValues(const std::vector<MigrationInfo>& files) {
  ReportValue list = ReportValue::array();
  for (const MigrationInfo& file : files) list.push_back(FileValue(file));
  return list;
}

ReportValue CheckValue(const CheckReport& check) {
  ReportValue statements = ReportValue::array();
  const CheckResult* failed = nullptr;
  for (const CheckResult& result : check.statements) {
    statements.push_back({{"Stmt?", result.statement}, {"Error?", result.error}});
    if (!failed && !result.error.empty()) failed = &result;
  }
  ReportValue error;
  if (!check.error.empty())
    error = {{"Stmt?", failed ? failed->statement : ""}, {"Text?", check.error}};
  return {{"Name?", check.name},
          {"Stmts?", statements},
          {"Error?", error},
          {"Start", TimeValue(check.start)},
          {"End", TimeValue(check.end)}};
}

ReportValue AppliedValue(const FileReport& file) {
  ReportValue checks = ReportValue::array();
  for (const CheckReport& check : file.checks) checks.push_back(CheckValue(check));
  ReportValue value = FileValue(file.file);
  value["-File"] = FileValue(file.file);
  value["Start"] = TimeValue(file.start);
  value["End"] = TimeValue(file.end);
  value["Skipped?"] = file.skipped;
  value["Applied?"] = file.applied;
  value["Checks?"] = checks;
  value["Error?"] = FailureValue(file.failure);
  return value;
}

std::string Message(const ApplyReport& report, const std::string& error) {
  if (!error.empty()) return "";
  if (report.applied.empty()) return "No migration files to execute";
  std::string from = report.current.empty() ? "" : " from " + report.current;
  return fmt::format("Migrated to version {}{} ({} migrations in total)", report.target, from,
                     report.pending.size());
}

// RFC 3339 in UTC.
ReportValue ParsedTime(const std::string& text) {
  std::tm tm{};
  double seconds = 0;
  int fields = std::sscanf(text.c_str(), "%d-%d-%d%*1[T ]%d:%d:%lf", &tm.tm_year, &tm.tm_mon,
                           &tm.tm_mday, &tm.tm_hour, &tm.tm_min, &seconds);
  if (fields != 6) return text;
  tm.tm_year -= 1900;
  tm.tm_mon -= 1;
  auto micros = static_cast<int64_t>(seconds * 1e6 + 0.5);
  return TimeValue(std::chrono::system_clock::from_time_t(timegm(&tm)) +
                   std::chrono::microseconds(micros));
}

ReportValue RevisionValue(const Revision& r) {
  return {{"Version", r.version},
          {"Description", r.description},
          {"Type", RevisionTypeName(r.type)},
          {"Applied", r.applied},
          {"Total", r.total},
          {"ExecutedAt", ParsedTime(r.executed_at)},
          {"ExecutionTime", DurationValue(r.execution_time)},
          {"Error?", r.error},
          {"ErrorStmt?", r.error_stmt},
          {"-Hash", r.hash},
          {"OperatorVersion", r.operator_version}};
}

}  // namespace

ReportValue FileValue(const MigrationInfo& file) {
  return {{"Name?", file.name},
          {"Version?", file.version},
          {"Description?", file.description},
          {"-Desc", file.description}};
}

ReportValue FailureValue(const std::optional<ApplyFailure>& failure) {
  if (!failure) return nullptr;
  return {{"Stmt?", failure->statement}, {"Text?", failure->text}};
}

ReportValue ApplyValue(const ReportValue& env, const ApplyReport& report,
                       const std::string& error) {
  ReportValue applied = ReportValue::array();
  for (const FileReport& file : report.applied) applied.push_back(AppliedValue(file));
  std::string why = error.empty() && report.failure ? report.failure->message : error;
  ReportValue value = env;
  value["Pending?"] = FileValues(report.pending);
  value["Applied?"] = applied;
  value["Current?"] = report.current;
  value["Target?"] = report.target;
  value["Start"] = TimeValue(report.start);
  value["End"] = TimeValue(report.end);
  value["Error?"] = why;
  value["Message?"] = Message(report, why);
  return value;
}

TemplateMethods ApplyMethods(const ApplyReport& report, const Style& style) {
  using Values = std::vector<ReportValue>;
  return {{"Header",
           [&report, style](const Values&) -> ReportValue { return ApplyHeader(report, style); }},
          {"Summary",
           [&report, style](const Values& arguments) -> ReportValue {
             bool text = arguments.size() == 2 && arguments[1].is_string();
             if (!text) throw Error("wrong arguments: Summary wants an indentation");
             return ApplySummary(report, arguments[1].get<std::string>(), style);
           }},
          {"CountStmts", [&report](const Values&) -> ReportValue {
             size_t count = 0;
             for (const FileReport& file : report.applied) count += file.applied.size();
             return count;
           }}};
}

ReportValue StatusValue(const ReportValue& env, const StatusReport& report) {
  ReportValue applied = ReportValue::array();
  for (const Revision& revision : report.applied) applied.push_back(RevisionValue(revision));
  return {{"Env", env},
          {"Available?", FileValues(report.available)},
          {"OutOfOrder?", FileValues(report.out_of_order)},
          {"Pending?", FileValues(report.pending)},
          {"Applied?", applied},
          {"Current?", report.current},
          {"Next?", report.next},
          {"Count?", report.count},
          {"Total?", report.total},
          {"Status?", report.status},
          {"Error?", report.error},
          {"SQL?", report.sql}};
}

TemplateMethods StatusMethods(const StatusReport& report) {
  using Values = std::vector<ReportValue>;
  return {{"Left", [&report](const Values&) -> ReportValue { return report.total - report.count; }},
          {"FromCheckpoint",
           [&report](const Values&) -> ReportValue { return report.next_is_checkpoint; }}};
}

}  // namespace mercator
