#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "cli/command.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/intent.h"
#include "cli/project_files.h"
#include "cli/schema_format.h"
#include "cli/schema_split.h"
#include "cli/target.h"
#include "cli/uncovered.h"
#include "hcl/schema/schema.h"
#include "migrate/apply.h"
#include "migrate/new_file.h"
#include "migrate/revisions.h"
#include "postgres/url.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEmptySchema =
    R"(-- The desired schema: what is written into the `.sql` files of
-- this folder, in any order. For example:
--
--   CREATE TABLE users (
--       id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
--       email text NOT NULL UNIQUE
--   );
--
-- Then: mercator create-migrations users
)";

struct Flags {
  std::string from;
  std::string to = "file://schema";
  std::string dir = "file://migrations";
  std::string config = "file://atlas.hcl";
  std::string env = "local";
  std::string layout = "object";
  std::string format = "sql";
  std::string name = "baseline";
  std::string revisions_schema;
  bool no_record = false;
  std::vector<std::string> with;
  SelectionFlags selection;
  bool strict = false;
  DevServerOptions dev;
};

// A project under way: in a folder of its own until all of it is known to be right.
struct Draft {
  TemporaryDirectory folder;
  std::string baseline;  // version; empty: the database is empty
  fs::path schema() const { return folder.path() / "schema"; }
  fs::path migrations() const { return folder.path() / "migrations"; }
};

void CheckFlags(const Flags& flags) {
  const bool layout = flags.layout == "file" || flags.layout == "object" ||
                      flags.layout == "schema" || flags.layout == "type";
  if (!layout) {
    throw Error(fmt::format("unknown layout {}", GoQuote(flags.layout)),
                "it is object (a file for each table, view, …), schema, type, or file (one file)");
  }
  if (flags.format != "sql" && flags.format != "hcl") {
    throw Error(fmt::format("unknown format {}", GoQuote(flags.format)), "it is sql or hcl");
  }
  if (!flags.from.empty()) RequireUrl(flags.from);
}

// The database must not have a history: it would be another one than that of the new directory.
void RequireNoHistory(Connection& connection, const Flags& flags) {
  const std::string schema = ConnectedSchema(flags.from);
  RequireUnambiguousTable(connection, flags.revisions_schema, schema);
  const std::vector<Revision> revisions =
      RevisionTable(connection, RevisionsSchema(flags.revisions_schema, schema)).Read();
  if (revisions.empty()) return;
  throw Error(fmt::format("the database has a history already: it is at version {}",
                          GoQuote(revisions.back().version)),
              "bring its migration directory here; `mercator schema inspect` writes schema files "
              "alone, and `--no-record` takes the schema over without a look at the history");
}

std::vector<SplitFile> SchemaFilesOf(const Flags& flags, const Plan& plan, const Catalog& state) {
  if (flags.format == "hcl") return {{"schema.hcl", CatalogToHcl(state)}};
  if (flags.layout == "file") return {{"schema.sql", Render(plan)}};
  return SplitSchema(plan, state, ParseSplitBy(flags.layout));
}

std::vector<NewMigration> Baseline(const Flags& flags, const Plan& plan) {
  std::vector<NewMigration> files;
  for (const auto& part : plan.parts) {
    NewMigration file{flags.name, {}, Render(part)};
    if (part.size() == 1 && part[0].alone) file.directives.push_back("-- atlas:txmode none");
    files.push_back(std::move(file));
  }
  return files;
}

void WriteDraft(const Flags& flags, const Plan& plan, const Catalog& state, Draft& draft) {
  if (plan.empty()) return;
  WriteFiles(SchemaFilesOf(flags, plan, state), draft.schema().string());
  WriteNewMigrations(EmptyMigrationDirectory(draft.migrations()), Baseline(flags, plan));
  Diagnostics ignored;
  draft.baseline = ReadMigrationDirectory(draft.migrations(), ignored).files.back().version;
}

