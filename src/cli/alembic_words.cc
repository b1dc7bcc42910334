#include <fmt/format.h>
#include <unistd.h>

#include <cctype>
#include <cstdio>
#include <functional>

#include "base/error.h"
#include "cli/command.h"
#include "cli/create_migrations.h"
#include "cli/editor.h"
#include "cli/flags.h"
#include "cli/target.h"
#include "migrate/new_file.h"
#include "migrate/set.h"
#include "migrate/sum.h"
#include "report/status_text.h"

// Alembic's commands that do what commands of Mercator do: `upgrade` is `apply`, `downgrade` is
// `migrate down`, `stamp` is `migrate set`, `revision` is `migrate new` or `migrate diff`.
namespace mercator {
namespace {

// The command that `add` declares, under another name.
CLI::App* AddRenamed(CLI::App& app, const std::string& name,
                     const std::function<void(CLI::App&)>& add) {
  CLI::App scratch;
  add(scratch);
  CLI::App_p command = scratch.get_subcommand_ptr(0);
  scratch.remove_subcommand(command.get());
  command->name(name);
  return app.add_subcommand(std::move(command));
}

void Set(CLI::App& command, const std::string& name, const std::string& value) {
  CLI::Option* option = command.get_option(name);
  option->clear();
  option->add_result(value);
  option->run_callback();
}

// N of `+N` or `-N`; empty: it is not of that form.
std::string Steps(const std::string& target, char sign) {
  const bool number = target.size() > 1 && target[0] == sign &&
                      target.find_first_not_of("0123456789", 1) == std::string::npos;
  return number ? target.substr(1) : "";
}

void TranslateUpgrade(CLI::App& command) {
  const CLI::Option* amount = command.get_option("amount");
  if (amount->count() == 0) return;
  const std::string target = amount->results().back();
  if (target == "head" || target == "heads") {
    Set(command, "amount", "");
  } else if (const std::string steps = Steps(target, '+'); !steps.empty()) {
    Set(command, "amount", steps);
  } else {
    Set(command, "amount", "");
    Set(command, "--to-version", target);
  }
}

void TranslateDowngrade(CLI::App& command) {
  const CLI::Option* amount = command.get_option("amount");
  if (amount->count() == 0)
    throw CLI::ValidationError("downgrade", "to where? `-1`, a version, or `base`");
  const std::string target = amount->results().back();
  if (const std::string steps = Steps(target, '-'); !steps.empty())
    return Set(command, "amount", steps);
  Set(command, "amount", "");
  Set(command, "--to-version", target == "base" ? "0" : target);
}

struct StampFlags : DirectoryFlags, DatabaseFlags {
  std::string revision;
};

int Stamp(const StampFlags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  const std::string url = RequireUrl(flags.url);
  const std::string schema = ConnectedSchema(url);
  Connection connection(url);
  std::string version = flags.revision;
  if (version == "head" || version == "heads") {
    if (directory.files.empty()) throw Error("the directory has no files: there is no head");
    version = directory.files.back().version;
  } else if (version == "base") {
    RequireUnambiguousTable(connection, flags.revisions_schema, schema);
    if (RevisionTable(connection, RevisionsSchema(flags.revisions_schema, schema)).Read().empty())
      return 0;
    directory = EmptyMigrationDirectory(directory.path);
    version.clear();
  }
  const SetReport report =
      SetVersion(connection, directory, version, {flags.revisions_schema, schema});
  std::fputs(SetText(report, StyleFor(STDOUT_FILENO)).c_str(), stdout);
  return 0;
}

struct RevisionFlags : CreateFlags {
  std::string message;
  bool autogenerate = false;
  bool edit = false;
};

// `Add a column` is `add_a_column`, cut at a word after 40 letters, as Alembic names its files.
std::string Slug(const std::string& message) {
  constexpr size_t kMost = 40;
  std::string slug;
  for (const char c : message) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter) || letter >= 0x80) {
      slug += static_cast<char>(std::tolower(letter));
    } else if (!slug.empty() && slug.back() != '_') {
      slug += '_';
    }
  }
  while (slug.ends_with('_')) slug.pop_back();
  if (slug.size() <= kMost) return slug;
  const size_t cut = slug.rfind('_', kMost);
  return slug.substr(0, cut == std::string::npos ? slug.size() : cut);
}

int Revise(const RevisionFlags& given, const Environment& environment) {
  RevisionFlags flags = given;
  flags.name = Slug(flags.message);
  if (flags.autogenerate) return CreateMigrations(flags, environment);
  Diagnostics diagnostics;
  const MigrationDirectory directory = OpenOrNewDirectory({flags.dir, ""}, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  const auto path = WriteNewMigration(directory, {flags.name, {}, ""});
  if (flags.edit) {
    EditFiles({path});
    WriteSum(OpenDirectory({flags.dir, ""}, diagnostics));
    RequireReadable(diagnostics);
  }
  std::printf("Wrote %s\n", path.c_str());
  return 0;
}

}  // namespace

void AddUpgrade(CLI::App& app, Run& run) {
  CLI::App* command =
      AddRenamed(app, "upgrade", [&](CLI::App& scratch) { AddApply(scratch, run); });
  command->description("Alembic's word for `apply`: run migrations up to `head`, `+N`, a version");
  command->footer("Examples:\n  mercator upgrade head -u URL\n  mercator upgrade +1 -u URL");
  command->get_option("amount")->description(
      "head (all, by default), +N (so many files), or a version");
  command->parse_complete_callback([command] { TranslateUpgrade(*command); });
}

void AddDowngrade(CLI::App& app, Run& run) {
  CLI::App* command =
      AddRenamed(app, "downgrade", [&](CLI::App& scratch) { AddMigrateDown(scratch, run); });
  command->description(
      "Alembic's word for `migrate down`: revert `-N` versions, to one, to `base`");
  command->footer("Examples:\n  mercator downgrade -1 -u URL\n  mercator downgrade base -u URL");
  command->get_option("amount")->description("-N (so many versions), a version, or base");
  command->parse_complete_callback([command] { TranslateDowngrade(*command); });
}

void AddStamp(CLI::App& app, Run& run) {
  auto flags = std::make_shared<StampFlags>();
  CLI::App* command = app.add_subcommand(
      "stamp", "Alembic's word for `migrate set`: record a version, run nothing");
  command->footer("Example:\n  mercator stamp head -u URL");
  command->add_option("revision", flags->revision, "head, base (nothing is applied), or a version")
      ->required();
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  command->callback([flags, &run] { run = [flags](const Environment&) { return Stamp(*flags); }; });
}

void AddRevision(CLI::App& app, Run& run) {
  auto flags = std::make_shared<RevisionFlags>();
  CLI::App* command = app.add_subcommand(
      "revision", "Alembic's word for a new migration: empty, or computed from the schema files");
  command->footer(
      "Examples:\n"
      "  mercator revision -m \"backfill emails\" --edit\n"
      "  mercator revision -m \"add orders\" --autogenerate    # as create-migrations");
  command->add_option("-m,--message", flags->message, "what the migration is called");
  command->add_flag("--autogenerate", flags->autogenerate,
                    "what leads from the history to the desired schema");
  command->add_flag("--edit", flags->edit, "open the file in $EDITOR");
  AddMigrationFlags(*command, *flags);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Revise(*flags, environment); };
  });
}

}  // namespace mercator
