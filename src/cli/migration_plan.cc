#include "cli/migration_plan.h"

#include <filesystem>

#include "base/error.h"
#include "base/text.h"
#include "cli/checked.h"
#include "cli/environment.h"
#include "cli/intent.h"
#include "cli/target.h"
#include "cli/uncovered.h"
#include "diff/prove.h"
#include "hcl/json.h"
#include "inspect/imports.h"
#include "inspect/schema_files.h"
#include "migrate/sum.h"
#include "postgres/url.h"

namespace mercator {
namespace {

// Files alone, without the output of programs, which may change with the same arguments.
std::vector<SourcePtr> FilesOf(const std::vector<std::string>& urls) {
  std::vector<SourcePtr> sources;
  for (const std::string& url : urls) {
    if (IsDatabaseUrl(url) || url.starts_with("mem://")) return {};
    for (const SourcePtr& source : WithImports(ReadSchemaFiles(PathOfUrl(url))))
      sources.push_back(source);
  }
  return sources;
}

// What a check depends on besides files.
std::vector<std::string> KeyOf(const MigrationFlags& flags, const Environment& environment) {
  std::vector<std::string> key = {flags.dev.dev_url, flags.dev.postgres_bin, environment.baseline,
                                  flags.dir, flags.dir_format};
  for (const auto* list : {&flags.with, &flags.selection.schemas, &flags.selection.include,
                           &flags.selection.exclude}) {
    key.push_back(Join(*list, "\1"));
  }
  for (const std::string& skip : environment.skip) key.push_back("skip " + skip);
  for (const auto& [kind, managed] : environment.mode)
    key.push_back("mode " + kind + (managed ? " yes" : " no"));
  for (const auto& [name, value] : environment.variables)
    key.push_back("variable " + name + "=" + hcl::EncodeJson(value));
  for (const auto& [name, text] : environment.variable_texts)
    key.push_back("variable " + name + "=" + text);
  return key;
}

MigrationDirectory ReadDirectory(const MigrationFlags& flags, Diagnostics& diagnostics) {
  MigrationDirectory directory = OpenOrNewDirectory({flags.dir, flags.dir_format}, diagnostics);
  if (!diagnostics.HasErrors()) RequireValidSum(directory);
  return directory;
}

void Qualify(Workbench& bench, const std::string& qualifier, MigrationPlan& result) {
  if (bench.scope().empty()) {
    throw Error(
        "--qualifier is for the scope of one schema",
        "name it in the dev URL: `--dev-url 'docker://postgres/16/dev?search_path=public'`");
  }
  for (Plan* plan : {&result.plan, &result.reverse}) QualifyWith(bench, qualifier, *plan);
}

}  // namespace

MigrationPlan PlanMigration(const MigrationFlags& flags, const Environment& environment, bool prove,
                            Diagnostics& diagnostics) {
  MigrationPlan result;
  result.directory = ReadDirectory(flags, diagnostics);
  if (diagnostics.HasErrors()) return result;
  std::vector<SourcePtr> sources = FilesOf(flags.to);
  Hash128 key = CheckKey(sources, result.directory, KeyOf(flags, environment));
  if (!sources.empty() && WasInSync(key)) {
    result.unchanged_since_check = true;
    return result;
  }
  Workbench bench(flags.dev, environment, flags.selection);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  bench.qualified = !flags.qualifier.empty();
  auto [history, desired] = bench.Load({flags.dir}, flags.to, diagnostics, &result.directory);
  if (diagnostics.HasErrors()) return result;
  TellUncovered(desired.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  if (diagnostics.HasErrors()) return result;
  bool complete = desired.catalog.uncovered.empty();
  Planned intent = PlanTowards(bench, history.catalog, std::move(desired.catalog));
  bench.WarnUnmatched(diagnostics);
  result.plan = std::move(intent.plan);
  if (result.plan.empty()) {
    // What was said is to be said again the next time.
    const bool silent = diagnostics.all().empty();
    if (complete && silent && !sources.empty()) RememberInSync(key);
  } else if (prove) {
    Prove(bench.server(), history.database, history.catalog, intent.wanted, result.plan,
          diagnostics);
    if (result.directory.format != DirectoryFormat::kAtlas && !diagnostics.HasErrors())
      result.reverse = PlanTowards(bench, intent.wanted, std::move(history.catalog)).plan;
  }
  if (!flags.qualifier.empty()) Qualify(bench, flags.qualifier, result);
  return result;
}

}  // namespace mercator
