#include "sql/unqualify.h"

#include <vector>

#include "base/text.h"
#include "sql/lexer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

bool IsName(const SqlToken& token) {
  return token.kind == SqlTokenKind::kWord || token.kind == SqlTokenKind::kQuotedName;
}

std::string NameOf(std::string_view text, const SqlToken& token) {
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  if (token.kind == SqlTokenKind::kWord) return Lower(written);
  return Replace(written.substr(1, written.size() - 2), "\"\"", "\"");
}

class Stripper {
 public:
  Stripper(std::string_view sql, std::string_view schema, const std::set<std::string>& reserved,
           std::string replacement)
      : sql_(sql), schema_(schema), reserved_(reserved), replacement_(std::move(replacement)) {
    SqlLexer lexer(sql);
    for (SqlToken token = lexer.Next(); token.kind != SqlTokenKind::kEnd; token = lexer.Next())
      tokens_.push_back(token);
  }

  std::string Run() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (IsQualifier(i)) {
        Copy(tokens_[i].begin);
        out_ += replacement_;
        at_ = tokens_[i + 2].begin;
        i += 1;
      } else if (tokens_[i].kind == SqlTokenKind::kString && IsRegclass(i)) {
        StripString(tokens_[i]);
      }
    }
    Copy(sql_.size());
    return std::move(out_);
  }

 private:
  bool IsDot(size_t i) const {
    return i < tokens_.size() &&
           sql_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin) == ".";
  }

  bool IsQualifier(size_t i) const {
    if (!IsName(tokens_[i]) || !IsDot(i + 1) || i + 2 >= tokens_.size()) return false;
    if (!IsName(tokens_[i + 2]) || (i > 0 && IsDot(i - 1))) return false;
    return NameOf(sql_, tokens_[i]) == schema_ && !reserved_.contains(NameOf(sql_, tokens_[i + 2]));
  }

  bool IsRegclass(size_t i) const {
    return sql_.substr(tokens_[i].end).starts_with("::regclass") && sql_[tokens_[i].begin] == '\'';
  }

  void StripString(const SqlToken& token) {
    const std::string prefix = Replace(QuoteIdentifier(schema_), "'", "''") + ".";
    if (!sql_.substr(token.begin + 1).starts_with(prefix)) return;
    Copy(token.begin + 1);
    out_ += Replace(replacement_, "'", "''");
    at_ = token.begin + 1 + prefix.size();
  }

  void Copy(size_t end) {
    out_ += sql_.substr(at_, end - at_);
    at_ = end;
  }

  std::string_view sql_;
  std::string_view schema_;
  const std::set<std::string>& reserved_;
  std::string replacement_;  // with its dot
  std::vector<SqlToken> tokens_;
  std::string out_;
  size_t at_ = 0;
};

}  // namespace

std::string Unqualified(std::string_view sql, std::string_view schema,
                        const std::set<std::string>& reserved) {
  return Stripper(sql, schema, reserved, "").Run();
}

std::string Requalified(std::string_view sql, std::string_view schema, std::string_view other) {
  static const std::set<std::string> kNone;
  return Stripper(sql, schema, kNone, QuoteIdentifier(other) + ".").Run();
}

}  // namespace mercator
