#include "sql/rename_hint.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "sql/lexer.h"
#include "sql/split.h"

namespace mercator {
namespace {

constexpr std::string_view kWord = "atlas:renamed_from";

std::string Unquoted(std::string_view text, char quote) {
  std::string doubled(2, quote);
  return Replace(std::string(text.substr(1, text.size() - 2)), doubled, std::string(1, quote));
}

// Reads the tokens of a part of a text, comments left out.
class Reader {
 public:
  Reader(const std::string& text, size_t begin, size_t end)
      : text_(text), lexer_(std::string_view(text).substr(0, end), begin) {
    Step();
  }

  bool AtEnd() const { return token_.kind == SqlTokenKind::kEnd; }
  const SqlToken& token() const { return token_; }
  std::string_view Text() const {
    return std::string_view(text_).substr(token_.begin, token_.end - token_.begin);
  }
  std::string Word() const {
    return token_.kind == SqlTokenKind::kWord ? Lower(std::string(Text())) : "";
  }
  bool Is(std::string_view symbol) const { return Text() == symbol; }

  // Goes past the word if it is there.
  bool Skip(std::string_view word) {
    if (Word() != word) return false;
    Step();
    return true;
  }
  void Step() {
    do {
      token_ = lexer_.Next();
    } while (token_.kind == SqlTokenKind::kComment);
  }

  // A name, or a label in quotes; empty: there is none here.
  std::string Name() {
    std::string name;
    if (token_.kind == SqlTokenKind::kWord) name = Word();
    if (token_.kind == SqlTokenKind::kQuotedName) name = Unquoted(Text(), '"');
    if (token_.kind == SqlTokenKind::kString) name = Unquoted(Text(), '\'');
    if (!name.empty()) Step();
    return name;
  }
  std::vector<std::string> Path() {
    std::vector<std::string> path = {Name()};
    if (path[0].empty()) return {};
    while (Is(".")) {
      Step();
      path.push_back(Name());
    }
    return path;
  }

