#pragma once

#include <string_view>
#include <vector>

#include "hcl/arena.h"
#include "hcl/ast.h"

namespace mercator::hcl {

// A template as a flat sequence, before `%{ if }` and `%{ for }` are matched with their ends.
struct TemplatePiece {
  enum Kind : uint8_t { kLiteral, kInterpolation, kIf, kElse, kEndIf, kFor, kEndFor, kEnd };
  Kind kind;
  Range range;
  std::string_view text = {};              // of kLiteral
  const Expression* expression = nullptr;  // of kInterpolation, the condition, the collection
  std::string_view key_name = {};          // of kFor
  std::string_view value_name = {};
};

// The rule of `<<-`: removes from each line that begins with literal text as many blanks as the
// line with the fewest of them begins with. Blank lines do not count and stay as they are.
void FlushHeredoc(std::vector<TemplatePiece>& pieces);

// Joins literals that follow each other.
void MeldLiterals(std::vector<TemplatePiece>& pieces, Arena& arena);

}  // namespace mercator::hcl
