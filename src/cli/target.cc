#include "cli/target.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "cli/workbench.h"
#include "migrate/format.h"
#include "postgres/url.h"

namespace mercator {
namespace {

bool IsSet(const char* name) {
  const char* value = std::getenv(name);
  return value && *value;
}

void CheckScheme(const std::string& url) {
  size_t scheme = url.find("://");
  if (scheme == std::string::npos || url.starts_with("file://")) return;
  throw Error(fmt::format("unsupported driver {} of the migration directory",
                          GoQuote(url.substr(0, scheme))),
              "give a path or `--dir file://path`");
}

}  // namespace

void AddDirectoryFlags(CLI::App& command, DirectoryFlags& flags) {
  command
      .add_option("--dir", flags.dir,
                  "the migration directory; `?format=` says whose layout it has")
      ->capture_default_str();
  command.add_option(
      "--dir-format", flags.dir_format,
      "layout of the directory: atlas, golang-migrate, goose, flyway, liquibase, dbmate");
}

DirectoryFormat FormatOf(const DirectoryFlags& flags) {
  std::string name = ParameterOfUrl(flags.dir, "format");
  if (name.empty()) name = flags.dir_format;
  if (name.empty()) return DirectoryFormat::kAtlas;
  if (auto format = ParseDirectoryFormat(name)) return *format;
  throw Error(fmt::format("unknown dir format {}", GoQuote(name)),
              "it is one of atlas, golang-migrate, goose, flyway, liquibase, dbmate");
}

MigrationDirectory OpenDirectory(const DirectoryFlags& flags, Diagnostics& diagnostics) {
  CheckScheme(flags.dir);
  DirectoryFormat format = FormatOf(flags);
  std::string path = PathOfUrl(flags.dir);
  if (!std::filesystem::exists(path)) {
    throw Error(fmt::format("the migration directory `{}` does not exist", path),
                "`--dir file://path` names another one; `mercator migrate new` begins one");
  }
  return ReadMigrationDirectory(path, diagnostics, format);
}

MigrationDirectory OpenOrNewDirectory(const DirectoryFlags& flags, Diagnostics& diagnostics) {
  CheckScheme(flags.dir);
  std::string path = PathOfUrl(flags.dir);
  if (std::filesystem::exists(path)) return OpenDirectory(flags, diagnostics);
  MigrationDirectory directory = EmptyMigrationDirectory(path);
  directory.format = FormatOf(flags);
  return directory;
}

void RequireReadable(const Diagnostics& diagnostics) {
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) {
    throw Error("the migration files cannot be used as they are; nothing was done");
  }
}

void AddDatabaseFlags(CLI::App& command, DatabaseFlags& flags) {
  command.add_option(
      "-u,--url", flags.url,
      "the database: postgres://…, a keyword string, or nothing where PGHOST, PGDATABASE "
      "or PGSERVICE is set");
  command.add_option("--revisions-schema", flags.revisions_schema,
                     "schema of the table atlas_schema_revisions");
}

std::string RequireUrl(const std::string& url) {
  if (!url.empty()) {
    if (IsDatabaseUrl(url)) return url;
    throw Error(fmt::format("`{}` is not a database URL", RedactUrl(url)),
                "write `-u postgres://user@host:5432/database` or `-u \"host=… dbname=…\"`");
  }
  if (IsSet("PGHOST") || IsSet("PGDATABASE") || IsSet("PGSERVICE")) return url;
  throw Error("required flag \"url\" not set",
              "name the database with `-u postgres://user@host:5432/database`, or set PGHOST and "
              "PGDATABASE");
}

std::string ConnectedSchema(const std::string& url) {
  std::string path = UrlParameter(url, "search_path");
  return Contains(path, ",") ? "" : std::string(Trim(path));
}

}  // namespace mercator