// A difference of two states that should be one is a fault that is told before anything is written.
void RequireSame(Workbench& bench, const Catalog& from, Catalog to, const char* what) {
  const Plan plan = PlanTowards(bench, from, std::move(to)).plan;
  if (plan.empty()) return;
  std::fputs(Render(plan).c_str(), stderr);
  throw Error(fmt::format("{}; nothing was written", what),
              "the statements above are what differs");
}

// The baseline and the schema files must give what the database is.
void Verify(Workbench& bench, const Draft& draft, const Catalog& live) {
  Diagnostics diagnostics;
  const MigrationDirectory directory = ReadMigrationDirectory(draft.migrations(), diagnostics);
  auto [history, desired] =
      bench.Load({draft.migrations().string()}, {draft.schema().string()}, diagnostics, &directory);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors())
    throw Error("what was made of the database cannot be loaded; nothing was written");
  RequireSame(bench, live, history.catalog, "the baseline does not give the state of the database");
  RequireSame(bench, history.catalog, std::move(desired.catalog),
              "the schema files and the baseline differ");
}

void TakeFolder(const fs::path& from, const fs::path& to, ProjectFiles& files) {
  if (!fs::exists(from)) return;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (entry.is_regular_file())
      files.Add((to / entry.path().lexically_relative(from)).lexically_normal(),
                ReadFile(entry.path()));
  }
}

std::string DevUrlOf(const Flags& flags, int major, const std::string& scope) {
  if (IsDatabaseUrl(flags.dev.dev_url)) return "";
  std::string url = flags.dev.dev_url;
  if (url.empty() && major > 0) url = fmt::format("docker://postgres/{}/dev", major);
  const bool scoped = !scope.empty() && !url.empty() && ParameterOfUrl(url, "search_path").empty();
  return scoped ? url + "?search_path=" + scope : url;
}

