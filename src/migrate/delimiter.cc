#include "migrate/delimiter.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/lexer.h"

namespace mercator {
namespace {

constexpr size_t kNone = std::string_view::npos;

class DelimiterSplitter {
 public:
  DelimiterSplitter(const SourcePtr& source, size_t begin, std::string delimiter,
                    Diagnostics& diagnostics)
      : source_(source),
        text_(source->text),
        at_(begin),
        delimiter_(std::move(delimiter)),
        diagnostics_(diagnostics) {}

  std::vector<SqlStatement> Run() {
    while (at_ < text_.size()) Step();
    if (depth_ > 0) {
      diagnostics_.Error("unclosed `(`", source_, open_, open_ + 1)
          .notes.push_back("the delimiter does not count in parentheses");
    } else {
      Finish(text_.size(), text_.size());
    }
    return std::move(statements_);
  }

 private:
  void Step() {
    if (depth_ == 0 && !delimiter_.empty() && text_.substr(at_).starts_with(delimiter_)) {
      size_t after = at_ + delimiter_.size();
      Finish(delimiter_ == ";" ? after : at_, after);
    } else if (IsSqlSpace(text_[at_])) {
      ++at_;
    } else {
      TakeToken();
    }
  }

  void TakeToken() {
    SqlLexer lexer(text_, at_);
    SqlToken token = lexer.Next();
    if (!token.closed) {
      size_t line_end = std::min(text_.find('\n', token.begin), text_.size());
      diagnostics_.Error("unterminated quote or comment", source_, token.begin, line_end);
      begin_ = kNone;
      at_ = text_.size();
      return;
    }
    if (begin_ == kNone && token.kind == SqlTokenKind::kComment) return Comment(token);
    if (begin_ == kNone && TakeDelimiterLine(token)) return;
    if (begin_ == kNone) Begin(token.begin);
    std::string_view text = text_.substr(token.begin, token.end - token.begin);
    if (text == "(" && depth_++ == 0) open_ = token.begin;
    if (text == ")" && depth_ > 0) --depth_;
    at_ = std::min(token.end, NextDelimiter(token));
  }

  // An operator may have the delimiter in it.
  size_t NextDelimiter(const SqlToken& token) const {
    if (token.kind != SqlTokenKind::kSymbol || delimiter_.empty()) return kNone;
    return text_.find(delimiter_, token.begin + 1);
  }

  bool TakeDelimiterLine(const SqlToken& token) {
    std::string_view word = text_.substr(token.begin, token.end - token.begin);
    if (Lower(word) != "delimiter" || token.end >= text_.size() || text_[token.end] != ' ')
      return false;
    size_t end = std::min(text_.find('\n', token.end), text_.size());
    std::string_view value = Trim(text_.substr(token.end, end - token.end));
    if (value.size() > 2 && value.front() == value.back() &&
        (value[0] == '\'' || value[0] == '"')) {
      value = value.substr(1, value.size() - 2);
    }
    delimiter_ = UnescapeDelimiter(value);
    comments_.clear();
    at_ = end;
    return true;
  }

  void Comment(const SqlToken& token) {
    if (HasBlankLineBefore(token.begin)) comments_.clear();
    comments_.push_back(token);
    at_ = token.end;
  }

  void Begin(size_t at) {
    if (HasBlankLineBefore(at)) comments_.clear();
    begin_ = at;
  }

  bool HasBlankLineBefore(size_t at) const {
    if (comments_.empty()) return false;
    size_t end = comments_.back().end;
    return std::ranges::count(text_.substr(end, at - end), '\n') > 1;
  }

  void Finish(size_t end, size_t after) {
    at_ = after;
    if (begin_ != kNone) {
      std::string_view text = Trim(text_.substr(begin_, end - begin_));
      SqlStatement statement{std::string(text), begin_, begin_ + text.size(), {}, {}};
      for (const SqlToken& c : comments_) {
        statement.comments.emplace_back(text_.substr(c.begin, c.end - c.begin));
        statement.comment_offsets.push_back(c.begin);
      }
      statements_.push_back(std::move(statement));
    }
    begin_ = kNone;
    comments_.clear();
  }

  SourcePtr source_;
  std::string_view text_;
  size_t at_;
  std::string delimiter_;
  Diagnostics& diagnostics_;
  size_t begin_ = kNone;
  int depth_ = 0;
  size_t open_ = 0;
  std::vector<SqlToken> comments_;
  std::vector<SqlStatement> statements_;
};

}  // namespace

std::string UnescapeDelimiter(std::string_view text) {
  return Replace(Replace(Replace(text, "\\n", "\n"), "\\r", "\r"), "\\t", "\t");
}

std::vector<SqlStatement> SplitByDelimiter(const SourcePtr& source, size_t begin,
                                           std::string delimiter, Diagnostics& diagnostics) {
  return DelimiterSplitter(source, begin, std::move(delimiter), diagnostics).Run();
}

}  // namespace mercator
