#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace mercator {

// A text that a user wrote, and where it came from.
struct Source {
  std::string path;  // as the user named it; shown in diagnostics
  std::string text;
};
using SourcePtr = std::shared_ptr<const Source>;

// Line and column, both starting at 1; columns count Unicode code points.
struct Position {
  int line = 1;
  int column = 1;
  bool operator==(const Position&) const = default;
};

// The position of byte `offset`; offsets past the end give the position after the last byte.
Position PositionAt(std::string_view text, size_t offset);

// The line that holds byte `offset`, without its line end.
std::string_view LineAt(std::string_view text, size_t offset);

}  // namespace mercator
