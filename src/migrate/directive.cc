#include "migrate/directive.h"

#include <algorithm>

#include "base/text.h"

namespace mercator {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr std::string_view kPrefix = "atlas:";
constexpr std::string_view kWordChars =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

// What a comment says, without its marks; nothing if it is no comment of one line.
std::optional<std::string_view> CommentText(std::string_view comment) {
  comment = Trim(comment);
  if (comment.find('\n') != kNone) return std::nullopt;
  if (comment.starts_with("--")) return Trim(comment.substr(2));
  if (comment.starts_with("#")) return Trim(comment.substr(1));
  if (!comment.starts_with("/*") || !comment.ends_with("*/") || comment.size() < 4) {
    return std::nullopt;
  }
  return Trim(comment.substr(2, comment.size() - 4));
}

}  // namespace

std::optional<Directive> ParseDirective(std::string_view comment, size_t begin) {
  std::optional<std::string_view> text = CommentText(comment);
  if (!text || !text->starts_with(kPrefix)) return std::nullopt;
  std::string_view rest = text->substr(kPrefix.size());
  size_t name_end = std::min(rest.find_first_not_of(kWordChars), rest.size());
  std::string_view argument = rest.substr(name_end);
  if (name_end == 0 || (!argument.empty() && argument[0] != ' ' && argument[0] != '\t')) {
    return std::nullopt;
  }
  return Directive{std::string(rest.substr(0, name_end)), std::string(Trim(argument)), begin,
                   begin + comment.size()};
}

std::optional<std::string_view> TxtarMarker(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ')) line.remove_suffix(1);
  if (line.size() < 7 || !line.starts_with("-- ") || !line.ends_with(" --")) return std::nullopt;
  std::string_view name = Trim(line.substr(3, line.size() - 6));
  if (name.empty()) return std::nullopt;
  return name;
}

FileHeader ReadFileHeader(std::string_view text) {
  FileHeader header;
  bool txtar = false;
  size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (Trim(line).empty()) {
      for (Directive& d : header.directives) d.detached = true;
    } else if (!CommentText(line) || (txtar && TxtarMarker(line))) {
      return header;
    } else if (std::optional<Directive> d = ParseDirective(line, at)) {
      txtar |= d->name == "txtar";
      header.directives.push_back(std::move(*d));
    }
    at = header.end = std::min(end + 1, text.size());
  }
  header.alone = true;
  for (Directive& d : header.directives) d.detached = true;
  return header;
}

bool IsSumIgnored(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  size_t at = line.rfind(kPrefix);
  if (at == kNone) return false;
  bool printable =
      std::ranges::all_of(line.substr(0, at), [](char c) { return c >= ' ' && c <= '~'; });
  std::string_view rest = line.substr(at + kPrefix.size());
  if (!printable || !rest.starts_with("sum ")) return false;
  rest.remove_prefix(3);
  return rest.substr(std::min(rest.find_first_not_of(' '), rest.size())) == "ignore";
}

}  // namespace mercator
