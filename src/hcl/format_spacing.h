#pragma once

#include <string_view>

#include "hcl/token.h"

namespace mercator::hcl {

struct FormatToken {
  TokenKind kind;
  std::string_view text;
  int blanks;  // before it
};

// +1 for what opens a bracket or a template sequence, -1 for what closes one.
int BracketChange(TokenKind kind);

// Whether hclwrite puts a blank between two tokens of a line; `before` precedes them, and is of
// kind kEnd when there is none.
bool SpaceBetween(const FormatToken& before, const FormatToken& left, const FormatToken& right);

// Whether two tokens without a blank between them would be read as something else, as `.0 .1`
// would without it. hclwrite overlooks this.
bool WouldFuse(const FormatToken& left, const FormatToken& right, const FormatToken& beyond);

}  // namespace mercator::hcl
