#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mercator {

// A pattern of `--exclude` and `--include`: up to three globs with `.` between them, each perhaps
// with a selector, as in `public.*.tmp_*[type=column|index]`. A part in double quotes is taken with
// its dots. Atlas: sql/schema/exclude.go.
struct Pattern {
  struct Part {
    std::string glob;
    std::vector<std::string> types;  // empty: any
  };
  std::string text;  // as the user wrote it
  std::vector<Part> parts;
};

// With `schema`, the pattern begins at the objects in it. Throws Error `too many parts in pattern:
// "…"`, `empty pattern: ""`.
Pattern ParsePattern(const std::string& text, const std::string& schema = "");

// Globs as of Go's path.Match: `*`, `?`, `[a-z]`, `[^a]`, `\` before a character.
bool MatchesGlob(const std::string& glob, const std::string& name);

}  // namespace mercator
