#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "cli/command.h"
#include "cli/target.h"
#include "cli/workbench.h"
#include "migrate/import.h"
#include "migrate/set.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

struct Flags {
  std::string from = "file://migrations";
  std::string to = "file://migrations";
  std::string format;
  std::string from_url;
  std::string revisions_schema;
};

std::string FormatFrom(const Flags& flags) {
  std::string format = ParameterOfUrl(flags.from, "format");
  if (format.empty()) format = flags.format;
  if (format.empty() || format == "atlas") {
    throw Error("cannot import a migration directory already in \"atlas\" format",
                "say which tool it is of: `--from 'file://migrations?format=goose'`");
  }
  if (IsImportFormat(format)) return format;
  throw Error(fmt::format("unknown dir format {}", GoQuote(format)),
              "it is one of golang-migrate, goose, flyway, liquibase, dbmate, prisma, alembic");
}

void RequireEmpty(const fs::path& path) {
  if (!fs::exists(path)) return;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.path().extension() != ".sql" && entry.path().filename() != "atlas.sum") continue;
    throw Error("target migration directory must be empty",
                fmt::format("`{}` holds `{}`; `--to` names another one", path.string(),
                            entry.path().filename().string()));
  }
}

void RequireDistinct(const std::vector<ImportedFile>& files) {
  std::set<std::string> names;
  for (const ImportedFile& file : files) {
    if (names.insert(file.name).second) continue;
    throw Error(fmt::format("two files would be called `{}`", file.name),
                "rename one of them first");
  }
}

void WriteFiles(const fs::path& path, const std::vector<ImportedFile>& files) {
  bool made = fs::create_directories(path);
  std::vector<fs::path> written;
  try {
    for (const ImportedFile& file : files) {
      written.push_back(path / file.name);
      WriteFileAtomically(written.back(), file.text);
    }
    Diagnostics diagnostics;
    WriteSum(ReadMigrationDirectory(path, diagnostics));
    RequireReadable(diagnostics);
  } catch (...) {
    std::error_code ignored;
    for (const fs::path& file : written) fs::remove(file, ignored);
    fs::remove(path / "atlas.sum", ignored);
    if (made) fs::remove(path, ignored);
    throw;
  }
}

int Import(const Flags& flags) {
  std::string format = FormatFrom(flags);
  fs::path to = PathOfUrl(flags.to);
  RequireEmpty(to);
  Diagnostics diagnostics;
  std::vector<ImportedFile> files =
      ReadForeignMigrations(PathOfUrl(flags.from), format, diagnostics);
  RequireReadable(diagnostics);
  if (files.empty()) {
    std::puts("nothing to import");
    return 0;
  }
  RequireDistinct(files);
  if (flags.from_url.empty()) {
    WriteFiles(to, files);
    return 0;
  }
  Connection connection(RequireUrl(flags.from_url));
  std::string version = ReadForeignHistory(connection, format, files);
  WriteFiles(to, files);
  if (version.empty()) return 0;
  SetVersion(connection, ReadMigrationDirectory(to, diagnostics), version,
             {flags.revisions_schema, ConnectedSchema(flags.from_url)});
  std::printf("The history of the database was taken over: it is at version %s\n", version.c_str());
  return 0;
}

}  // namespace

void AddMigrateImport(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("import", "Take over the migrations of another tool");
  command->footer(
      "Examples:\n"
      "  mercator migrate import --from 'file://db/migrations?format=golang-migrate' --to "
      "file://migrations\n"
      "  mercator migrate import --from 'file://db?format=goose' --from-url \"$DATABASE_URL\"    # "
      "and its history");
  command->add_option("--from", flags->from, "directory of the other tool; `?format=` says which")
      ->capture_default_str();
  command->add_option("--to", flags->to, "directory to write")->capture_default_str();
  command->add_option(
      "--dir-format", flags->format,
      "golang-migrate, goose, flyway, liquibase, dbmate, prisma, or alembic (output of `alembic "
      "upgrade head --sql`)");
  command->add_option(
      "--from-url", flags->from_url,
      "a database that the tool has migrated: what it has applied is recorded there as applied");
  command->add_option("--revisions-schema", flags->revisions_schema,
                      "schema of the table atlas_schema_revisions");
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return Import(*flags); }; });
}

}  // namespace mercator
