#pragma once

#include <string>
#include <string_view>

namespace mercator {

// As Go's strconv.Quote: in double quotes, one line, `\n` `\"` `\\` `\x00` `\u00a0` escapes. Most
// messages of Atlas show names and statements so.
std::string GoQuote(std::string_view text);

}  // namespace mercator
