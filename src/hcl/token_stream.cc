#include "hcl/token_stream.h"

namespace mercator::hcl {

// A comment that ends its line stands for the newline that it holds.
void TokenStream::Look() {
  size_t i = next_;
  for (; i + 1 < tokens_.size(); ++i) {
    if (tokens_[i].kind == TokenKind::kComment) {
      if (newlines_ && EndsLine(tokens_[i])) break;
    } else if (tokens_[i].kind != TokenKind::kNewline || newlines_) {
      break;
    }
  }
  peek_index_ = i < tokens_.size() ? i : tokens_.size() - 1;
  peek_ = tokens_[peek_index_];
  if (peek_.kind == TokenKind::kComment) peek_.kind = TokenKind::kNewline;
}

Token TokenStream::Read() {
  const Token token = peek_;
  next_ = peek_index_ + 1;
  Look();
  return token;
}

}  // namespace mercator::hcl
