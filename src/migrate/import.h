#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/directory.h"
#include "postgres/connection.h"

namespace mercator {

// A file of another tool as it is to be in a directory of Atlas's layout.
struct ImportedFile {
  std::string name;
  std::string version;
  std::string text;
  std::string original;  // how the other tool names it: what its history says
};

// The tools: golang-migrate, goose, flyway, liquibase, dbmate, and prisma (a directory of
// `<version>_<name>/migration.sql`) and alembic (files of `alembic upgrade head --sql`).
bool IsImportFormat(const std::string& format);

// The forward part of every file, with comments, without the markers of the tool. Throws Error if
// the format or the directory is not there.
std::vector<ImportedFile> ReadForeignMigrations(const std::filesystem::path& path,
                                                const std::string& format,
                                                Diagnostics& diagnostics);

// The version up to which the tool has applied the files to a database, as its own table says;
// empty: it has applied none. Throws Error if its table is not there, its last migration has
// failed, or a file in between was not applied.
std::string ReadForeignHistory(Connection& connection, const std::string& format,
                               const std::vector<ImportedFile>& files);

}  // namespace mercator
