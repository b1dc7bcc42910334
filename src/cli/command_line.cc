#include "cli/command_line.h"

#include "cli/project_flags.h"

namespace mercator {

namespace {

// A flag that can be given more than once takes one value each time, as in Atlas; what follows may
// be an argument of the command.
void TakeOneValueEach(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    if (!option->get_positional() && option->get_items_expected_max() > 1)
      option->allow_extra_args(false);
  }
  for (CLI::App* command : app.get_subcommands({})) TakeOneValueEach(*command);
}

}  // namespace

CommandLine::CommandLine() {
  AddCommands();
  AddProjectFlags(app_);
  TakeOneValueEach(app_);
}

void CommandLine::Parse(int argc, char** argv) {
  app_.parse(argc, argv);
  while (!command_->get_subcommands().empty()) command_ = command_->get_subcommands().front();
}

void CommandLine::AddCommands() {
  CLI::App& app = app_;
  mercator::Run& run = run_;
  app.require_subcommand(1);
  app.set_version_flag("--version", "mercator " MERCATOR_VERSION);
  AddInit(app, run);
  AddCreateMigrations(app, "create-migrations", run);
  AddCheckMigrations(app, "check-migrations", run);
  AddApply(app, run);
  CLI::App* migrate = app.add_subcommand("migrate", "Work with the migration directory");
  migrate->require_subcommand(1);
  AddCreateMigrations(*migrate, "diff", run);
  AddCheckMigrations(*migrate, "lint", run);
  AddApply(*migrate, run);
  AddMigrateStatus(*migrate, run);
  AddMigrateSet(*migrate, run);
  AddMigrateHash(*migrate, run);
  AddMigrateValidate(*migrate, run);
  AddMigrateNew(*migrate, run);
  AddMigrateLs(*migrate, run);
  AddMigrateShow(*migrate, run);
  AddMigrateRm(*migrate, run);
  AddMigrateEdit(*migrate, run);
  AddMigrateRebase(*migrate, run);
  AddMigrateImport(*migrate, run);
  AddMigrateResolve(*migrate, run);
  AddMigrateDown(*migrate, run);
  AddMigrateCheckpoint(*migrate, run);
  AddMigrateDrift(*migrate, run);
  AddMigrateTest(*migrate, run);
  CLI::App* schema =
      app.add_subcommand("schema", "Work with the desired schema and with databases");
  schema->require_subcommand(1);
  AddSchemaInspect(*schema, run);
  AddSchemaDiff(*schema, run);
  AddSchemaApply(*schema, run);
  AddSchemaPlan(*schema, run);
  AddSchemaClean(*schema, run);
  AddSchemaFmt(*schema, run);
  AddSchemaValidate(*schema, run);
  AddSchemaTest(*schema, run);
  CLI::App* dev = app.add_subcommand("dev", "Throw-away databases");
  dev->require_subcommand(1);
  AddDevUrl(*dev, run);
  AddCurrent(app, run);
  AddHistory(app, run);
  AddUpgrade(app, run);
  AddDowngrade(app, run);
  AddStamp(app, run);
  AddRevision(app, run);
  AddVersion(app, run);
  AddCompletion(app, run);
}

}  // namespace mercator
