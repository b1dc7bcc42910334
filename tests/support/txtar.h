#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mercator {

struct TxtarFile {
  std::string name;
  std::string text;
};

// Go's text archive: a comment, then files that each begin with a line `-- name --`.
struct Txtar {
  std::string comment;
  std::vector<TxtarFile> files;

  std::string Text() const;
};

Txtar ParseTxtar(std::string_view text);

}  // namespace mercator
