#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/directory.h"

namespace mercator {

// `atlas`, `golang-migrate`, `goose`, `flyway`, `liquibase`, `dbmate`; nothing for another name.
std::optional<DirectoryFormat> ParseDirectoryFormat(std::string_view name);
std::string_view DirectoryFormatName(DirectoryFormat format);

// Whether a file of this name (base name) is a migration that runs forward.
bool IsMigrationName(DirectoryFormat format, std::string_view name);

// `R__views.sql`, in Atlas's layout and in Flyway's: a file that runs after all versions, and again
// when it has changed.
bool IsRepeatableName(DirectoryFormat format, std::string_view name);

struct VersionAndDescription {
  std::string version;
  std::string description;
  bool operator==(const VersionAndDescription&) const = default;
};
VersionAndDescription ParseMigrationName(DirectoryFormat format, std::string_view name);

// The forward part of a file of another tool.
struct ForwardPart {
  std::vector<TextRange> ranges;
  bool no_transaction = false;  // `-- +goose NO TRANSACTION`, `transaction:false`
};
ForwardPart FindForwardPart(DirectoryFormat format, std::string_view text);

// Flyway: the newest baseline, versions after it. Other formats stay as they are. Without
// repeatables.
void OrderFiles(DirectoryFormat format, std::vector<MigrationFile>& files);

}  // namespace mercator