// All files of the project: those of the draft where they are to be, and what goes with them.
ProjectFiles FilesOf(const Flags& flags, const Draft& draft, const std::string& dev) {
  const std::string schema = PathOfUrl(flags.to), migrations = PathOfUrl(flags.dir);
  ProjectFiles files;
  files.RequireEmpty(schema);
  files.RequireEmpty(migrations);
  TakeFolder(draft.schema(), schema, files);
  TakeFolder(draft.migrations(), migrations, files);
  if (draft.baseline.empty()) {
    files.Add(fs::path(schema) / "schema.sql", kEmptySchema);
    files.Add(fs::path(migrations) / "atlas.sum",
              "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  }
  files.Add(
      PathOfUrl(flags.config),
      ProjectFileText({flags.env, schema, migrations, dev, flags.revisions_schema, flags.with,
                       flags.selection.schemas, flags.selection.include, flags.selection.exclude}));
  return files;
}

void PrintWritten(const ProjectFiles& files) {
  constexpr size_t kMost = 12;
  const size_t count = files.files().size();
  for (size_t i = 0; i < count; ++i) {
    // The last three are the migration, its sum and the project file.
    if (count > kMost && i == kMost - 4) {
      std::printf("… and %zu more files of the schema\n", count - kMost + 1);
      i = count - 4;
      continue;
    }
    std::printf("Wrote %s\n", files.files()[i].path.c_str());
  }
}

// The row of the baseline as `migrate apply --baseline` writes it.
void Record(Connection& connection, const Flags& flags, const std::string& version) {
  Diagnostics diagnostics;
  const MigrationDirectory directory = ReadMigrationDirectory(PathOfUrl(flags.dir), diagnostics);
  ApplyOptions options;
  options.baseline = version;
  options.revisions_schema = flags.revisions_schema;
  options.connected_schema = ConnectedSchema(flags.from);
  ApplyObserver observer;
  const ApplyReport report = Apply(connection, directory, options, diagnostics, observer);
  if (report.failure) throw Error(report.failure->message, report.failure->hint);
}

// The last step: files and row come together, or neither.
void Finish(Connection& connection, const Flags& flags, const std::string& version,
            ProjectFiles& files) {
  files.Write();
  if (version.empty() || flags.no_record) return;
  try {
    Record(connection, flags, version);
  } catch (const ConnectionLost&) {
    throw;  // nobody knows whether the row is in: the files stay
  } catch (const Error& e) {
    files.Remove();
    throw Error(fmt::format("cannot record the baseline in the database: {}; nothing was written",
                            e.what()),
                "with `--no-record` nothing is written to the database");
  }
}

void PrintNext(const Flags& flags, const std::string& version) {
  if (version.empty()) return;
  if (flags.no_record) {
    std::printf(
        "Nothing was recorded in the database. For it, and for each other one with this schema:\n"
        "  mercator apply -u URL --baseline %s\n",
        version.c_str());
    return;
  }
  std::printf(
      "The database is recorded as being at version %s. For each other one with this schema:\n"
      "  mercator apply -u URL --baseline %s\n",
      version.c_str(), version.c_str());
}

int TakeOver(const Flags& flags, const Environment& environment) {
  FilesOf(flags, Draft(), "").Check();
  Connection connection(flags.from);
  if (!flags.no_record) RequireNoHistory(connection, flags);
  Workbench bench(flags.dev, environment, flags.selection);
  bench.ScopeTo(flags.from);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  bench.Prefer(connection.major());
  Diagnostics diagnostics;
  const Catalog live = Inspect(connection, bench.inspect);
  TellUncovered(live, flags.strict, "it is not taken over", diagnostics);
  const Catalog state = Selected(live, bench.selection());
  bench.WarnUnmatched(diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  Draft draft;
  const Plan plan = PlanFromNothing(bench, state);
  WriteDraft(flags, plan, state, draft);
  if (!plan.empty()) Verify(bench, draft, live);
  ProjectFiles files = FilesOf(flags, draft, DevUrlOf(flags, connection.major(), bench.scope()));
  Finish(connection, flags, draft.baseline, files);
  PrintWritten(files);
  PrintNext(flags, draft.baseline);
  return 0;
}

int Init(const Flags& flags, const Environment& environment) {
  CheckFlags(flags);
  if (!flags.from.empty()) return TakeOver(flags, environment);
  ProjectFiles files = FilesOf(flags, Draft(), DevUrlOf(flags, 0, ""));
  files.Write();
  PrintWritten(files);
  return 0;
}

}  // namespace

void AddInit(CLI::App& app, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand(
      "init", "Begin a project: an empty one, or one that takes over an existing database");
  command->footer(
      "Examples:\n"
      "  mercator init                              # schema/, migrations/, atlas.hcl\n"
      "  mercator init --from \"$DATABASE_URL\"       # with what the database has, recorded there "
      "as its baseline");
  command->add_option("--from", flags->from, "the database to take over");
  command->add_option("--to", flags->to, "folder for the schema files")->capture_default_str();
  command->add_option("--dir", flags->dir, "folder for the migrations")->capture_default_str();
  command->add_option("-c,--config", flags->config, "the project file to write")
      ->capture_default_str();
  command->add_option("--env", flags->env, "name of its env")->capture_default_str();
  command
      ->add_option("--layout", flags->layout,
                   "a file for each: object, schema, type; or one file: file")
      ->capture_default_str();
  command
      ->add_option("--format", flags->format,
                   "language of the schema files: sql, or hcl (one file)")
      ->capture_default_str();
  command->add_option("--name", flags->name, "what the first migration is called")
      ->capture_default_str();
  command->add_flag("--no-record", flags->no_record,
                    "write nothing to the database: its baseline is recorded later");
  command->add_option("--revisions-schema", flags->revisions_schema,
                      "schema of the table atlas_schema_revisions");
  AddWithFlag(*command, flags->with);
  AddSelectionFlags(*command, flags->selection);
  AddStrictFlag(*command, flags->strict);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Init(*flags, environment); };
  });
}

}  // namespace mercator
