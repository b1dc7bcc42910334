#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/run_targets.h"
#include "report/go_json.h"

namespace mercator {
namespace {

using Status = TargetResult::Status;

constexpr size_t kListed = 20;

size_t Count(const std::vector<TargetResult>& results, Status status) {
  return static_cast<size_t>(std::ranges::count(results, status, &TargetResult::status));
}

const char* StatusName(Status status) {
  if (status == Status::kDone) return "done";
  return status == Status::kFailed ? "failed" : "not tried";
}

std::string Failures(const std::vector<TargetResult>& results) {
  std::string text;
  size_t shown = 0;
  for (const TargetResult& result : results) {
    if (result.status != Status::kFailed || ++shown > kListed) continue;
    std::string why =
        result.error.empty() ? fmt::format("exit code {}", result.code) : result.error;
    text += fmt::format("   failed: `{}`: {}\n", result.key, why);
  }
  if (shown > kListed) text += fmt::format("   and {} more\n", shown - kListed);
  return text;
}

std::string NotTried(const std::vector<TargetResult>& results) {
  std::vector<std::string> keys;
  for (const TargetResult& result : results) {
    if (result.status == Status::kNotTried) keys.push_back("`" + result.key + "`");
  }
  if (keys.empty()) return "";
  size_t count = keys.size();
  if (count > kListed) keys.resize(kListed);
  std::string more = count > kListed ? fmt::format(" and {} more", count - kListed) : "";
  return fmt::format("   not tried: {}{}\n", Join(keys, ", "), more);
}

}  // namespace

std::string TargetsText(const std::vector<TargetResult>& results) {
  size_t failed = Count(results, Status::kFailed), left = Count(results, Status::kNotTried);
  std::string text =
      fmt::format("-- {} targets: {} done", results.size(), Count(results, Status::kDone));
  if (failed > 0) text += fmt::format(", {} failed", failed);
  if (left > 0) text += fmt::format(", {} not tried", left);
  text += "\n" + Failures(results) + NotTried(results);
  if (failed + left > 0) text += "   run the command again: what is done is not done again\n";
  return text;
}

std::string TargetsJson(const std::string& env, const std::string& command,
                        const std::vector<TargetResult>& results) {
  ReportValue targets = ReportValue::array();
  for (const TargetResult& result : results) {
    ReportValue target = {{"Key", result.key}, {"Status", StatusName(result.status)}};
    if (result.status != Status::kNotTried) {
      target["Code"] = result.code;
      target["Start"] = TimeValue(result.start);
      target["End"] = TimeValue(result.end);
    }
    target["Error?"] = result.error;
    target["Report?"] =
        result.report.empty() ? ReportValue() : ReportValue::parse(result.report, nullptr, false);
    targets.push_back(std::move(target));
  }
  ReportValue report = {{"Env", env},
                        {"Command", command},
                        {"Targets", targets},
                        {"Done", Count(results, Status::kDone)},
                        {"Failed", Count(results, Status::kFailed)},
                        {"NotTried", Count(results, Status::kNotTried)}};
  return GoJson(report, "", "  ") + "\n";
}

}  // namespace mercator
