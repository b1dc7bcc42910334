#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "migrate/directive.h"

namespace mercator {

enum class TxMode { kFile, kAll, kNone };

// Whose naming and markers a directory follows (`?format=`).
enum class DirectoryFormat { kAtlas, kGolangMigrate, kGoose, kFlyway, kLiquibase, kDbmate };

// A byte range of a file.
struct TextRange {
  size_t begin = 0;
  size_t end = 0;
  bool operator==(const TextRange&) const = default;
};

// A file of checks in a txtar archive; it runs before the statements.
struct MigrationCheckFile {
  std::string name;  // `checks.sql`, `checks/users.sql`
  TextRange range;
  bool one_of = false;  // `-- atlas:assert oneof`: one true assertion is enough
};

// One file of a migration directory.
struct MigrationFile {
  std::string name;  // of the file in the directory, the one in atlas.sum
  std::string version;
  std::string description;
  SourcePtr source;                   // the raw bytes
  std::vector<Directive> directives;  // of the file, not of its statements
  std::optional<TxMode> tx_mode;      // kFile or kNone
  std::string delimiter;              // empty: `;` by PostgreSQL's rules
  bool checkpoint = false;
  std::string tag;                                 // of the checkpoint
  std::optional<std::vector<std::string>> nolint;  // for the whole file; empty list: everything
  bool sum_ignored = false;
  bool repeatable = false;  // `R__name.sql`: runs after all versions, and again when it has changed
  std::vector<TextRange> body;  // what is run, in order: the whole file, or its `up` part
  std::vector<MigrationCheckFile> checks;
};

// A directory of migrations as it is on disk.
struct MigrationDirectory {
  std::filesystem::path path;
  DirectoryFormat format = DirectoryFormat::kAtlas;
  std::vector<MigrationFile> files;        // byte-wise by name, as Atlas orders them
  std::optional<std::string> sum;          // atlas.sum; nothing: there is none
  std::vector<MigrationFile> repeatables;  // those with no version of their own, by name

  const MigrationFile* Find(std::string_view version) const;  // the last one; null: none
};

// Reads all files. What is wrong in them (two files with one version, a bad directive) goes to
// `diagnostics`. Throws Error if the directory is missing or unreadable.
MigrationDirectory ReadMigrationDirectory(const std::filesystem::path& path,
                                          Diagnostics& diagnostics,
                                          DirectoryFormat format = DirectoryFormat::kAtlas);

// One file from its name and text.
MigrationFile ReadMigrationFile(const std::string& name, SourcePtr source, Diagnostics& diagnostics,
                                DirectoryFormat format = DirectoryFormat::kAtlas);

// A directory without files for a path at which there is nothing yet.
MigrationDirectory EmptyMigrationDirectory(const std::filesystem::path& path);

// The files from the last checkpoint on; all of them if there is none.
std::vector<const MigrationFile*> FilesFromLastCheckpoint(const MigrationDirectory& directory);

}  // namespace mercator
