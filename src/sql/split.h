#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mercator {

// A statement of an SQL text and where it stands.
struct SqlStatement {
  std::string text;  // as written, from its first token; with the trailing `;` if there was one
  size_t begin = 0;  // byte range of `text` in the source
  size_t end = 0;
  std::vector<std::string> comments;  // comments directly above, without a blank line between
  std::vector<size_t> comment_offsets;
};

// Statements by PostgreSQL's lexical rules (nested comments, E'' strings, dollar quotes, BEGIN
// ATOMIC bodies, CREATE RULE … DO (…; …)). psql meta-commands other than \restrict and
// those that only show something (which are skipped), COPY … FROM STDIN data, and unterminated
// quotes or comments are errors with their place; splitting goes on after them as far as it can.
std::vector<SqlStatement> SplitStatements(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace mercator
