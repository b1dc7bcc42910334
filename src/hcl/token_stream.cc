#include "hcl/token_stream.h"

namespace mercator::hcl {

size_t TokenStream::Find() const {
  size_t i = next_;
  for (; i + 1 < tokens_.size(); ++i) {
    if (tokens_[i].kind == TokenKind::kComment) {
      if (newlines_ && EndsLine(tokens_[i])) break;
    } else if (tokens_[i].kind != TokenKind::kNewline || newlines_) {
      break;
    }
  }
  return i < tokens_.size() ? i : tokens_.size() - 1;
}

// A comment that ends its line stands for the newline that it holds.
Token TokenStream::At(size_t index) const {
  Token token = tokens_[index];
  if (token.kind == TokenKind::kComment) token.kind = TokenKind::kNewline;
  return token;
}

Token TokenStream::Read() {
  const size_t index = Find();
  next_ = index + 1;
  return At(index);
}

}  // namespace mercator::hcl
