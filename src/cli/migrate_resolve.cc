#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "base/go_quote.h"
#include "cli/command.h"
#include "cli/target.h"
#include "migrate/planned_file.h"
#include "migrate/revisions.h"
#include "migrate/sum.h"
#include "postgres/advisory_lock.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::string version;
  bool applied = false;
  bool skip = false;
  bool retry = false;
  bool restart = false;
};

Revision FindStopped(const std::vector<Revision>& revisions, const std::string& version) {
  for (const Revision& r : revisions) {
    if (version.empty() ? !r.IsComplete() : r.version == version) {
      if (!r.IsComplete()) return r;
      throw Error(
          fmt::format("version {} is complete: there is nothing to resolve", GoQuote(version)));
    }
  }
  if (version.empty()) throw Error("no version has stopped midway: there is nothing to resolve");
  throw Error(fmt::format("version {} was never started on this database", GoQuote(version)),
              "`mercator migrate status` shows the history");
}

// As if all of its statements had run.
std::string MarkApplied(Revision& row) {
  row.type = kRevisionExecute | kRevisionResolved;
  row.total = row.applied;
  row.partial_hashes.clear();
  return fmt::format("Version {} is marked as applied", row.version);
}

// As if the statement that failed had run.
std::string SkipStatement(Revision& row, const MigrationDirectory& directory) {
  const MigrationFile* file = directory.Find(row.version);
  if (!file)
    throw Error(
        fmt::format("the file of version {} is not in the directory", GoQuote(row.version)));
  Diagnostics diagnostics;
  PlannedFile plan = PlanFile(*file, TxMode::kNone, diagnostics);
  RequireReadable(diagnostics);
  auto next = static_cast<size_t>(row.applied);
  if (next >= plan.hashes.size()) {
    throw Error(
        fmt::format("version {} has no statement {} to skip", GoQuote(row.version), next + 1),
        "`--applied` marks the whole version as applied");
  }
  for (size_t i = 0; i < next; ++i) {
    if (i < row.partial_hashes.size() && row.partial_hashes[i] == "h1:" + plan.hashes[i]) continue;
    throw Error(fmt::format("statement {} of version {} has changed since it was applied", i + 1,
                            GoQuote(row.version)),
                "statements that are in the database must stay as they were");
  }
  row.partial_hashes.push_back("h1:" + plan.hashes[next]);
  ++row.applied;
  row.total = static_cast<int64_t>(plan.hashes.size());
  if (row.applied == row.total) row.partial_hashes.clear();
  return fmt::format("Statement {} of version {} is skipped; {} left", next + 1, row.version,
                     row.total - row.applied);
}

int Resolve(const Flags& flags) {
  if (flags.applied + flags.skip + flags.retry + flags.restart != 1) {
    throw Error(
        "say how with one of `--applied`, `--skip`, `--retry`, `--restart`",
        "`--applied`: you have done the rest of the file by hand; `--skip`: go on after the "
        "statement that failed; `--retry`: run that statement again; `--restart`: you have undone "
        "what was in, run the file from its beginning");
  }
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  RequireUnambiguousTable(connection, flags.revisions_schema, ConnectedSchema(url));
  AdvisoryLock lock(connection, "atlas_migrate_execute", std::chrono::milliseconds(0));
  RevisionTable table(connection, RevisionsSchema(flags.revisions_schema, ConnectedSchema(url)));
  Transaction transaction(connection);
  Revision row = FindStopped(table.Read(), flags.version);
  std::string message = fmt::format("Version {} will be run from its beginning", row.version);
  if (flags.restart) {
    table.Delete(row.version);
  } else {
    if (flags.applied) message = MarkApplied(row);
    if (flags.skip) message = SkipStatement(row, directory);
    if (flags.retry)
      message =
          fmt::format("Version {} will go on with statement {}", row.version, row.applied + 1);
    row.error.clear();
    row.error_stmt.clear();
    table.Write(row);
  }
  transaction.Commit();
  std::puts(message.c_str());
  return 0;
}

}  // namespace

void AddMigrateResolve(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("resolve",
                                           "After a version stopped midway and you have repaired "
                                           "the database by hand: say how to go on");
  command->footer(
      "Examples:\n"
      "  mercator migrate resolve --skip -u \"$DATABASE_URL\"       # the failed statement is not "
      "needed\n"
      "  mercator migrate resolve --applied -u \"$DATABASE_URL\"    # the rest of the file was "
      "done by hand");
  command->add_option("version", flags->version, "the version; the one that stopped by default");
  command->add_flag("--applied", flags->applied, "the rest of the file is in the database");
  command->add_flag("--skip", flags->skip,
                    "leave out the statement that failed and go on after it");
  command->add_flag("--retry", flags->retry,
                    "run the statement again that failed or was interrupted: nothing of it is in");
  command->add_flag("--restart", flags->restart,
                    "nothing of the file is in the database any more: run all of it");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return Resolve(*flags); }; });
}

}  // namespace mercator
