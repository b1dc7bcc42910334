#include "support/txtar.h"

namespace mercator {
namespace {

// The name in a marker line; empty for any other line.
std::string_view MarkedName(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (!line.starts_with("-- ") || !line.ends_with(" --") || line.size() < 7) return "";
  return line.substr(3, line.size() - 6);
}

}  // namespace

Txtar ParseTxtar(std::string_view text) {
  Txtar archive;
  std::string* into = &archive.comment;
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    std::string_view name = MarkedName(line);
    if (name.empty()) {
      into->append(line);
    } else {
      archive.files.push_back({std::string(name), ""});
      into = &archive.files.back().text;
    }
  }
  return archive;
}

std::string Txtar::Text() const {
  std::string text = comment;
  for (const TxtarFile& file : files) {
    text += "-- " + file.name + " --\n" + file.text;
    if (!file.text.empty() && !file.text.ends_with('\n')) text += "\n";
  }
  return text;
}

}  // namespace mercator
