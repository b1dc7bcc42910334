#pragma once

#include <string_view>
#include <vector>

#include "hcl/token.h"

namespace mercator::hcl {

enum class LexMode : uint8_t {
  kNormal,    // a file or an expression
  kTemplate,  // literal text with `${ }` and `%{ }`, as within a heredoc
};

// All tokens of the text, the last of kind kEnd. Blanks are between the tokens; a byte order mark
// at the start is one. Never fails: what is no token becomes one of the kinds at the end of
// TokenKind. The text is shorter than 4 GiB.
std::vector<Token> Lex(std::string_view text, LexMode mode = LexMode::kNormal);

// One complaint for each thing in the tokens that the language does not have.
void CheckTokens(const std::vector<Token>& tokens, const SourcePtr& source,
                 Diagnostics& diagnostics);

}  // namespace mercator::hcl
