#include "report/template_lexer.h"

#include <fmt/format.h>

#include <cctype>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/source.h"

namespace mercator {
namespace {

using Kind = TemplateToken::Kind;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool IsWord(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80);
}

class Scanner {
 public:
  Scanner(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  std::vector<TemplateToken> Run() {
    while (at_ < text_.size()) {
      size_t open = std::min(text_.find("{{", at_), text_.size());
      std::string_view plain = text_.substr(at_, open - at_);
      at_ = open;
      if (trim_next_)
        plain.remove_prefix(std::min(plain.find_first_not_of(" \t\r\n"), plain.size()));
      trim_next_ = false;
      if (text_.substr(at_, 3) == "{{-" && at_ + 3 < text_.size() && IsBlank(text_[at_ + 3])) {
        plain = plain.substr(0, plain.find_last_not_of(" \t\r\n") + 1);
      }
      if (!plain.empty()) Add(Kind::kText, std::string(plain));
      if (at_ < text_.size()) Action();
    }
    Add(Kind::kEnd, "");
    return std::move(tokens_);
  }

 private:
  void Add(Kind kind, std::string text) {
    tokens_.push_back({kind, std::move(text), at_, spaced_});
    spaced_ = false;
  }

  void Action() {
    size_t begin = at_;
    at_ += 2;
    if (Rest().starts_with('-') && at_ + 1 < text_.size() && IsBlank(text_[at_ + 1])) ++at_;
    SkipBlanks();
    if (Rest().starts_with("/*")) return Comment(begin);
    Add(Kind::kOpen, "{{");
    while (!Closing()) {
      if (at_ >= text_.size())
        FailTemplate(text_, name_, begin, "unclosed action", "it ends with `}}`");
      Token();
      spaced_ = SkipBlanks();
    }
    Add(Kind::kClose, "}}");
    Close();
  }

  void Comment(size_t begin) {
    size_t end = text_.find("*/", at_);
    if (end == std::string_view::npos) FailTemplate(text_, name_, begin, "unclosed comment");
    at_ = end + 2;
    SkipBlanks();
    if (!Closing()) FailTemplate(text_, name_, begin, "comment ends before closing delimiter");
    Close();
  }

  std::string_view Rest() const { return text_.substr(std::min(at_, text_.size())); }
  bool Closing() const { return Rest().starts_with("}}") || Rest().starts_with("-}}"); }

  void Close() {
    trim_next_ = Rest().starts_with('-');
    at_ += trim_next_ ? 3 : 2;
  }

  bool SkipBlanks() {
    size_t before = at_;
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
    return at_ > before;
  }

  std::string TakeWord() {
    size_t begin = at_;
    while (at_ < text_.size() && IsWord(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void Token() {
    char c = text_[at_];
    size_t begin = at_;
    bool digit_next =
        at_ + 1 < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_ + 1]));
    if (c == '"' || c == '\'') return Add(Kind::kString, Quoted(c));
    if (c == '`') return Add(Kind::kString, Raw());
    if (std::isdigit(static_cast<unsigned char>(c)) || ((c == '-' || c == '+') && digit_next))
      return Number();
    if (c == '$') {
      ++at_;
      std::string word = TakeWord();
      return AddAt(begin, Kind::kVariable, "$" + word);
    }
    if (c == '.') {
      ++at_;
      std::string word = TakeWord();
      return AddAt(begin, word.empty() ? Kind::kDot : Kind::kField, word);
    }
    if (IsWord(c)) {
      std::string word = TakeWord();
      return AddAt(begin, Kind::kName, word);
    }
    Symbol(begin);
  }

  void AddAt(size_t begin, Kind kind, std::string text) {
    tokens_.push_back({kind, std::move(text), begin, spaced_});
    spaced_ = false;
  }

  void Number() {
    size_t begin = at_++;
    while (at_ < text_.size() && (IsWord(text_[at_]) || text_[at_] == '.')) ++at_;
    AddAt(begin, Kind::kNumber, std::string(text_.substr(begin, at_ - begin)));
  }

  void Symbol(size_t begin) {
    for (std::string_view symbol : {":=", "=", "|", "(", ")", ","}) {
      if (!Rest().starts_with(symbol)) continue;
      at_ += symbol.size();
      return AddAt(begin, Kind::kSymbol, std::string(symbol));
    }
    FailTemplate(text_, name_, at_,
                 fmt::format("unexpected {} in command", GoQuote(Rest().substr(0, 1))));
  }

  std::string Raw() {
    size_t end = text_.find('`', at_ + 1);
    if (end == std::string_view::npos)
      FailTemplate(text_, name_, at_, "unterminated raw quoted string");
    std::string value(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return value;
  }

  std::string Quoted(char quote) {
    size_t begin = at_++;
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      value += text_[at_] == '\\' ? Escape() : text_[at_++];
    }
    if (at_ >= text_.size() || text_[at_] != quote)
      FailTemplate(text_, name_, begin, "unterminated quoted string");
    ++at_;
    return value;
  }

  char Escape() {
    ++at_;
    char c = at_ < text_.size() ? text_[at_++] : '\\';
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case '\\':
      case '"':
      case '\'':
        return c;
      default:
        FailTemplate(text_, name_, at_ - 2, "unknown escape in a string",
                     "there are \\n, \\t, \\r, \\\\ and \\\"");
    }
  }

  std::string_view text_;
  const std::string& name_;
  size_t at_ = 0;
  bool trim_next_ = false;
  bool spaced_ = false;
  std::vector<TemplateToken> tokens_;
};

}  // namespace

void FailTemplate(std::string_view text, const std::string& name, size_t offset,
                  const std::string& message, const std::string& hint) {
  Position position = PositionAt(text, offset);
  throw Error(fmt::format("template: {}:{}:{}: {}", name, position.line, position.column, message),
              hint);
}

std::vector<TemplateToken> ScanTemplate(std::string_view text, const std::string& name) {
  return Scanner(text, name).Run();
}

}  // namespace mercator
