// Formatting twice equals once, and never changes the tokens of a text, and so never what it
// means.

#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "hcl/format.h"
#include "hcl/lexer.h"

namespace {

using mercator::hcl::Token;

void Require(bool holds, const char* what, std::string_view text, std::string_view formatted) {
  if (holds) return;
  std::cerr << what << "\n--- text\n" << text << "\n--- formatted\n" << formatted << '\n';
  std::abort();
}

bool SameTokens(std::string_view a, std::string_view b) {
  const std::vector<Token> x = mercator::hcl::Lex(a);
  const std::vector<Token> y = mercator::hcl::Lex(b);
  if (x.size() != y.size()) return false;
  for (size_t i = 0; i < x.size(); ++i) {
    const auto spelling = [&](std::string_view text, const Token& token) {
      return text.substr(token.range.begin, token.range.end - token.range.begin);
    };
    if (x[i].kind != y[i].kind || spelling(a, x[i]) != spelling(b, y[i])) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string once = mercator::hcl::Format(text);
  const std::string twice = mercator::hcl::Format(once);
  Require(SameTokens(text, once), "the tokens have changed", text, once);
  Require(once == twice, "formatting again changes the text", once, twice);
  return 0;
}
