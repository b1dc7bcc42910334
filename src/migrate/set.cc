#include "migrate/set.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/go_quote.h"
#include "migrate/sum.h"
#include "postgres/advisory_lock.h"

namespace mercator {
namespace {

class Setter {
 public:
  Setter(RevisionTable& table, const MigrationDirectory& directory, std::string target)
      : table_(table),
        sum_(ComputeSum(directory)),
        directory_(directory),
        target_(std::move(target)) {}

  SetReport Run(const std::vector<Revision>& revisions) {
    for (const Revision& r : revisions) Keep(r);
    std::string last = revisions.empty() ? "" : revisions.back().version;
    for (const MigrationFile& file : directory_.files) {
      bool known = std::ranges::any_of(
          revisions, [&](const Revision& r) { return r.version == file.version; });
      if (!known && file.version > last && file.version <= target_) Resolve(file);
    }
    if (target_.empty()) {
      for (const Revision& r : table_.ReadRepeatables()) table_.Delete(r.version);
    }
    report_.current = target_;
    return std::move(report_);
  }

 private:
  void Keep(const Revision& r) {
    if (r.version > target_) {
      table_.Delete(r.version);
      report_.removed.push_back({"", r.version, r.description});
    } else if (r.version == target_ && (!r.error.empty() || r.applied != r.total)) {
      Revision resolved = r;
      resolved.type = kRevisionExecute | kRevisionResolved;
      // So that Atlas, which compares the two, does not resume it either.
      resolved.total = resolved.applied;
      resolved.partial_hashes.clear();
      resolved.error.clear();
      resolved.error_stmt.clear();
      table_.Write(resolved);
      report_.set.push_back({"", r.version, r.description});
    }
  }

  void Resolve(const MigrationFile& file) {
    Revision r;
    r.version = file.version;
    r.description = file.description;
    r.type = kRevisionResolved;
    if (const std::string* hash = sum_.Find(file.name)) r.hash = *hash;
    r.operator_version = "Mercator v" MERCATOR_VERSION;
    table_.Write(r);
    report_.set.push_back({file.name, file.version, file.description});
  }

  RevisionTable& table_;
  DirectorySum sum_;
  const MigrationDirectory& directory_;
  std::string target_;
  SetReport report_;
};

std::string TargetVersion(const MigrationDirectory& directory, const std::string& version,
                          bool has_history) {
  if (version.empty()) {
    if (!has_history)
      throw Error("accepts 1 arg(s), received 0", "name the version that the database is at");
    return directory.files.empty() ? "" : directory.files.back().version;
  }
  if (!directory.Find(version))
    throw Error(fmt::format("migration with version {} not found", GoQuote(version)));
  return version;
}

}  // namespace

SetReport SetVersion(Connection& connection, const MigrationDirectory& directory,
                     const std::string& version, const StatusOptions& options) {
  RequireValidSum(directory);
  RequireUnambiguousTable(connection, options.revisions_schema, options.connected_schema);
  AdvisoryLock lock(connection, "atlas_migrate_execute", std::chrono::milliseconds(0));
  RevisionTable table(connection,
                      RevisionsSchema(options.revisions_schema, options.connected_schema));
  Transaction transaction(connection);
  std::vector<Revision> revisions = table.Read();
  std::string target = TargetVersion(directory, version, !revisions.empty());
  table.Create();
  SetReport report = Setter(table, directory, target).Run(revisions);
  transaction.Commit();
  return report;
}

}  // namespace mercator
