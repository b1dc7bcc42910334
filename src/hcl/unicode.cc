#include "hcl/unicode.h"

#include <algorithm>

#include "hcl/unicode_tables.h"

namespace mercator::hcl {
namespace {

bool IsContinuation(char c) { return (c & 0xC0) == 0x80; }

bool InTable(std::span<const CodeRange> table, char32_t code) {
  auto after = std::ranges::upper_bound(table, code, {}, &CodeRange::first);
  return after != table.begin() && code <= std::prev(after)->last;
}

char32_t Mapped(std::span<const CaseRange> table, char32_t code) {
  auto after = std::ranges::upper_bound(table, code, {}, &CaseRange::first);
  if (after == table.begin()) return code;
  const CaseRange& range = *std::prev(after);
  if (code > range.last || (code - range.first) % range.stride != 0) return code;
  return static_cast<char32_t>(static_cast<int32_t>(code) + range.delta);
}

bool IsRegionalIndicator(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }
bool IsHangulVowel(char32_t code) { return code >= 0x1160 && code <= 0x11A7; }
bool IsHangulTail(char32_t code) { return code >= 0x11A8 && code <= 0x11FF; }
bool IsHangulLead(char32_t code) { return code >= 0x1100 && code <= 0x115F; }
bool IsHangulSyllable(char32_t code) { return code >= 0xAC00 && code <= 0xD7A3; }

// Whether no cluster ends between two characters.
bool Joins(char32_t left, char32_t right, bool even_indicators) {
  if (left == '\r' && right == '\n') return true;
  if (left < 0x20 || right < 0x20) return false;
  if (right == 0x200D || InTable(kGraphemeExtend, right)) return true;
  if (left == 0x200D) return InTable(kPictographic, right);
  if (IsRegionalIndicator(left) && IsRegionalIndicator(right)) return !even_indicators;
  if (IsHangulLead(left)) {
    return IsHangulLead(right) || IsHangulVowel(right) || IsHangulSyllable(right);
  }
  if (IsHangulSyllable(left) || IsHangulVowel(left)) {
    return IsHangulVowel(right) || IsHangulTail(right);
  }
  return IsHangulTail(left) && IsHangulTail(right);
}

}  // namespace

size_t LooseUtf8Size(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char lead = static_cast<unsigned char>(text[0]);
  size_t size = lead < 0x80   ? 1
                : lead < 0xC0 ? 0
                : lead < 0xE0 ? 2
                : lead < 0xF0 ? 3
                : lead < 0xF8 ? 4
                              : 0;
  if (size > text.size()) return 0;
  for (size_t i = 1; i < size; ++i) {
    if (!IsContinuation(text[i])) return 0;
  }
  return size;
}

Character DecodeUtf8(std::string_view text) {
  const size_t size = LooseUtf8Size(text);
  if (size == 0) return {};
  const unsigned char lead = static_cast<unsigned char>(text[0]);
  if (size == 1) return {lead, 1};
  char32_t code = lead & (0x7F >> size);
  for (size_t i = 1; i < size; ++i) code = code << 6 | (text[i] & 0x3F);
  static constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[size] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, size};
}

bool AppendUtf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
  auto tail = [&](int shift) { out += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
  return true;
}

bool IsIdStart(char32_t code) { return InTable(kIdStart, code); }

bool IsIdContinue(char32_t code) { return InTable(kIdContinue, code); }

bool IsLetter(char32_t code) { return InTable(kLetter, code); }

bool IsSpace(char32_t code) {
  return (code >= '\t' && code <= '\r') || code == ' ' || code == 0x85 || code == 0xA0 ||
         code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

char32_t ToUpper(char32_t code) { return Mapped(kUpper, code); }

char32_t ToLower(char32_t code) { return Mapped(kLower, code); }

std::string_view TrimSpaceLeft(std::string_view text) {
  while (!text.empty()) {
    Character first = DecodeUtf8(text);
    if (!IsSpace(first.code)) break;
    text.remove_prefix(first.size);
  }
  return text;
}

std::string_view TrimSpaceRight(std::string_view text) {
  while (!text.empty()) {
    size_t last = text.size() - 1;
    while (last > 0 && IsContinuation(text[last])) --last;
    if (!IsSpace(DecodeUtf8(text.substr(last)).code)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string_view TrimSpace(std::string_view text) { return TrimSpaceRight(TrimSpaceLeft(text)); }

size_t GraphemeSize(std::string_view text) {
  Character left = DecodeUtf8(text);
  size_t size = left.size;
  int indicators = IsRegionalIndicator(left.code) ? 1 : 0;
  while (size < text.size()) {
    Character right = DecodeUtf8(text.substr(size));
    if (!Joins(left.code, right.code, indicators % 2 == 0)) break;
    if (IsRegionalIndicator(right.code)) ++indicators;
    size += right.size;
    left = right;
  }
  return size;
}

size_t GraphemeCount(std::string_view text) {
  size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(GraphemeSize(text));
  return count;
}

}  // namespace mercator::hcl
