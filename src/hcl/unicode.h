#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mercator::hcl {

struct Character {
  char32_t code = 0xFFFD;
  size_t size = 1;  // bytes; at least 1
};

// The first character of a text that is not empty; U+FFFD of one byte where it is no UTF-8.
Character DecodeUtf8(std::string_view text);

// Bytes of the first character, judged by the leading byte and the number of bytes that follow it
// alone; 0 when they do not fit or the text is empty.
size_t LooseUtf8Size(std::string_view text);

// False for surrogates and beyond U+10FFFF: nothing is appended then.
bool AppendUtf8(std::string& out, char32_t code);

bool IsIdStart(char32_t code);     // UAX #31, without `_`
bool IsIdContinue(char32_t code);  // and `-`
bool IsSpace(char32_t code);
bool IsLetter(char32_t code);
char32_t ToUpper(char32_t code);
char32_t ToLower(char32_t code);

std::string_view TrimSpaceLeft(std::string_view text);
std::string_view TrimSpaceRight(std::string_view text);
std::string_view TrimSpace(std::string_view text);

// Bytes of the first grapheme cluster (UAX #29) of a text that is not empty.
size_t GraphemeSize(std::string_view text);
size_t GraphemeCount(std::string_view text);

}  // namespace mercator::hcl
