#include "cli/migration_plan.h"

#include <filesystem>

#include "cli/checked.h"
#include "cli/uncovered.h"
#include "diff/planner.h"
#include "diff/prove.h"
#include "inspect/schema_files.h"
#include "migrate/sum.h"
#include "postgres/url.h"

namespace mercator {
namespace {

std::vector<SourcePtr> SchemaSources(const std::vector<std::string>& urls) {
  std::vector<SourcePtr> sources;
  for (const std::string& url : urls) {
    if (IsDatabaseUrl(url)) return {};
    for (SourcePtr& source : ReadSchemaFiles(PathOfUrl(url))) sources.push_back(std::move(source));
  }
  return sources;
}

MigrationDirectory ReadDirectory(const std::string& url, Diagnostics& diagnostics) {
  std::filesystem::path path = PathOfUrl(url);
  if (!std::filesystem::exists(path)) return EmptyMigrationDirectory(path);
  MigrationDirectory directory = ReadMigrationDirectory(path, diagnostics);
  if (!diagnostics.HasErrors()) RequireValidSum(directory);
  return directory;
}

}  // namespace

MigrationPlan PlanMigration(const MigrationFlags& flags, bool prove, Diagnostics& diagnostics) {
  MigrationPlan result;
  result.directory = ReadDirectory(flags.dir, diagnostics);
  if (diagnostics.HasErrors()) return result;
  std::vector<SourcePtr> sources = SchemaSources(flags.to);
  Hash128 key = CheckKey(sources, result.directory, {flags.dev.dev_url, flags.dev.postgres_bin});
  if (!sources.empty() && WasInSync(key)) {
    result.unchanged_since_check = true;
    return result;
  }
  Workbench bench(flags.dev);
  auto [history, desired] = bench.Load({flags.dir}, flags.to, diagnostics, true);
  if (diagnostics.HasErrors()) return result;
  TellUncovered(desired.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  if (diagnostics.HasErrors()) return result;
  bool complete = desired.catalog.uncovered.empty();
  auto server = [&]() -> DevServer& { return bench.server(); };
  auto [to, plan] = PlanChanges(history.catalog, std::move(desired.catalog), server);
  result.plan = std::move(plan);
  if (result.plan.empty()) {
    if (complete && !sources.empty()) RememberInSync(key);
  } else if (prove) {
    Prove(bench.server(), history.database, history.catalog, to, result.plan, diagnostics);
  }
  return result;
}

}  // namespace mercator
