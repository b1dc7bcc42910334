#include "hcl/lexer.h"

#include <algorithm>

#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  Lexer(std::string_view text, LexMode mode) : text_(text) {
    modes_.push_back({mode == LexMode::kTemplate ? Mode::kBare : Mode::kCode, 0, {}});
    tokens_.reserve(text.size() / 4 + 8);
    if (text.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  std::vector<Token> Run() {
    while (at_ < text_.size()) Next();
    Emit(TokenKind::kEnd, 0);
    return std::move(tokens_);
  }

 private:
  enum class Mode : uint8_t { kCode, kString, kHeredoc, kBare };
  // What the text is at this depth of `"`, `<<` and `${`.
  struct State {
    Mode mode;
    int braces;               // of kCode: open braces within
    std::string_view marker;  // of kHeredoc
    bool line_start = true;   // of kHeredoc
  };

  char Peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool Starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }

  void Emit(TokenKind kind, size_t size) {
    tokens_.push_back({kind, {static_cast<uint32_t>(at_), static_cast<uint32_t>(at_ + size)}});
    at_ += size;
  }

  void Next() {
    switch (modes_.back().mode) {
      case Mode::kCode:
        return Code();
      case Mode::kString:
        return String();
      case Mode::kHeredoc:
        return Heredoc();
      case Mode::kBare:
        return Bare();
    }
  }

  void Code() {
    const char c = Peek();
    if (c == ' ' || c == '\t') {
      ++at_;
    } else if (size_t size = IdentifierSize(); size != 0) {
      Emit(TokenKind::kIdentifier, size);
    } else if (IsDigit(c)) {
      Emit(TokenKind::kNumber, NumberSize());
    } else if (c == '\n') {
      Emit(TokenKind::kNewline, 1);
    } else if (c == '\r' && Peek(1) == '\n') {
      Emit(TokenKind::kNewline, 2);
    } else if (c == '"') {
      Emit(TokenKind::kOpenQuote, 1);
      modes_.push_back({Mode::kString, 0, {}});
    } else if (!Comment() && !OpenHeredoc() && !Brace() && !Operator()) {
      Unknown();
    }
  }

  size_t IdentifierSize() const {
    size_t size = 0;
    while (at_ + size < text_.size()) {
      const unsigned char c = static_cast<unsigned char>(text_[at_ + size]);
      if (c < 0x80) {
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && c != '_' && (size == 0 || (c != '-' && !IsDigit(c)))) break;
        ++size;
        continue;
      }
      Character character = DecodeUtf8(text_.substr(at_ + size));
      if (size == 0 ? !IsIdStart(character.code) : !IsIdContinue(character.code)) break;
      size += character.size;
    }
    return size;
  }

  size_t NumberSize() const {
    size_t size = 1;
    for (size_t i = 1;;) {
      if (IsDigit(Peek(i))) {
        size = ++i;
      } else if (Peek(i) == '.') {
        ++i;
      } else if ((Peek(i) | 0x20) == 'e') {
        size_t digit = i + (Peek(i + 1) == '+' || Peek(i + 1) == '-' ? 2 : 1);
        if (!IsDigit(Peek(digit))) return size;
        size = i = digit + 1;
      } else {
        return size;
      }
    }
  }

  bool Comment() {
    if (Peek() == '#' || Starts("//")) {
      size_t end = text_.find('\n', at_);
      Emit(TokenKind::kComment, (end == std::string_view::npos ? text_.size() : end + 1) - at_);
      return true;
    }
    if (!Starts("/*")) return false;
    size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) return false;
    Emit(TokenKind::kComment, end + 2 - at_);
    return true;
  }

  bool OpenHeredoc() {
    if (!Starts("<<")) return false;
    const size_t start = at_;
    at_ += Peek(2) == '-' ? 3 : 2;
    const std::string_view marker = text_.substr(at_, IdentifierSize());
    at_ += marker.size();
    const size_t newline = Peek() == '\n' ? 1 : Starts("\r\n") ? 2 : 0;
    const size_t end = at_ + newline;
    at_ = start;
    if (marker.empty() || newline == 0) return false;
    Emit(TokenKind::kOpenHeredoc, end - start);
    modes_.push_back({Mode::kHeredoc, 0, marker});
    return true;
  }

  bool Brace() {
    State& state = modes_.back();
    const bool nested = modes_.size() > 1;
    if (Peek() == '{') {
      ++state.braces;
      Emit(TokenKind::kOpenBrace, 1);
    } else if (Peek() == '}' && state.braces == 0 && nested) {
      Emit(TokenKind::kTemplateEnd, 1);
      modes_.pop_back();
    } else if (Peek() == '}') {
      --state.braces;
      Emit(TokenKind::kCloseBrace, 1);
    } else if (Starts("~}")) {
      Emit(TokenKind::kTemplateEnd, 2);
      if (state.braces == 0 && nested) {
        modes_.pop_back();
      } else {
        --state.braces;
      }
    } else {
      return false;
    }
    return true;
  }

  bool Operator() {
    struct Spelling {
      std::string_view text;
      TokenKind kind;
    };
    static constexpr Spelling kLong[] = {
        {"...", TokenKind::kEllipsis},   {"==", TokenKind::kEqual},
        {"!=", TokenKind::kNotEqual},    {">=", TokenKind::kGreaterOrEqual},
        {"<=", TokenKind::kLessOrEqual}, {"&&", TokenKind::kAnd},
        {"||", TokenKind::kOr},          {"::", TokenKind::kDoubleColon},
        {"=>", TokenKind::kArrow},
    };
    for (const Spelling& spelling : kLong) {
      if (!Starts(spelling.text)) continue;
      Emit(spelling.kind, spelling.text.size());
      return true;
    }
    const TokenKind kind = SingleKind(Peek());
    if (kind == TokenKind::kInvalid) return false;
    Emit(kind, 1);
    return true;
  }

  static TokenKind SingleKind(char c) {
    static constexpr std::string_view kCharacters = "[]().,*/%+-=<>!?:&|~^;`'";
    static constexpr TokenKind kKinds[] = {
        TokenKind::kOpenBracket,
        TokenKind::kCloseBracket,
        TokenKind::kOpenParenthesis,
        TokenKind::kCloseParenthesis,
        TokenKind::kDot,
        TokenKind::kComma,
        TokenKind::kStar,
        TokenKind::kSlash,
        TokenKind::kPercent,
        TokenKind::kPlus,
        TokenKind::kMinus,
        TokenKind::kAssign,
        TokenKind::kLess,
        TokenKind::kGreater,
        TokenKind::kNot,
        TokenKind::kQuestion,
        TokenKind::kColon,
        TokenKind::kBitwise,
        TokenKind::kBitwise,
        TokenKind::kBitwise,
        TokenKind::kBitwise,
        TokenKind::kSemicolon,
        TokenKind::kBacktick,
        TokenKind::kApostrophe,
    };
    size_t index = kCharacters.find(c);
    return index == std::string_view::npos ? TokenKind::kInvalid : kKinds[index];
  }

  void Unknown() {
    const size_t size = LooseUtf8Size(text_.substr(at_));
    Emit(size == 0 ? TokenKind::kBadEncoding : TokenKind::kInvalid, size == 0 ? 1 : size);
  }

  // `${` and `%{` with the `~` that may follow.
  bool Sequence() {
    if ((Peek() != '$' && Peek() != '%') || Peek(1) != '{') return false;
    modes_.back().line_start = false;
    Emit(Peek() == '$' ? TokenKind::kInterpolation : TokenKind::kDirective, Peek(2) == '~' ? 3 : 2);
    modes_.push_back({Mode::kCode, 0, {}});
    return true;
  }

  // Bytes from `at` that are literal text: up to a sequence, a character of `stops`, or bytes
  // that are no UTF-8.
  size_t LiteralEnd(size_t at, std::string_view stops, bool escapes) const {
    while (at < text_.size()) {
      const char c = text_[at];
      if (stops.find(c) != std::string_view::npos) return at;
      if (c == '$' || c == '%') {
        const std::string_view rest = text_.substr(at + 1);
        if (rest.starts_with('{')) return at;
        bool escaped = rest.size() > 1 && rest[0] == c && rest[1] == '{';
        at += escaped ? 3 : 1;
        continue;
      }
      if (c == '\\' && escapes) {
        size_t size = LooseUtf8Size(text_.substr(at + 1));
        if (size == 0 || text_[at + 1] == '\n' || text_[at + 1] == '\r') return at;
        at += 1 + size;
        continue;
      }
      size_t size = LooseUtf8Size(text_.substr(at));
      if (size == 0) return at;
      at += size;
    }
    return at;
  }

  void String() {
    if (Peek() == '"') {
      Emit(TokenKind::kCloseQuote, 1);
      modes_.pop_back();
    } else if (Peek() == '\n' || Peek() == '\r') {
      QuotedNewline();
    } else if (!Sequence()) {
      size_t end = LiteralEnd(at_, "\"\r\n", true);
      end == at_ ? Unknown() : Emit(TokenKind::kQuotedText, end - at_);
    }
  }

  void QuotedNewline() {
    const size_t end = std::min(text_.find_first_not_of("\r\n", at_), text_.size());
    const bool abandon = ClosingQuoteIsMissing(end);
    Emit(TokenKind::kQuotedNewline, end - at_);
    if (!abandon) return;
    Emit(TokenKind::kAbandoned, 0);
    Emit(TokenKind::kNewline, 0);
    while (modes_.size() > 1 && modes_.back().mode != Mode::kHeredoc) modes_.pop_back();
  }

  // Whether a string that goes on in the line at `at` rather has no end than several lines: the
  // next line with quotes in it has as many that open as that close.
  bool ClosingQuoteIsMissing(size_t at) const {
    while (at < text_.size()) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      size_t quotes = 0;
      for (size_t i = at; i < end; ++i) {
        if (text_[i] == '"' && text_[i - 1] != '\\') ++quotes;
      }
      if (quotes != 0) return quotes % 2 == 0;
      at = end + 1;
    }
    return true;
  }

  void Heredoc() {
    State& state = modes_.back();
    if (state.line_start && CloseHeredoc()) return;
    if (Sequence()) return;
    size_t end = LiteralEnd(at_, "\r\n", false);
    state.line_start = false;
    const std::string_view rest = text_.substr(end);
    if (rest.starts_with('\n') || rest.starts_with("\r\n")) {
      end += rest[0] == '\n' ? 1 : 2;
      state.line_start = true;
    }
    end == at_ ? Unknown() : Emit(TokenKind::kHeredocText, end - at_);
  }

  // The closing marker is a line of its own and leaves the newline for a token of its own.
  bool CloseHeredoc() {
    size_t newline = text_.find('\n', at_);
    if (newline == std::string_view::npos) return false;
    if (TrimSpace(text_.substr(at_, newline - at_)) != modes_.back().marker) return false;
    const size_t end = text_[newline - 1] == '\r' ? newline - 1 : newline;
    Emit(TokenKind::kCloseHeredoc, end - at_);
    Emit(TokenKind::kNewline, newline + 1 - end);
    modes_.pop_back();
    return true;
  }

  void Bare() {
    if (Sequence()) return;
    size_t end = LiteralEnd(at_, "\n", false);
    if (end < text_.size() && text_[end] == '\n') ++end;
    end == at_ ? Unknown() : Emit(TokenKind::kHeredocText, end - at_);
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<State> modes_;
  std::vector<Token> tokens_;
};

