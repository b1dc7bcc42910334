#include "sql/lexer.h"

#include <algorithm>

namespace mercator {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr std::string_view kOperatorChars = "~!@#^&|`?+-*/%<>=";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsWordStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

bool IsTagChar(char c) { return IsWordStart(c) || IsDigit(c); }

bool IsWordChar(char c) { return IsTagChar(c) || c == '$'; }

bool IsOperatorChar(char c) { return kOperatorChars.find(c) != kNone; }

// The offset past the closing quote that belongs to the opening one at `at`, or kNone.
size_t CloseQuote(std::string_view text, size_t at, bool escapes) {
  char quote = text[at];
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (escapes && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (i + 1 >= text.size() || text[i + 1] != quote) return i + 1;
      ++i;
    }
  }
  return kNone;
}

// A string goes on after white space with a line end in it (comments count as white space); gives
// the offset of the quote that continues it, or kNone.
size_t ContinuationQuote(std::string_view text, size_t at) {
  bool line_end = false;
  for (size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\'') return line_end ? i : kNone;
    if (text.substr(i, 2) == "--") {
      i = text.find_first_of("\r\n", i);
      if (i == kNone) return kNone;
    }
    if (!IsSqlSpace(text[i])) return kNone;
    line_end |= text[i] == '\n' || text[i] == '\r';
  }
  return kNone;
}

}  // namespace

bool IsSqlSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

SqlToken SqlLexer::Make(SqlTokenKind kind, size_t end, bool closed) {
  SqlToken token{kind, at_, std::min(end, text_.size()), closed};
  at_ = token.end;
  return token;
}

SqlToken SqlLexer::Quoted(SqlTokenKind kind, size_t quote, bool escapes) {
  for (;;) {
    size_t end = CloseQuote(text_, quote, escapes);
    if (end == kNone) return Make(kind, text_.size(), false);
    // Only for escapes does it matter that the next part is of the same string.
    size_t next = escapes ? ContinuationQuote(text_, end) : kNone;
    if (next == kNone) return Make(kind, end);
    quote = next;
  }
}

SqlToken SqlLexer::Dollar() {
  size_t end = at_ + 1;
  if (IsDigit(Peek(1))) {
    while (end < text_.size() && IsDigit(text_[end])) ++end;
    return Make(SqlTokenKind::kParameter, end);
  }
  while (end < text_.size() && IsTagChar(text_[end])) ++end;
  if (end >= text_.size() || text_[end] != '$') return Make(SqlTokenKind::kUnknown, at_ + 1);
  std::string_view tag = text_.substr(at_, end + 1 - at_);
  size_t close = text_.find(tag, end + 1);
  if (close == kNone) return Make(SqlTokenKind::kString, text_.size(), false);
  return Make(SqlTokenKind::kString, close + tag.size());
}

SqlToken SqlLexer::BlockComment() {
  int depth = 0;
  for (size_t i = at_; i + 1 < text_.size(); ++i) {
    std::string_view two = text_.substr(i, 2);
    if (two == "/*") {
      ++depth;
      ++i;
    } else if (two == "*/") {
      ++i;
      if (--depth == 0) return Make(SqlTokenKind::kComment, i + 1);
    }
  }
  return Make(SqlTokenKind::kComment, text_.size(), false);
}

SqlToken SqlLexer::Word() {
  char c = text_[at_];
  if (Peek(1) == '\'') {
    if (c == 'e' || c == 'E') return Quoted(SqlTokenKind::kString, at_ + 1, true);
    if (std::string_view("bBxXnN").find(c) != kNone) {
      return Quoted(SqlTokenKind::kString, at_ + 1, false);
    }
  }
  if ((c == 'u' || c == 'U') && Peek(1) == '&') {
    if (Peek(2) == '\'') return Quoted(SqlTokenKind::kString, at_ + 2, false);
    if (Peek(2) == '"') return Quoted(SqlTokenKind::kQuotedName, at_ + 2, false);
  }
  size_t end = at_ + 1;
  while (end < text_.size() && IsWordChar(text_[end])) ++end;
  return Make(SqlTokenKind::kWord, end);
}

// Wide enough for all forms (1.5, 0x1F, 1_000, 1e5); a sign in an exponent comes as a token of its
// own, which harms nobody here. `1..2` stays 1, .., 2.
SqlToken SqlLexer::Number() {
  size_t end = at_ + 1;
  while (end < text_.size() && IsTagChar(text_[end])) ++end;
  if (end + 1 < text_.size() && text_[end] == '.' && text_[end + 1] != '.') {
    ++end;
    while (end < text_.size() && IsTagChar(text_[end])) ++end;
  }
  return Make(SqlTokenKind::kNumber, end);
}

SqlToken SqlLexer::Operator() {
  size_t end = at_ + 1;
  while (end < text_.size() && IsOperatorChar(text_[end])) {
    std::string_view two = text_.substr(end, 2);
    if (two == "--" || two == "/*") break;
    ++end;
  }
  return Make(SqlTokenKind::kSymbol, end);
}

SqlToken SqlLexer::Next() {
  while (at_ < text_.size() && IsSqlSpace(text_[at_])) ++at_;
  if (at_ >= text_.size()) return Make(SqlTokenKind::kEnd, text_.size());
  char c = text_[at_];
  if (IsWordStart(c)) return Word();
  if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) return Number();
  if (c == '-' && Peek(1) == '-') {
    return Make(SqlTokenKind::kComment, text_.find_first_of("\r\n", at_));
  }
  if (c == '/' && Peek(1) == '*') return BlockComment();
  if (c == '\'') return Quoted(SqlTokenKind::kString, at_, false);
  if (c == '"') return Quoted(SqlTokenKind::kQuotedName, at_, false);
  if (c == '$') return Dollar();
  if (c == '\\') return Make(SqlTokenKind::kBackslash, at_ + 1);
  if (IsOperatorChar(c)) return Operator();
  bool symbol = std::string_view("()[],;:.").find(c) != kNone;
  return Make(symbol ? SqlTokenKind::kSymbol : SqlTokenKind::kUnknown, at_ + 1);
}

}  // namespace mercator
