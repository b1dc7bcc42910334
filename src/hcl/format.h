#pragma once

#include <string>
#include <string_view>

namespace mercator::hcl {

// The text in its canonical form, that of hclwrite.Format: indented by nesting, one blank between
// tokens where there is one at all, `=` and trailing comments of consecutive lines aligned. Only
// blanks change, never tokens or line ends. A text with characters that no token has is given back
// as it is; it need not be free of other errors.
std::string Format(std::string_view text);

}  // namespace mercator::hcl
