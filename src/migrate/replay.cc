#include "migrate/replay.h"

#include <fmt/format.h>

#include <optional>

#include "base/error.h"
#include "base/go_quote.h"
#include "migrate/failure.h"
#include "migrate/planned_file.h"
#include "migrate/session_state.h"

namespace mercator {
namespace {

std::vector<const MigrationFile*> FilesUpTo(const MigrationDirectory& directory,
                                            const std::string& version) {
  if (version.empty()) return FilesFromLastCheckpoint(directory);
  std::vector<const MigrationFile*> files;
  bool found = false;
  for (const MigrationFile& file : directory.files) {
    if (file.checkpoint) files.clear();
    files.push_back(&file);
    if (file.version == version) {
      found = true;
      break;
    }
  }
  if (!found)
    throw Error(fmt::format("sql/migrate: migration with version {} not found", GoQuote(version)));
  return files;
}

std::optional<ApplyFailure> RunStatements(Connection& connection, const PlannedFile& plan) {
  for (size_t i = 0; i < plan.statements.size(); ++i) {
    if (plan.IsImplied(i)) continue;
    try {
      connection.Execute(plan.statements[i].text);
    } catch (const ServerError& e) {
      return StatementFailure(plan, plan.statements[i], e);
    }
  }
  return std::nullopt;
}

std::optional<ApplyFailure> RunFile(Connection& connection, const PlannedFile& plan) {
  if (plan.mode == TxMode::kNone) return RunStatements(connection, plan);
  try {
    Transaction transaction(connection);
    if (auto failure = RunStatements(connection, plan)) return failure;
    transaction.Commit();
  } catch (const ServerError& e) {
    return FileFailure(plan, "committing", e);
  }
  return std::nullopt;
}

// Those that fail on an earlier version are for later ones.
bool ReplayRepeatables(Connection& connection, SessionState& session,
                       const MigrationDirectory& directory, bool all, Diagnostics& diagnostics) {
  Diagnostics found;
  for (const MigrationFile& file : directory.repeatables) {
    const PlannedFile plan = PlanFile(file, TxMode::kFile, found);
    if (found.HasErrors()) break;
    const std::optional<ApplyFailure> failure = RunFile(connection, plan);
    session.Restore();
    if (failure && all) found.Add(ToDiagnostic(*failure));
    if (found.HasErrors()) break;
  }
  diagnostics.Append(found);
  return !found.HasErrors();
}

}  // namespace

bool Replay(Connection& connection, const MigrationDirectory& directory, Diagnostics& diagnostics,
            const std::string& to_version) {
  std::vector<PlannedFile> plans;
  Diagnostics found;
  for (const MigrationFile* file : FilesUpTo(directory, to_version)) {
    plans.push_back(PlanFile(*file, TxMode::kFile, found));
  }
  diagnostics.Append(found);
  if (found.HasErrors()) return false;
  SessionState session(connection);
  for (const PlannedFile& plan : plans) {
    std::optional<ApplyFailure> failure = RunFile(connection, plan);
    session.Restore();
    if (!failure) continue;
    diagnostics.Add(ToDiagnostic(*failure));
    return false;
  }
  const bool all =
      to_version.empty() || directory.files.empty() || directory.files.back().version == to_version;
  return ReplayRepeatables(connection, session, directory, all, diagnostics);
}

}  // namespace mercator
