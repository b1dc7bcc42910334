#include "report/apply_outcome.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mercator {
namespace {

constexpr size_t kWidth = 90;
constexpr size_t kListed = 5;

bool StatementFailed(const ApplyReport& report) {
  return !report.failure->statement.empty() && !report.applied.back().applied.empty();
}

// How many statements of the file are in that failed without a transaction.
size_t CountIn(const ApplyReport& report) {
  const FileReport& file = report.applied.back();
  return file.skipped + file.applied.size() - (StatementFailed(report) ? 1 : 0);
}

std::string List(const char* what, const std::vector<std::string>& statements, size_t count) {
  std::string text;
  size_t shown = count > kListed + 1 ? kListed : count;
  for (size_t i = 0; i < shown; ++i)
    text += fmt::format("    {:<9}{}\n", i == 0 ? what : "", OneLine(statements[i], kWidth));
  if (shown < count) text += fmt::format("             and {} more\n", count - shown);
  return text;
}

std::string Statements(const ApplyReport& report) {
  const FileReport& file = report.applied.back();
  bool failed = StatementFailed(report);
  size_t in = file.applied.size() - (failed ? 1 : 0);
  std::string text;
  if (!file.rolled_back) text += List("in:", file.applied, in);
  if (failed) text += List("failed:", {file.applied.back()}, 1);
  return text + List("not run:", file.left, file.left.size());
}

std::string VersionsLeft(const ApplyReport& report) {
  std::vector<std::string> versions;
  for (size_t i = report.applied.size(); i < report.pending.size(); ++i)
    versions.push_back(report.pending[i].version);
  if (versions.empty()) return "";
  size_t count = versions.size();
  if (count > kListed) versions.resize(kListed);
  std::string more = count > kListed ? fmt::format(" and {} more", count - kListed) : "";
  return fmt::format("  not run: version{} {}{}\n", count > 1 ? "s" : "", Join(versions, ", "),
                     more);
}

std::string Next(const ApplyReport& report) {
  const ApplyFailure& failure = *report.failure;
  const FileReport& file = report.applied.back();
  if (IsLockConflict(failure.sqlstate)) {
    std::string end = "nothing is wrong with the file: apply again when the lock is free";
    for (const LockHolder& holder : failure.holders)
      end += fmt::format("; `SELECT pg_terminate_backend({})` ends the session that held it",
                         holder.pid);
    return end;
  }
  if (failure.undecided) return "say whether the statement is in, and apply again";
  if (failure.sqlstate.empty() && failure.server_hint.empty() && failure.lost)
    return "apply again: it finds out what is in and goes on there";
  if (file.rolled_back) return "correct the file, run `mercator migrate hash` and apply again";
  return fmt::format(
      "correct the statements after those that are in, run `mercator migrate hash` and apply "
      "again: "
      "it goes on with statement {}",
      CountIn(report) + 1);
}

}  // namespace

std::string OneLine(const std::string& statement, size_t width) {
  std::string line;
  for (char c : statement) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (line.empty() || line.back() == ' ')) continue;
    line += space ? ' ' : c;
  }
  if (line.size() <= width) return line;
  while (width > 0 && (static_cast<unsigned char>(line[width]) & 0xC0) == 0x80) --width;
  return line.substr(0, width) + "…";
}

std::string ApplyOutcome(const ApplyReport& report) {
  if (!report.failure || report.applied.empty()) return "";
  const FileReport& file = report.applied.back();
  const std::string& version = file.file.version;
  std::string text;
  if (report.failure->in_doubt) {
    text = fmt::format("  it is not known how far version {} came\n", version);
  } else if (file.rolled_back) {
    text = fmt::format("  nothing of version {} is in: its transaction was rolled back{}\n",
                       version, report.ok() > 0 ? "; the versions before it are in" : "");
  } else {
    text = fmt::format("  {} of the {} statements of version {} are in\n", CountIn(report),
                       file.total, version);
  }
  text += Statements(report) + VersionsLeft(report);
  if (report.failure->in_doubt)
    return text + "  next: apply again: it finds out what is in and goes on there\n";
  return text + "  next: " + Next(report) + "\n";
}

}  // namespace mercator
