#include "sql/split.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "sql/lexer.h"

namespace mercator {
namespace {

constexpr size_t kNone = std::string_view::npos;

// The words that tell which statement this is, as far as splitting depends on it.
enum class Shape { kUnknown, kRoutine, kRule, kCopy, kOther };

// What was read of the statement at hand.
struct Progress {
  size_t begin = kNone;  // kNone: no token yet
  Shape shape = Shape::kUnknown;
  int words = 0;
  std::string previous;  // last token, in lower case if it is a word
  int parentheses = 0;
  int blocks = 0;  // BEGIN ATOMIC … END and CASE … END in it
  bool from_stdin = false;
};

// CREATE [OR REPLACE] FUNCTION | PROCEDURE | RULE, COPY.
Shape NextShape(const Progress& p, const std::string& word) {
  if (p.words == 0) {
    if (word == "create") return Shape::kUnknown;
    return word == "copy" ? Shape::kCopy : Shape::kOther;
  }
  if (word == "or" || word == "replace") return Shape::kUnknown;
  if (word == "function" || word == "procedure") return Shape::kRoutine;
  return word == "rule" ? Shape::kRule : Shape::kOther;
}

class Splitter {
 public:
  Splitter(const SourcePtr& source, Diagnostics& diagnostics)
      : source_(source), text_(source->text), lexer_(text_), diagnostics_(diagnostics) {}

  std::vector<SqlStatement> Run() {
    if (!CheckEncoding()) return {};
    for (SqlToken token = lexer_.Next(); token.kind != SqlTokenKind::kEnd; token = lexer_.Next()) {
      Take(token);
    }
    if (now_.begin != kNone) {
      Finish(now_.begin + text_.substr(now_.begin).find_last_not_of(" \t\r\n\f\v") + 1);
    }
    return std::move(statements_);
  }

 private:
  // A byte order mark is skipped; UTF-16 and NUL bytes end the reading.
  bool CheckEncoding() {
    if (text_.starts_with("\xEF\xBB\xBF")) lexer_.Seek(3);
    if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
      diagnostics_.Error("the file is in UTF-16; save it as UTF-8", source_, 0, 0);
      return false;
    }
    size_t nul = text_.find('\0');
    if (nul == kNone) return true;
    diagnostics_.Error("the file has a NUL byte, which SQL text cannot have", source_, nul, nul);
    return false;
  }

  void Take(const SqlToken& token) {
    if (!token.closed) return Unterminated(token);
    if (token.kind == SqlTokenKind::kComment) return Comment(token);
    if (token.kind == SqlTokenKind::kBackslash) return MetaCommand(token);
    std::string_view text = text_.substr(token.begin, token.end - token.begin);
    if (text == ";" && EndsHere()) return End(token);
    if (now_.begin == kNone) Begin(token);
    if (token.kind == SqlTokenKind::kWord) {
      Word(Lower(text));
    } else {
      if (now_.shape == Shape::kUnknown) now_.shape = Shape::kOther;
      if (text == "(") ++now_.parentheses;
      if (text == ")" && now_.parentheses > 0) --now_.parentheses;
      Remember(token.kind == SqlTokenKind::kSymbol ? std::string(text) : std::string());
    }
  }

  bool EndsHere() const {
    return now_.blocks == 0 && (now_.shape != Shape::kRule || now_.parentheses == 0);
  }

  void Begin(const SqlToken& token) {
    if (!comments_.empty() && HasBlankLine(comments_.back().end, token.begin)) comments_.clear();
    now_.begin = token.begin;
  }

  void Word(std::string word) {
    if (now_.shape == Shape::kUnknown) now_.shape = NextShape(now_, word);
    ++now_.words;
    if (now_.shape == Shape::kRoutine) CountBlocks(word);
    if (now_.shape == Shape::kCopy && word == "stdin" && now_.previous == "from") {
      now_.from_stdin = true;
    }
    Remember(std::move(word));
  }

  // `x.end` and `AS end` are names.
  void CountBlocks(const std::string& word) {
    if (now_.previous == "." || (now_.blocks > 0 && now_.previous == "as")) return;
    if (word == "atomic" && now_.previous == "begin" && now_.blocks == 0) {
      now_.blocks = 1;
    } else if (word == "case" && now_.blocks > 0) {
      ++now_.blocks;
    } else if (word == "end" && now_.blocks > 0) {
      --now_.blocks;
    }
  }

  void Remember(std::string token) { now_.previous = std::move(token); }

