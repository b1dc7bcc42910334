#pragma once

#include <vector>

#include "hcl/token.h"

namespace mercator::hcl {

// The tokens of a text as a parser reads them: comments are not seen, newlines only where they
// matter. Behind the end there are more tokens of kind kEnd.
class TokenStream {
 public:
  explicit TokenStream(std::vector<Token> tokens, std::string_view text)
      : tokens_(std::move(tokens)), text_(text) {
    Look();
  }

  const Token& Peek() const { return peek_; }
  Token Read();
  TokenKind PeekKind() const { return peek_.kind; }
  Range NextRange() const { return peek_.range; }
  // Of the token last read; of the very first token when none was.
  Range PreviousRange() const { return tokens_[next_ == 0 ? 0 : next_ - 1].range; }

  // While one of these exists newlines are tokens, or are not.
  class Newlines {
   public:
    Newlines(TokenStream& stream, bool matter) : stream_(stream), before_(stream.newlines_) {
      stream_.SetNewlines(matter);
    }
    ~Newlines() { stream_.SetNewlines(before_); }
    Newlines(const Newlines&) = delete;
    Newlines& operator=(const Newlines&) = delete;

   private:
    TokenStream& stream_;
    bool before_;
  };

 private:
  void Look();
  void SetNewlines(bool matter) {
    if (newlines_ == matter) return;
    newlines_ = matter;
    Look();
  }
  bool EndsLine(const Token& comment) const { return text_[comment.range.end - 1] == '\n'; }

  std::vector<Token> tokens_;
  std::string_view text_;
  size_t next_ = 0;        // the token behind the one last read
  size_t peek_index_ = 0;  // the token to be read next
  Token peek_;
  bool newlines_ = true;
};

}  // namespace mercator::hcl
