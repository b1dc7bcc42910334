#pragma once

#include <optional>
#include <string>

#include "postgres/connection.h"

namespace mercator {

// The rows as lines of comma-separated values, without a header; quotes where they are needed.
std::string CsvText(const Result& result);

// The rows as psql prints them, with a header and a rule.
std::string TableText(const Result& result);

// Whether two tables have the same cells: how wide the columns are does not matter.
bool SameTable(const std::string& a, const std::string& b);

// Whether the regular expression (RE2's syntax, which is Go's) is found in the text. Throws Error
// for a bad one.
bool Matches(const std::string& pattern, const std::string& text);

}  // namespace mercator
