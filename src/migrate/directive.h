#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mercator {

// `-- atlas:<name> <argument>` in a comment of a migration file.
struct Directive {
  std::string name;
  std::string argument;  // without the blanks around it
  size_t begin = 0;      // byte range of the comment in the file
  size_t end = 0;
  bool detached = false;  // in the header of a file: a blank line parts it from the first statement
  bool operator==(const Directive&) const = default;
};

// The directive in a comment: `-- atlas:x`, `--atlas:x`, `#atlas:x`, `/*atlas:x*/` (one line).
std::optional<Directive> ParseDirective(std::string_view comment, size_t begin);

// The comments at the beginning of a file, before anything else.
struct FileHeader {
  std::vector<Directive> directives;
  size_t end = 0;      // past the last line of the header
  bool alone = false;  // nothing follows
};

// Directives anywhere in the comment lines (`--`, `#`, one-line `/* */`) that a file begins with.
// Atlas wants a blank line after them and no CRLF; here both are free (`detached` tells). In a
// txtar archive the header ends at the first `-- name --` line.
FileHeader ReadFileHeader(std::string_view text);

// Atlas's test for `atlas:sum ignore`: only on the very first line, any printable ASCII before it,
// nothing after it.
bool IsSumIgnored(std::string_view text);

// The name in a txtar marker line `-- name --`.
std::optional<std::string_view> TxtarMarker(std::string_view line);

}  // namespace mercator
