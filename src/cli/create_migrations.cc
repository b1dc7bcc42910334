#include "cli/create_migrations.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/directory_lock.h"
#include "cli/editor.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/format_flag.h"
#include "cli/go_duration.h"
#include "cli/schema_format.h"
#include "cli/target.h"
#include "migrate/foreign_file.h"
#include "migrate/new_file.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

bool IsAtlas(const MigrationPlan& result) {
  return result.directory.format == DirectoryFormat::kAtlas;
}

// What comes out of `--format '{{ sql . "  " }}'` for some statements.
std::string Formatted(const CreateFlags& flags, const std::vector<PlannedStatement>& part) {
  if (flags.format.empty()) return Render(part);
  TemplateFunctions functions;
  functions["sql"] = [&](const std::vector<ReportValue>& arguments) -> ReportValue {
    const bool indent = arguments.size() > 1 && arguments[1].is_string();
    return IndentedSql(part, indent ? arguments[1].get<std::string>() : "  ");
  };
  return Template(flags.format).Execute(ReportValue::object(), functions);
}

std::vector<NewMigration> Files(const CreateFlags& flags, const Plan& plan) {
  std::vector<NewMigration> files;
  for (const auto& part : plan.parts) {
    NewMigration file{flags.name, {}, Formatted(flags, part)};
    if (part.size() == 1 && part[0].alone) file.directives.push_back("-- atlas:txmode none");
    files.push_back(std::move(file));
  }
  return files;
}

std::vector<ForeignStatement> Foreign(const std::vector<PlannedStatement>& statements) {
  std::vector<ForeignStatement> out;
  for (const PlannedStatement& statement : statements)
    out.push_back({statement.comment, statement.sql});
  return out;
}

// The way back belongs to the last file: those before it are undone with it.
std::vector<fs::path> WriteForeign(const CreateFlags& flags, const MigrationPlan& result) {
  if (flags.name.find_first_of("/\\\n\r") != std::string::npos)
    throw Error(fmt::format("{} cannot be the name of a migration", GoQuote(flags.name)));
  MigrationDirectory after = result.directory;
  std::vector<fs::path> paths;
  fs::create_directories(after.path);
  for (const auto& part : result.plan.parts) {
    ForeignMigration migration;
    migration.version = NextVersion(after, std::chrono::system_clock::now());
    migration.name = flags.name;
    migration.up = Foreign(part);
    if (&part == &result.plan.parts.back()) migration.down = Foreign(result.reverse.Statements());
    migration.no_transaction = part.size() == 1 && part[0].alone;
    for (const ForeignFile& file : ForeignFiles(after.format, migration)) {
      paths.push_back(after.path / file.name);
      WriteFileAtomically(paths.back(), file.text);
    }
    after.files.emplace_back().version = migration.version;
  }
  return paths;
}

void Rehash(const CreateFlags& flags) {
  Diagnostics diagnostics;
  WriteSum(OpenDirectory({flags.dir, flags.dir_format}, diagnostics));
  RequireReadable(diagnostics);
}

// Atlas's object: the files that would be written.
ReportValue Value(const CreateFlags& flags, const MigrationPlan& result) {
  CreateFlags plain;
  plain.name = flags.name;
  MigrationDirectory after = result.directory;
  ReportValue files = ReportValue::array();
  for (const NewMigration& file : Files(plain, result.plan)) {
    const std::string version = NextVersion(after, std::chrono::system_clock::now());
    std::string content;
    for (const std::string& directive : file.directives) content += directive + "\n\n";
    files.push_back({{"Name", version + (file.name.empty() ? "" : "_" + file.name) + ".sql"},
                     {"Version", version},
                     {"Description", file.name},
                     {"Content", content + file.body}});
    after.files.emplace_back().version = version;
  }
  return {{"Files?", files}, {"Dir", flags.dir}};
}

// Atlas takes only `{{ sql . }}` and `{{ sql . "  " }}` for files; the object is for a dry run.
void CheckFormat(const CreateFlags& flags) {
  if (flags.format.empty()) return;
  Template checked(flags.format);
  if (!flags.dry_run && !Contains(flags.format, "sql ")) {
    throw Error(fmt::format("cannot use format with: {}", GoQuote(flags.format)),
                "for files it is '{{ sql . \"  \" }}'; with `--dry-run` any template, as '{{ json "
                ". }}'");
  }
}

int Show(const CreateFlags& flags, const MigrationPlan& result) {
  if (flags.format.empty() || Contains(flags.format, "sql ")) {
    for (const auto& part : result.plan.parts) std::fputs(Formatted(flags, part).c_str(), stdout);
  } else {
    PrintFormatted(flags.format, Value(flags, result));
  }
  return 0;
}

}  // namespace

int CreateMigrations(const CreateFlags& flags, const Environment& environment) {
  CheckFormat(flags);
  const DirectoryLock lock(PathOfUrl(flags.dir), ParseGoDuration(flags.lock_timeout));
  Diagnostics diagnostics;
  MigrationPlan result = PlanMigration(flags, environment, true, diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) {
    std::fputs("Error: no migration was written\n", stderr);
    return 1;
  }
  if (result.plan.empty()) {
    std::puts("The migration directory is synced with the desired state, no changes to be made");
    return 0;
  }
  if (flags.dry_run) return Show(flags, result);
  if (flags.edit && !IsAtlas(result))
    throw Error("--edit flag supports only atlas directories, but got: " + flags.dir_format);
  const std::vector<fs::path> paths =
      IsAtlas(result) ? WriteNewMigrations(result.directory, Files(flags, result.plan))
                      : WriteForeign(flags, result);
  if (flags.edit) EditFiles(paths);
  if (flags.edit || !IsAtlas(result)) Rehash(flags);
  for (const fs::path& path : paths) std::printf("Wrote %s\n", environment.Shown(path).c_str());
  PrintHazards(result.plan);
  return 0;
}

void AddCreateMigrations(CLI::App& group, const std::string& name, Run& run) {
  auto flags = std::make_shared<CreateFlags>();
  CLI::App* command = group.add_subcommand(
      name, "Write the migration that leads from the history to the desired schema");
  command->add_option("name", flags->name, "what the migration is called");
  AddMigrationFlags(*command, *flags);
  command->add_option("--qualifier", flags->qualifier,
                      "schema that names are qualified with, where the dev URL has a search_path");
  command->add_option("--format", flags->format,
                      "how SQL is written: '{{ sql . \"    \" }}'; with --dry-run any template");
  command->add_flag("--dry-run", flags->dry_run, "print the migration and write nothing");
  command->add_flag("--edit", flags->edit, "open the new files in $EDITOR");
  command
      ->add_option("--lock-timeout", flags->lock_timeout,
                   "how long to wait for another command that writes to the directory")
      ->capture_default_str();
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return CreateMigrations(*flags, environment); };
  });
}

}  // namespace mercator
