#include "hcl/schema/sql_text.h"

#include <algorithm>

#include "base/text.h"
#include "sql/lexer.h"

namespace mercator {
namespace {

std::string Unquote(std::string_view text, char quote, bool escapes) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    bool doubled = text[i] == quote || (escapes && text[i] == '\\');
    if (doubled && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

std::string_view TextOf(std::string_view text, const SqlToken& token) {
  return text.substr(token.begin, token.end - token.begin);
}

bool IsSymbol(std::string_view text, const SqlToken& token, char symbol) {
  return token.kind == SqlTokenKind::kSymbol && token.end == token.begin + 1 &&
         text[token.begin] == symbol;
}

bool Opens(std::string_view text, const SqlToken& token) {
  return IsSymbol(text, token, '(') || IsSymbol(text, token, '[');
}

bool Closes(std::string_view text, const SqlToken& token) {
  return IsSymbol(text, token, ')') || IsSymbol(text, token, ']');
}

}  // namespace

std::optional<std::vector<std::string>> ParseName(std::string_view text) {
  SqlLexer lexer(text);
  std::vector<std::string> parts;
  for (;;) {
    SqlToken token = lexer.Next();
    if (token.kind == SqlTokenKind::kWord) {
      parts.emplace_back(TextOf(text, token));
    } else if (token.kind == SqlTokenKind::kQuotedName && text[token.begin] == '"') {
      parts.push_back(
          Unquote(text.substr(token.begin + 1, token.end - token.begin - 2), '"', false));
    } else {
      return std::nullopt;
    }
    token = lexer.Next();
    if (token.kind == SqlTokenKind::kEnd) return parts;
    if (!IsSymbol(text, token, '.')) return std::nullopt;
  }
}

std::vector<std::string> SplitList(std::string_view text) {
  std::vector<std::string> parts;
  SqlLexer lexer(text);
  size_t begin = 0;
  int depth = 0;
  for (SqlToken token = lexer.Next();; token = lexer.Next()) {
    if (Opens(text, token)) ++depth;
    if (Closes(text, token)) --depth;
    bool end = token.kind == SqlTokenKind::kEnd;
    if (!end && !(depth == 0 && IsSymbol(text, token, ','))) continue;
    std::string part(Trim(text.substr(begin, (end ? text.size() : token.begin) - begin)));
    if (!part.empty() || !end) parts.push_back(std::move(part));
    if (end) return parts;
    begin = token.end;
  }
}

size_t EndOfBrackets(std::string_view text, size_t open) {
  SqlLexer lexer(text, open);
  int depth = 0;
  for (SqlToken token = lexer.Next(); token.kind != SqlTokenKind::kEnd; token = lexer.Next()) {
    if (Opens(text, token)) ++depth;
    if (Closes(text, token) && --depth == 0) return token.end;
  }
  return text.size();
}

std::string Unbracketed(std::string_view text) {
  text = Trim(text);
  if (text.starts_with('(') && EndOfBrackets(text, 0) == text.size())
    return std::string(Trim(text.substr(1, text.size() - 2)));
  return std::string(text);
}

std::optional<SqlConstant> ParseConstant(std::string_view text) {
  SqlLexer lexer(text);
  SqlToken token = lexer.Next();
  if (token.kind != SqlTokenKind::kString || !token.closed) return std::nullopt;
  bool escapes = text[token.begin] == 'E';
  size_t begin = token.begin + (escapes ? 2 : 1);
  if (text[begin - 1] != '\'') return std::nullopt;
  SqlConstant constant;
  constant.text = Unquote(text.substr(begin, token.end - 1 - begin), '\'', escapes);
  // Escapes other than that of the backslash itself are not what the server writes.
  std::string_view rest = Trim(text.substr(token.end));
  if (rest.empty()) return constant;
  if (!rest.starts_with("::")) return std::nullopt;
  constant.type = std::string(rest.substr(2));
  SqlLexer type(rest, 2);
  int depth = 0;
  for (SqlToken t = type.Next(); t.kind != SqlTokenKind::kEnd; t = type.Next()) {
    if (Opens(rest, t)) ++depth;
    if (Closes(rest, t)) --depth;
    bool part = t.kind == SqlTokenKind::kWord || t.kind == SqlTokenKind::kQuotedName || depth > 0 ||
                Closes(rest, t) || IsSymbol(rest, t, '.');
    if (!part) return std::nullopt;
  }
  return constant;
}

void SqlWords::SkipBlanks() {
  while (at_ < text_.size() && IsSqlSpace(text_[at_])) ++at_;
}

bool SqlWords::AtEnd() const { return Trim(text_.substr(at_)).empty(); }

bool SqlWords::Comes(std::string_view words) const {
  SqlWords copy = *this;
  return copy.Take(words);
}

bool SqlWords::Take(std::string_view words) {
  size_t before = at_;
  for (const std::string& word : Split(words, ' ')) {
    SkipBlanks();
    SqlLexer lexer(text_, at_);
    SqlToken token = lexer.Next();
    if (Upper(TextOf(text_, token)) != word) {
      at_ = before;
      return false;
    }
    at_ = token.end;
  }
  return true;
}

std::string SqlWords::Token() {
  SkipBlanks();
  SqlLexer lexer(text_, at_);
  SqlToken token = lexer.Next();
  at_ = token.end;
  return std::string(TextOf(text_, token));
}

std::string SqlWords::Name() {
  std::string name = Token();
  while (at_ < text_.size() && text_[at_] == '.') {
    ++at_;
    name += '.' + Token();
  }
  return name;
}

std::string SqlWords::Brackets() {
  SkipBlanks();
  size_t begin = at_;
  at_ = EndOfBrackets(text_, begin);
  return std::string(text_.substr(begin, at_ - begin));
}

std::string SqlWords::Rest() {
  SkipBlanks();
  std::string rest(Trim(text_.substr(at_)));
  at_ = text_.size();
  return rest;
}

}  // namespace mercator
