#include "report/status_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "migrate/pending.h"

namespace mercator {
namespace {

std::string Line(std::string_view text) { return Replace(Replace(text, "\r\n", " "), "\n", " "); }

std::string OutOfOrderText(const StatusReport& report) {
  if (report.out_of_order.empty()) return "";
  if (report.out_of_order.size() == report.pending.size() || report.pending.empty())
    return " (out of order)";
  return fmt::format(" ({} out of order)", report.out_of_order.size());
}

std::string NonLinearText(const StatusReport& report, const Style& style) {
  std::vector<std::string> names;
  for (const MigrationInfo& file : report.out_of_order) names.push_back(file.name);
  return fmt::format(
      "\n\n  {} migration file{} {} {} added out of order. See: "
      "https://atlasgo.io/versioned/apply#non-linear-error",
      style.Red("ERROR:"), names.size() > 1 ? "s" : "", Join(names, ", "),
      names.size() > 1 ? "were" : "was");
}

struct Change {
  const MigrationInfo* file;
  bool set;
};

std::string Sign(const Change& change, const Style& style) {
  return change.set ? style.Green("+") : style.Red("-");
}

std::string Sums(const SetReport& report) {
  std::vector<std::string> sums;
  if (!report.set.empty()) sums.push_back(fmt::format("{} set", report.set.size()));
  if (!report.removed.empty()) sums.push_back(fmt::format("{} removed", report.removed.size()));
  return Join(sums, ", ");
}

}  // namespace

std::string StatusText(const StatusReport& report, const Style& style) {
  bool partial = report.total > 0;
  std::string dashes = "\n  " + style.Yellow("--") + " ";
  std::string text = "Migration Status: ";
  text += report.status == "OK" ? style.Green(report.status) : style.Yellow(report.status);
  text += dashes + "Current Version: " + style.Cyan(report.current);
  if (partial)
    text += fmt::format(" ({} statements applied)", style.Yellow(std::to_string(report.count)));
  text += dashes + "Next Version:    " + style.Cyan(report.next);
  if (report.next_is_checkpoint) text += " (checkpoint)";
  if (partial)
    text += fmt::format(" ({} statements left)",
                        style.Yellow(std::to_string(report.total - report.count)));
  text += dashes + fmt::format("Executed Files:  {}", report.applied.size());
  if (partial) text += " (last one partially)";
  size_t pending = std::max(report.pending.size(), report.out_of_order.size());
  text += dashes + fmt::format("Pending Files:   {}{}", pending, OutOfOrderText(report));
  if (!report.out_of_order.empty()) return text + NonLinearText(report, style);
  if (report.error.empty() && !partial) return text;
  text += "\n\nLast migration attempt had errors:";
  text += dashes + "SQL:   " + Line(report.sql);
  return text + dashes + style.Red("ERROR:") + " " + Line(report.error);
}

std::string SetText(const SetReport& report, const Style& style) {
  if (report.set.empty() && report.removed.empty()) return "";
  std::string text =
      report.current.empty()
          ? fmt::format("All revisions deleted ({} in total):\n", report.removed.size())
          : fmt::format("Current version is {} ({}):\n", style.Cyan(report.current), Sums(report));
  std::vector<Change> changes;
  for (const MigrationInfo& file : report.set) changes.push_back({&file, true});
  for (const MigrationInfo& file : report.removed) changes.push_back({&file, false});
  std::ranges::sort(changes, {}, [](const Change& c) { return c.file->version; });
  text += "\n";
  for (const Change& change : changes) {
    text += fmt::format("  {} {}", Sign(change, style), change.file->version);
    text +=
        change.file->description.empty() ? "\n" : fmt::format(" ({})\n", change.file->description);
  }
  return text + "\n";
}

}  // namespace mercator
