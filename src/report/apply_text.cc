#include "report/apply_text.h"

#include <fmt/format.h>

#include "base/duration.h"
#include "base/text.h"

namespace mercator {
namespace {

std::string Elapsed(TimePoint start, TimePoint end) {
  return FormatDuration(std::chrono::nanoseconds(end - start).count());
}

struct Counts {
  size_t ok = 0;
  size_t failed = 0;
};

struct Totals {
  Counts files, checks, statements;
};

Totals Count(const ApplyReport& report) {
  Totals totals;
  for (const FileReport& file : report.applied) {
    ++(file.failure ? totals.files.failed : totals.files.ok);
    bool check_failed = false;
    for (const CheckReport& check : file.checks) {
      for (const CheckResult& s : check.statements)
        ++(s.error.empty() ? totals.checks.ok : totals.checks.failed);
      check_failed = check_failed || !check.error.empty();
    }
    bool statement_failed =
        file.failure && !file.failure->statement.empty() && !check_failed && !file.applied.empty();
    totals.statements.ok += file.applied.size() - (statement_failed ? 1 : 0);
    totals.statements.failed += statement_failed ? 1 : 0;
  }
  return totals;
}

std::string Plural(size_t n, std::string_view word) {
  return fmt::format("{}{}", word, n > 1 ? "s" : "");
}

std::string CountLine(const Counts& counts, std::string_view word, bool checks,
                      const Style& style) {
  std::string ok = style.Green(std::to_string(counts.ok));
  std::string failed = style.Red(std::to_string(counts.failed));
  if (counts.failed == 0) return fmt::format("{} {}", ok, Plural(counts.ok, word));
  if (checks && counts.ok == 0)
    return fmt::format("{} check {}", failed, Plural(counts.failed, "error"));
  if (checks) {
    return fmt::format("{} {} ok, {} {}", ok, Plural(counts.ok, word), failed,
                       Plural(counts.failed, "failure"));
  }
  if (counts.ok == 0) return fmt::format("{} {} with errors", failed, Plural(counts.failed, word));
  return fmt::format("{} {} ok, {} with errors", ok, Plural(counts.ok, word), failed);
}

std::string StatementLine(const Style& style, const std::string& text) {
  return fmt::format("    {} {}\n", style.Cyan("->"), Replace(text, "\n", "\n       "));
}

}  // namespace

std::string ApplyHeader(const ApplyReport& report, const Style& style) {
  std::string from = report.current.empty() ? "" : " from " + style.Cyan(report.current);
  return fmt::format("Migrating to version {}{} ({} migrations in total):",
                     style.Cyan(report.target), from, report.pending.size());
}

std::string ApplySummary(const ApplyReport& report, const std::string& indent, const Style& style) {
  Totals totals = Count(report);
  std::string dashes = indent + style.Yellow("--") + " ";
  std::string text = dashes + style.Yellow(Elapsed(report.start, report.end)) + "\n";
  auto add = [&](const Counts& counts, std::string_view word, bool checks) {
    if (counts.ok + counts.failed > 0)
      text += dashes + CountLine(counts, word, checks, style) + "\n";
  };
  add(totals.files, "migration", false);
  add(totals.checks, "check", true);
  add(totals.statements, "sql statement", false);
  return text;
}

void ApplyText::OnPlan(const ApplyReport& report) {
  if (!report.pending.empty()) write_(ApplyHeader(report, style_) + "\n");
}

void ApplyText::OnFileStart(const FileReport& file) {
  version_ = file.file.version;
  in_statements_ = false;
}

void ApplyText::OnCheckStart(const CheckReport& /*check*/) {
  write_(fmt::format("\n  {} checks before migrating version {}\n", style_.Yellow("--"),
                     style_.Cyan(version_)));
}

void ApplyText::OnCheckEnd(const CheckReport& check) {
  for (const CheckResult& result : check.statements)
    write_(StatementLine(style_, result.statement));
  if (check.error.empty()) {
    write_(fmt::format("  {} {} ({})\n", style_.Yellow("--"), style_.Green("ok"),
                       style_.Yellow(Elapsed(check.start, check.end))));
  } else {
    write_(fmt::format("    {}\n", style_.RedBackground(check.error)));
  }
}

void ApplyText::BeginStatements() {
  if (in_statements_) return;
  in_statements_ = true;
  write_(fmt::format("\n  {} migrating version {}\n", style_.Yellow("--"), style_.Cyan(version_)));
}

void ApplyText::OnStatementStart(const std::string& statement) {
  BeginStatements();
  write_(StatementLine(style_, statement));
}

void ApplyText::OnFileEnd(const FileReport& file) {
  bool check_failed = !file.checks.empty() && !file.checks.back().error.empty();
  if (check_failed) return;
  BeginStatements();
  if (file.failure) {
    write_(fmt::format("    {}\n", style_.RedBackground(file.failure->text)));
  } else {
    write_(fmt::format("  {} {} ({})\n", style_.Yellow("--"), style_.Green("ok"),
                       style_.Yellow(Elapsed(file.start, file.end))));
  }
}

// What is run again is said again.
void ApplyText::OnRetry(const Retrial& /*retrial*/) { in_statements_ = false; }

void ApplyText::Finish(const ApplyReport& report) {
  if (report.pending.empty()) {
    write_(report.failure ? "" : "No migration files to execute\n");
    return;
  }
  write_(fmt::format("\n  {}\n{}", style_.Cyan("-------------------------"),
                     ApplySummary(report, "  ", style_)));
}

}  // namespace mercator
