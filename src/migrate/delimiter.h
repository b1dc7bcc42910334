#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "sql/split.h"

namespace mercator {

// Statements up to a delimiter that the user chose; it wins over comments, and does not count in
// quotes and in parentheses. The delimiter is not part of the statement unless it is `;`. A line
// `DELIMITER x` between statements sets another one.
std::vector<SqlStatement> SplitByDelimiter(const SourcePtr& source, size_t begin,
                                           std::string delimiter, Diagnostics& diagnostics);

// A delimiter as written: `\n`, `\r` and `\t` stand for what they stand for.
std::string UnescapeDelimiter(std::string_view text);

}  // namespace mercator
