#include "cli/flags.h"

#include <cstdio>

#include "cli/uncovered.h"

namespace mercator {

void AddDevFlags(CLI::App& command, DevServerOptions& options) {
  command.add_option(
      "--dev-url", options.dev_url,
      "server for elaborating schemas: a database URL or docker://postgres/<major>/dev; by default "
      "a throw-away server is started from the binaries of this machine");
  command.add_option("--postgres-bin", options.postgres_bin,
                     "folder of the server binaries (initdb, postgres)");
}

void AddMigrationFlags(CLI::App& command, MigrationFlags& flags) {
  command
      .add_option("--to", flags.to,
                  "the desired schema: file://…, a path or a database URL; repeatable")
      ->capture_default_str();
  command.add_option("--dir", flags.dir, "the migration directory")->capture_default_str();
  command.add_option(
      "--dir-format", flags.dir_format,
      "layout of the directory: atlas, golang-migrate, goose, flyway, liquibase, dbmate");
  AddStrictFlag(command, flags.strict);
  AddDevFlags(command, flags.dev);
  AddWithFlag(command, flags.with);
  AddSelectionFlags(command, flags.selection);
}

void AddSelectionFlags(CLI::App& command, SelectionFlags& flags) {
  command.add_option("-s,--schema", flags.schemas, "only these schemas; repeatable")
      ->delimiter(',');
  command
      .add_option("--exclude", flags.exclude,
                  "leave out what a pattern names: `schema.object.child`, with globs and "
                  "`[type=…]`; repeatable")
      ->delimiter(',');
  command.add_option("--include", flags.include, "only what a pattern names; repeatable")
      ->delimiter(',');
}

void AddWithFlag(CLI::App& command, std::vector<std::string>& with) {
  command
      .add_option("--with", with,
                  "what is compared besides the schema itself: roles,privileges,ownership")
      ->delimiter(',')
      ->check(CLI::IsMember({"roles", "privileges", "ownership"}));
}

void PrintHazards(const Plan& plan) {
  for (const PlannedStatement& statement : plan.Statements()) {
    for (const Hazard& hazard : statement.hazards) {
      if (hazard.kind == Hazard::kRewrite) continue;
      std::fprintf(stderr, "warning: %s\n", hazard.message.c_str());
    }
  }
}

}  // namespace mercator
