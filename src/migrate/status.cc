#include "migrate/status.h"

#include <algorithm>

#include "migrate/pending.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

std::vector<MigrationInfo> InfoOf(const std::vector<const MigrationFile*>& files) {
  std::vector<MigrationInfo> infos;
  for (const MigrationFile* f : files) infos.push_back({f->name, f->version, f->description});
  return infos;
}

// Repeatables run after all versions.
void TakeRepeatables(StatusReport& report, const MigrationDirectory& directory,
                     std::vector<Revision> rows) {
  const Repeatables repeatables = ComputeRepeatables(directory, std::move(rows));
  if (report.pending.empty() && report.out_of_order.empty() && !repeatables.pending.empty())
    report.next = repeatables.pending.front()->version;
  for (const MigrationInfo& info : InfoOf(repeatables.pending)) report.pending.push_back(info);
}

void TakePending(StatusReport& report, const MigrationDirectory& directory) {
  try {
    Pending pending = ComputePending(directory, report.applied, {});
    report.pending = InfoOf(pending.files);
    if (pending.files.empty()) return;
    report.next = pending.files.front()->version;
    report.next_is_checkpoint = pending.files.front()->checkpoint;
  } catch (const NonLinearError& e) {
    report.out_of_order = InfoOf(e.out_of_order);
    report.pending = InfoOf(e.pending);
    report.next = "UNKNOWN";
  }
}

}  // namespace

StatusReport ReadStatus(Connection& connection, const MigrationDirectory& directory,
                        const StatusOptions& options) {
  RequireValidSum(directory);
  RequireUnambiguousTable(connection, options.revisions_schema, options.connected_schema);
  RevisionTable table(connection,
                      RevisionsSchema(options.revisions_schema, options.connected_schema));
  StatusReport report;
  for (const auto* files : {&directory.files, &directory.repeatables}) {
    for (const MigrationFile& f : *files)
      report.available.push_back({f.name, f.version, f.description});
  }
  report.applied = table.Read();
  report.current =
      report.applied.empty() ? "No migration applied yet" : report.applied.back().version;
  report.next = "Already at latest version";
  TakePending(report, directory);
  TakeRepeatables(report, directory, table.ReadRepeatables());
  bool done = report.pending.empty() && report.out_of_order.empty();
  report.status = done ? "OK" : "PENDING";
  auto partial =
      std::ranges::find_if(report.applied, [](const Revision& r) { return !r.IsComplete(); });
  if (partial == report.applied.end()) return report;
  report.current = partial->version;
  report.count = partial->applied;
  report.total = partial->total;
  report.error = partial->error;
  report.sql = partial->error_stmt;
  return report;
}

}  // namespace mercator
