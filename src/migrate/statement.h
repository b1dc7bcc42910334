#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/directive.h"
#include "migrate/directory.h"

namespace mercator {

// A statement of a migration file.
struct MigrationStatement {
  std::string
      text;  // as sent, hashed and stored: with its `;`, without a delimiter of the file's own
  size_t begin = 0;  // byte range of `text` in the file
  size_t end = 0;
  std::vector<std::string> comments;  // directly above
  std::vector<Directive> directives;  // of those comments
};

// The statements that a file runs: by PostgreSQL's lexical rules or, where the file sets one, up to
// the file's delimiter (outside of quotes, comments and parentheses). Atlas's scanner gives the
// same for every file that a server accepts.
std::vector<MigrationStatement> ReadStatements(const MigrationFile& file, Diagnostics& diagnostics);

// The assertions of one file of checks.
std::vector<MigrationStatement> ReadCheckStatements(const MigrationFile& file,
                                                    const MigrationCheckFile& check,
                                                    Diagnostics& diagnostics);

// Base64 of SHA-256 over the texts of the statements up to each one: Atlas's partial hashes without
// their `h1:`.
std::vector<std::string> PartialHashes(const std::vector<MigrationStatement>& statements);

// What a statement does to the transaction that is open.
enum class TransactionCommand { kNone, kBegin, kCommit, kRollback };
TransactionCommand ClassifyTransactionCommand(std::string_view statement);

}  // namespace mercator
