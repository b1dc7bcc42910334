#include "diff/literals.h"

#include <cctype>

namespace mercator {
namespace {

bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool IsWord(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || (c & 0x80);
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::set<std::string> Run() {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\'') {
        literals_.insert(WithoutSign(Quoted('\'')));
      } else if (c == '"') {
        Quoted('"');
      } else if (text_.substr(at_, 2) == "::") {
        at_ += 2;
        SkipType();
      } else if (IsDigit(c)) {
        literals_.insert(Number());
      } else if (IsWord(c)) {
        while (at_ < text_.size() && IsWord(text_[at_])) ++at_;
      } else {
        ++at_;
      }
    }
    return std::move(literals_);
  }

 private:
  static std::string WithoutSign(std::string text) {
    return text.size() > 1 && text[0] == '-' ? text.substr(1) : text;
  }

  std::string Quoted(char quote) {
    std::string content;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != quote) break;
        ++at_;
      }
      content += text_[at_];
    }
    ++at_;
    return content;
  }

  std::string Number() {
    size_t begin = at_;
    while (at_ < text_.size() && (IsWord(text_[at_]) || text_[at_] == '.')) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  // A type's name and its modifiers: `public."My type"`, `character varying(10)`.
  void SkipType() {
    while (at_ < text_.size() && (IsWord(text_[at_]) || text_[at_] == '.' || text_[at_] == '"')) {
      text_[at_] == '"' ? void(Quoted('"')) : void(++at_);
    }
    for (std::string_view second : {" varying", " precision"}) {
      if (text_.substr(at_).starts_with(second)) at_ += second.size();
    }
    if (text_.substr(at_, 1) != "(") return;
    size_t end = text_.find_first_not_of("0123456789,", at_ + 1);
    if (end != std::string_view::npos && text_[end] == ')') at_ = end + 1;
  }

  std::string_view text_;
  size_t at_ = 0;
  std::set<std::string> literals_;
};

}  // namespace

std::set<std::string> Literals(std::string_view expression) { return Scanner(expression).Run(); }

}  // namespace mercator
