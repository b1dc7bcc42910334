#pragma once

#include <string>
#include <vector>

#include "migrate/directory.h"

namespace mercator {

struct ForeignStatement {
  std::string comment;  // without `--`; may be empty
  std::string sql;      // without `;`
};

// A new migration as another tool wants it: the way there and the way back.
struct ForeignMigration {
  std::string version;
  std::string name;
  std::vector<ForeignStatement> up;
  std::vector<ForeignStatement> down;
  bool no_transaction = false;  // its statements cannot run in one
};

struct ForeignFile {
  std::string name;
  std::string text;
};

// The file, or the two files, of a migration in the layout of golang-migrate, goose, Flyway,
// Liquibase or dbmate. Atlas: sql/sqltool. REQUIRES: not Atlas's own layout.
std::vector<ForeignFile> ForeignFiles(DirectoryFormat format, const ForeignMigration& migration);

}  // namespace mercator