void ComplainOfBitwise(char symbol, const SourcePtr& source, Range range,
                       Diagnostics& diagnostics) {
  Diagnostic& diagnostic = Complain(diagnostics, source, range, "unsupported operator",
                                    "bitwise operators are not supported");
  if (symbol == '&') diagnostic.notes.push_back("did you mean the boolean AND, `&&`?");
  if (symbol == '|') diagnostic.notes.push_back("did you mean the boolean OR, `||`?");
  if (symbol == '~') diagnostic.notes.push_back("did you mean the boolean NOT, `!`?");
}

}  // namespace

std::vector<Token> Lex(std::string_view text, LexMode mode) { return Lexer(text, mode).Run(); }

void CheckTokens(const std::vector<Token>& tokens, const SourcePtr& source,
                 Diagnostics& diagnostics) {
  int bitwise = 0, backticks = 0, apostrophes = 0, semicolons = 0, encodings = 0;
  for (const Token& token : tokens) {
    auto complain = [&](const char* summary, const char* detail) {
      Complain(diagnostics, source, token.range, summary, detail);
    };
    switch (token.kind) {
      case TokenKind::kBitwise:
        if (bitwise++ < 4) {
          ComplainOfBitwise(source->text[token.range.begin], source, token.range, diagnostics);
        }
        break;
      case TokenKind::kBacktick:
        // Only the first of a pair, and not more than two pairs.
        if (backticks % 2 == 0) {
          complain("invalid character",
                   "a backtick is not valid; for text of several lines use a heredoc (`<<EOT`)");
        }
        if (backticks <= 2) ++backticks;
        break;
      case TokenKind::kApostrophe:
        if (apostrophes % 2 == 0) {
          complain("invalid character", "single quotes are not valid; enclose strings in `\"`");
        }
        if (apostrophes <= 2) ++apostrophes;
        break;
      case TokenKind::kSemicolon:
        if (semicolons++ == 0) {
          complain("invalid character",
                   "`;` is not valid; separate arguments and blocks by newlines, and items of "
                   "collections by commas");
        }
        break;
      case TokenKind::kBadEncoding:
        if (encodings++ == 0) complain("invalid character encoding", "the text must be UTF-8");
        break;
      case TokenKind::kQuotedNewline:
        complain(
            "invalid multi-line string",
            "a quoted string must end on its line; write `\\n` for a newline, or use a heredoc");
        break;
      case TokenKind::kInvalid:
        complain("invalid character", "this character is not used within the language");
        break;
      default:
        break;
    }
  }
}

}  // namespace mercator::hcl
