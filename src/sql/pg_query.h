#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mercator {

// Why the linked grammar could not read a text. That is not a user's error by itself: the grammar
// may be older than the server, which has the last word.
struct ParseError {
  std::string message;  // as PostgreSQL says it: `syntax error at or near "x"`
  size_t position = 0;  // byte offset in the text
};

// The major version of PostgreSQL whose grammar is linked: 15, 17.
int GrammarVersion();

// The parse tree of all statements as JSON:
// `{"version":…,"stmts":[{"stmt":{…},"stmt_location":…}]}` (locations in bytes); nothing, and
// `error` if given, when the grammar does not know the text.
std::optional<std::string> ParseToJson(std::string_view sql, ParseError* error = nullptr);

// The PL/pgSQL functions of CREATE FUNCTION statements and DO blocks as a JSON array. libpg_query
// does not know the types of the database, so a failure says little about the function.
std::optional<std::string> ParsePlpgsqlToJson(std::string_view sql, ParseError* error = nullptr);

// Equal for statements that differ only in constants, blanks and comments (16 hex digits).
std::optional<std::string> Fingerprint(std::string_view sql, ParseError* error = nullptr);

}  // namespace mercator
