#include <charconv>

#include "hcl/parser.h"
#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

constexpr const char* kInvalidEscape = "invalid escape sequence";

size_t HexDigitsAt(std::string_view text, size_t most) {
  size_t count = 0;
  while (count < most && count < text.size() &&
         std::isxdigit(static_cast<unsigned char>(text[count]))) {
    ++count;
  }
  return count;
}

char SimpleEscape(char selector) {
  switch (selector) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case '"':
    case '\\':
      return selector;
    default:
      return '\0';
  }
}

}  // namespace

// The text of a literal: escapes (in quotes only), `$${` and `%%{` resolved.
std::string_view Parser::Unescape(Range range, bool quoted) {
  const std::string_view raw = Text(range);
  if (raw.find_first_of(quoted ? "\\$%" : "$%") == std::string_view::npos) return raw;
  std::string out;
  for (size_t i = 0; i < raw.size();) {
    const char c = raw[i];
    const std::string_view rest = raw.substr(i);
    if ((c == '$' || c == '%') && rest.size() > 2 && rest[1] == c && rest[2] == '{') {
      out += c;
      out += '{';
      i += 3;
    } else if (c == '\\' && quoted) {
      i += ReadEscape(rest, range.begin + static_cast<uint32_t>(i), out);
    } else {
      out += c;
      ++i;
    }
  }
  return out == raw ? raw : arena_.Copy(out);
}

// Appends what the escape at the start of `text` stands for. Returns its size.
size_t Parser::ReadEscape(std::string_view text, uint32_t place, std::string& out) {
  auto complain = [&](size_t size, const std::string& detail) {
    Complain({place, place + static_cast<uint32_t>(size)}, kInvalidEscape, detail);
    return size;
  };
  if (text.size() < 2) return complain(1, "a backslash must be followed by what to escape");
  if (const char simple = SimpleEscape(text[1]); simple != '\0') {
    out += simple;
    return 2;
  }
  if (text[1] != 'u' && text[1] != 'U') {
    const size_t size = 1 + DecodeUtf8(text.substr(1)).size;
    out += text.substr(1, size - 1);
    return complain(size, "`" + std::string(text.substr(0, size)) +
                              "` is none; those are `\\n`, "
                              "`\\r`, `\\t`, `\\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`");
  }
  const size_t wanted = text[1] == 'u' ? 4 : 8;
  const size_t count = HexDigitsAt(text.substr(2), wanted);
  if (count != wanted) {
    return complain(2 + count, "`\\" + std::string(1, text[1]) + "` must be followed by " +
                                   std::to_string(wanted) + " hexadecimal digits");
  }
  uint32_t code = 0;
  std::from_chars(text.data() + 2, text.data() + 2 + count, code, 16);
  if (!AppendUtf8(out, code)) return complain(2 + count, "this is no Unicode character");
  return 2 + count;
}

}  // namespace mercator::hcl