 private:
  const std::string& text_;
  SqlLexer lexer_;
  SqlToken token_;
};

// Words that may stand between CREATE and what is created.
bool IsDecoration(const std::string& word) {
  static constexpr const char* kWords[] = {"or",        "replace",    "global",    "local",
                                           "unlogged",  "unique",     "trusted",   "procedural",
                                           "recursive", "constraint", "temporary", "temp"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

// `table`, `text search parser`, …, of the words that name a kind.
std::string ReadKind(Reader& reader) {
  std::string first = reader.Word();
  reader.Step();
  int more =
      first == "text"                                 ? 2
      : first == "foreign" && reader.Word() == "data" ? 2
      : first == "foreign" || first == "materialized" || first == "event" || first == "operator"
          ? 1
          : 0;
  std::string kind = first;
  for (; more > 0; --more) {
    kind += " " + reader.Word();
    reader.Step();
  }
  return kind == "foreign table" ? "table" : kind;
}

// The head of a statement: what it creates, or adds to a table.
RenameHint ReadHead(Reader& reader) {
  RenameHint head;
  if (reader.Skip("alter")) {
    if (!reader.Skip("table")) return head;
    while (reader.Skip("only") || reader.Skip("if") || reader.Skip("exists")) continue;
    head.table = reader.Path();
    if (reader.Skip("add") && reader.Skip("constraint")) head.kind = "constraint";
    head.name = reader.Path();
    return head;
  }
  if (!reader.Skip("create")) return head;
  while (IsDecoration(reader.Word())) reader.Step();
  head.kind = ReadKind(reader);
  while (reader.Skip("concurrently") || reader.Skip("if") || reader.Skip("not") ||
         reader.Skip("exists"))
    continue;
  head.name = reader.Path();
  bool on_table = head.kind == "index" || head.kind == "trigger" || head.kind == "policy" ||
                  head.kind == "rule";
  while (on_table && !reader.AtEnd() && reader.Word() != "on" && reader.Word() != "to")
    reader.Step();
  if (on_table && (reader.Skip("on") || reader.Skip("to"))) {
    reader.Skip("only");
    head.table = reader.Path();
  }
  return head;
}

bool IsNameless(const std::string& word) {
  static constexpr const char* kWords[] = {"primary", "unique",  "check",
                                           "foreign", "exclude", "like"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

struct Element {
  size_t begin = 0;
  size_t end = 0;  // past the comma
  std::string kind, name;
};

// What stands in the first brackets after the head.
std::vector<Element> ReadElements(Reader& reader) {
  while (!reader.AtEnd() && !reader.Is("(")) reader.Step();
  std::vector<Element> elements;
  if (reader.AtEnd()) return elements;
  reader.Step();
  for (int depth = 1; depth > 0 && !reader.AtEnd();) {
    Element element{reader.token().begin, 0, "column", ""};
    bool label = reader.token().kind == SqlTokenKind::kString;
    bool nameless = IsNameless(reader.Word());
    if (label) element.kind = "label";
    if (reader.Skip("constraint")) element.kind = "constraint";
    if (!nameless) element.name = reader.Name();
    for (bool more = true; more && !reader.AtEnd(); reader.Step()) {
      if (reader.Is("(") || reader.Is("[")) ++depth;
      if (reader.Is(")") || reader.Is("]")) --depth;
      element.end = reader.token().end;
      more = depth > 0 && !(depth == 1 && reader.Is(","));
    }
    elements.push_back(std::move(element));
  }
  return elements;
}

class Finder {
 public:
  Finder(const SourcePtr& source, Diagnostics& diagnostics)
      : source_(source), text_(source->text), diagnostics_(diagnostics) {}

  std::vector<RenameHint> Run() {
    Diagnostics ignored;  // they are reported where the file is loaded
    statements_ = SplitStatements(source_, ignored);
    SqlLexer lexer(text_);
    for (SqlToken token = lexer.Next(); token.kind != SqlTokenKind::kEnd; token = lexer.Next()) {
      if (token.kind == SqlTokenKind::kComment) Comment(token);
    }
    return std::move(hints_);
  }

 private:
  void Comment(const SqlToken& comment) {
    std::string body = text_.substr(comment.begin, comment.end - comment.begin);
    size_t at = body.find_first_not_of("-/* \t");
    if (at == std::string::npos || body.compare(at, kWord.size(), kWord) != 0) return;
    if (body.starts_with("/*")) body.resize(body.size() - 2);
    std::string former = body.substr(at + kWord.size());
    RenameHint hint;
    size_t line = text_.rfind('\n', comment.begin) + 1;
    auto statement = std::ranges::find_if(
        statements_, [&](const SqlStatement& s) { return s.end > comment.begin; });
    auto before = statement == statements_.begin() ? statements_.end() : statement - 1;
    if (before != statements_.end() && before->end > line &&
        (statement == statements_.end() || statement->begin > comment.begin)) {
      hint = OfStatement(*before);
    } else if (statement != statements_.end())
      hint = statement->begin > comment.begin ? OfStatement(*statement)
                                              : OfElement(*statement, comment);
    hint.source = source_, hint.begin = comment.begin, hint.end = comment.end;
    Reader reader(former, 0, former.size());
    hint.former = reader.Path();
    if (hint.kind.empty() || hint.name.empty() || hint.name[0].empty()) {
      diagnostics_.Error("there is nothing here that can be renamed", source_, comment.begin,
                         comment.end);
    } else if (hint.former.empty() || hint.former.size() > 2 || !reader.AtEnd()) {
      diagnostics_.Error("`atlas:renamed_from` needs the former name", source_, comment.begin,
                         comment.end);
    } else {
      hints_.push_back(std::move(hint));
    }
  }

  RenameHint OfStatement(const SqlStatement& statement) const {
    Reader reader(text_, statement.begin, statement.end);
    return ReadHead(reader);
  }

  // The element that the line of the comment ends with, otherwise the one that follows.
  RenameHint OfElement(const SqlStatement& statement, const SqlToken& comment) const {
    Reader reader(text_, statement.begin, statement.end);
    RenameHint head = ReadHead(reader);
    RenameHint hint;
    size_t line = text_.rfind('\n', comment.begin) + 1;
    const Element* found = nullptr;
    std::vector<Element> elements = ReadElements(reader);
    for (const Element& element : elements) {
      bool before = element.begin < comment.begin && element.end > line;
      bool follows = element.begin > comment.begin;
      if (before) found = &element;
      if (follows && !found) found = &element;
    }
    if (!found) return hint;
    hint.kind = found->kind;
    hint.name = {found->name};
    hint.table = head.name;
    return hint;
  }

  const SourcePtr& source_;
  const std::string& text_;
  Diagnostics& diagnostics_;
  std::vector<SqlStatement> statements_;
  std::vector<RenameHint> hints_;
};

}  // namespace

std::vector<RenameHint> FindRenameHints(const SourcePtr& source, Diagnostics& diagnostics) {
  if (source->text.find(kWord) == std::string::npos) return {};
  return Finder(source, diagnostics).Run();
}

}  // namespace mercator
