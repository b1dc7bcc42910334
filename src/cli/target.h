#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "base/diagnostic.h"
#include "migrate/directory.h"
#include "postgres/connection.h"

namespace mercator {

// Which migration directory a command works on.
struct DirectoryFlags {
  std::string dir = "file://migrations";
  std::string dir_format;  // empty: what `?format=` says, else atlas
};

// `--dir`, `--dir-format`.
void AddDirectoryFlags(CLI::App& command, DirectoryFlags& flags);

DirectoryFormat FormatOf(const DirectoryFlags& flags);

// The directory, whatever its sum says. What is wrong in its files goes to `diagnostics`. Throws
// Error for a missing directory, another scheme than file://, an unknown format.
MigrationDirectory OpenDirectory(const DirectoryFlags& flags, Diagnostics& diagnostics);

// The same without files where there is no directory yet.
MigrationDirectory OpenOrNewDirectory(const DirectoryFlags& flags, Diagnostics& diagnostics);

// Prints what there is to say; throws Error where there are errors among it.
void RequireReadable(const Diagnostics& diagnostics);

// Which database a command works on.
struct DatabaseFlags {
  std::string url;
  std::string revisions_schema;
};

// `-u/--url`, `--revisions-schema`.
void AddDatabaseFlags(CLI::App& command, DatabaseFlags& flags);

// The flag, or empty (libpq's environment) where PGHOST, PGDATABASE or PGSERVICE is set. Throws
// Error `required flag "url" not set`.
std::string RequireUrl(const std::string& url);

// The schema that the URL's search_path names; empty: none or several, the whole database.
std::string ConnectedSchema(const std::string& url);

}  // namespace mercator
