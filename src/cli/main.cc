#include "cli/main.h"

#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

int Fail(const std::string& message, const std::string& hint) {
  std::fprintf(stderr, "Error: %s\n", message.c_str());
  if (!hint.empty()) std::fprintf(stderr, "  %s\n", hint.c_str());
  return 1;
}

}  // namespace

int Main(int argc, char** argv) {
  CLI::App app(
      "Mercator keeps a PostgreSQL schema in files: edit it, and the migration is written, proven "
      "and applied",
      "mercator");
  app.require_subcommand(1);
  app.set_version_flag("--version", "mercator " MERCATOR_VERSION);
  Run run;
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
  CLI::App* schema =
      app.add_subcommand("schema", "Work with the desired schema and with databases");
  schema->require_subcommand(1);
  AddSchemaInspect(*schema, run);
  AddSchemaDiff(*schema, run);
  AddSchemaApply(*schema, run);
  AddSchemaClean(*schema, run);
  AddSchemaFmt(*schema, run);
  AddSchemaValidate(*schema, run);
  CLI::App* dev = app.add_subcommand("dev", "Throw-away databases");
  dev->require_subcommand(1);
  AddDevUrl(*dev, run);
  AddVersion(app, run);
  AddCompletion(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 1;
  }
  try {
    return run();
  } catch (const ChecksumError& e) {
    std::fputs(ChecksumFailureText(e.mismatch).c_str(), stdout);
    std::fflush(stdout);
    return Fail(e.what(), e.hint());
  } catch (const Error& e) {
    return Fail(e.what(), e.hint());
  } catch (const std::exception& e) {
    return Fail(e.what(), "");
  }
}

}  // namespace mercator
