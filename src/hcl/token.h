#pragma once

#include <cstdint>

#include "hcl/source_range.h"

namespace mercator::hcl {

enum class TokenKind : uint8_t {
  kEnd,
  kNewline,
  kComment,  // `#` and `//` comments hold their newline
  kIdentifier,
  kNumber,
  kOpenBrace,
  kCloseBrace,
  kOpenBracket,
  kCloseBracket,
  kOpenParenthesis,
  kCloseParenthesis,
  kOpenQuote,
  kCloseQuote,
  kOpenHeredoc,  // `<<NAME` and its newline
  kCloseHeredoc,
  kQuotedText,     // literal text where a backslash escapes
  kHeredocText,    // literal text where it does not; at most one line
  kInterpolation,  // `${` or `${~`
  kDirective,      // `%{` or `%{~`
  kTemplateEnd,    // the `}` or `~}` of either
  kStar,
  kSlash,
  kPlus,
  kMinus,
  kPercent,
  kAssign,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kAnd,
  kOr,
  kNot,
  kDot,
  kComma,
  kColon,
  kDoubleColon,
  kQuestion,
  kEllipsis,
  kArrow,
  kBitwise,
  // What the language does not have, told apart for the sake of a good message: from here on to
  // the end.
  kApostrophe,
  kBacktick,
  kSemicolon,
  kInvalid,
  kBadEncoding,
  kQuotedNewline,
  kAbandoned,  // strings and sequences that were open are given up, so that lines are lines again
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Range range;
};

}  // namespace mercator::hcl