  void End(const SqlToken& semicolon) {
    last_end_ = semicolon.end;
    if (now_.begin == kNone) {
      comments_.clear();
    } else if (now_.from_stdin) {
      CopyData(semicolon);
    } else {
      Finish(semicolon.end);
    }
  }

  void Finish(size_t end) {
    SqlStatement statement{
        std::string(text_.substr(now_.begin, end - now_.begin)), now_.begin, end, {}, {}};
    for (const SqlToken& c : comments_) {
      statement.comments.emplace_back(text_.substr(c.begin, c.end - c.begin));
      statement.comment_offsets.push_back(c.begin);
    }
    statements_.push_back(std::move(statement));
    Reset();
  }

  void Reset() {
    now_ = Progress();
    comments_.clear();
  }

  void Comment(const SqlToken& token) {
    if (now_.begin != kNone) return;
    if (!comments_.empty() && HasBlankLine(comments_.back().end, token.begin)) comments_.clear();
    // A comment on the line on which a statement ended is about that statement.
    bool trails =
        last_end_ > 0 && text_.substr(last_end_, token.begin - last_end_).find('\n') == kNone;
    if (!trails) comments_.push_back(token);
  }

  bool HasBlankLine(size_t begin, size_t end) const {
    return std::ranges::count(text_.substr(begin, end - begin), '\n') > 1;
  }

  void Unterminated(const SqlToken& token) {
    std::string_view text = text_.substr(token.begin);
    const char* what = token.kind == SqlTokenKind::kComment      ? "comment"
                       : token.kind == SqlTokenKind::kQuotedName ? "quoted identifier"
                       : text.starts_with("$")                   ? "dollar-quoted string"
                                                                 : "string";
    size_t line_end = std::min(text_.find_first_of("\r\n", token.begin), text_.size());
    diagnostics_.Error(fmt::format("unterminated {}", what), source_, token.begin, line_end)
        .notes.push_back("it starts here and has no end up to the end of the file");
    Reset();
  }

  void MetaCommand(const SqlToken& token) {
    size_t line_end = std::min(text_.find_first_of("\r\n", token.begin), text_.size());
    size_t name_end = std::min(text_.find_first_of(" \t\r\n", token.begin), line_end);
    std::string_view name = text_.substr(token.begin, name_end - token.begin);
    lexer_.Seek(line_end);
    if (now_.begin == kNone && ChangesNothing(name)) {
      comments_.clear();
      return;
    }
    diagnostics_
        .Error(fmt::format("`{}` is a command of psql, not SQL", name), source_, token.begin,
               line_end)
        .notes.push_back(WayOut(name));
    Reset();
  }

  // Commands that only say how or what to show.
  static bool ChangesNothing(std::string_view name) {
    static constexpr std::string_view kNames[] = {"\\restrict", "\\unrestrict", "\\echo", "\\qecho",
                                                  "\\warn",     "\\timing",     "\\pset", "\\x",
                                                  "\\l",        "\\t",          "\\a"};
    return name.starts_with("\\d") || std::ranges::find(kNames, name) != std::end(kNames);
  }

  static std::string WayOut(std::string_view name) {
    if (name == "\\i" || name == "\\ir" || name == "\\include" || name == "\\include_relative") {
      return "give the included file as a file of its own; all files of a directory are read";
    }
    if (name == "\\connect" || name == "\\c") {
      return "remove the line; dump one database without `--create`";
    }
    if (name == "\\copy" || name == "\\.") return "remove it; data is not schema";
    return "remove the line, or write what it does as SQL";
  }

  // The rows after COPY … FROM stdin; up to the line `\.`.
  void CopyData(const SqlToken& semicolon) {
    diagnostics_
        .Error("`COPY … FROM stdin` carries rows, and data is not schema", source_, now_.begin,
               semicolon.end)
        .notes.push_back(
            "dump with `pg_dump --schema-only`, or write rows that belong to a migration as "
            "INSERT");
    Reset();
    size_t at = text_.find('\n', semicolon.end);
    while (at != kNone) {
      std::string_view line = LineAt(text_, at + 1);
      at = text_.find('\n', at + 1);
      if (line == "\\.") break;
    }
    lexer_.Seek(at == kNone ? text_.size() : at);
  }

  SourcePtr source_;
  std::string_view text_;
  SqlLexer lexer_;
  Diagnostics& diagnostics_;
  Progress now_;
  std::vector<SqlToken> comments_;
  size_t last_end_ = 0;
  std::vector<SqlStatement> statements_;
};

}  // namespace

std::vector<SqlStatement> SplitStatements(const SourcePtr& source, Diagnostics& diagnostics) {
  return Splitter(source, diagnostics).Run();
}

}  // namespace mercator
