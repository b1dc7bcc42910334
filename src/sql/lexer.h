#pragma once

#include <cstddef>
#include <string_view>

namespace mercator {

enum class SqlTokenKind {
  kEnd,
  kWord,        // keyword or unquoted identifier
  kQuotedName,  // "…", U&"…"
  kString,      // '…', E'…', U&'…', B'…', X'…', N'…', $tag$…$tag$
  kNumber,
  kParameter,  // $1
  kComment,    // `-- …` without its line end, `/* … */` nested
  kSymbol,     // one of ( ) [ ] , ; : . or an operator
  kBackslash,  // starts a psql meta-command; no SQL token has it
  kUnknown,    // a byte that starts no token
};

struct SqlToken {
  SqlTokenKind kind = SqlTokenKind::kEnd;
  size_t begin = 0;
  size_t end = 0;
  bool closed = true;  // false: a quote or comment that runs into the end of the text
};

// PostgreSQL's lexical rules (src/backend/parser/scan.l, standard_conforming_strings on), one token
// at a time, in linear time. Never fails: what cannot be a token is kUnknown or not `closed`, so
// that a reader can report it and go on, which libpg_query's scanner cannot.
class SqlLexer {
 public:
  explicit SqlLexer(std::string_view text, size_t at = 0) : text_(text), at_(at) {}
  SqlToken Next();
  size_t at() const { return at_; }
  void Seek(size_t at) { at_ = at; }

 private:
  SqlToken Make(SqlTokenKind kind, size_t end, bool closed = true);
  SqlToken Quoted(SqlTokenKind kind, size_t quote, bool escapes);
  SqlToken Dollar();
  SqlToken BlockComment();
  SqlToken Word();
  SqlToken Number();
  SqlToken Operator();
  char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  std::string_view text_;
  size_t at_;
};

// True for the bytes that SQL calls white space.
bool IsSqlSpace(char c);

}  // namespace mercator
