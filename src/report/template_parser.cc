#include "report/template_parser.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/go_quote.h"
#include "report/template_lexer.h"

namespace mercator {
namespace {

using Token = TemplateToken;
using Kind = TemplateToken::Kind;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(ScanTemplate(text)) {}

  std::vector<TemplateNode> Run() {
    std::string stop;
    std::vector<TemplateNode> nodes = Nodes(stop);
    if (!stop.empty()) Fail(fmt::format("unexpected {{{{{}}}}}", stop));
    return nodes;
  }

 private:
  [[noreturn]] void Fail(const std::string& message, const std::string& hint = "") const {
    FailTemplate(text_, tokens_[at_].offset, message, hint);
  }

  const Token& Peek(size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const Token& Take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool IsSymbol(std::string_view symbol) const {
    return Peek().kind == Kind::kSymbol && Peek().text == symbol;
  }
  bool IsName(std::string_view name, size_t ahead = 0) const {
    return Peek(ahead).kind == Kind::kName && Peek(ahead).text == name;
  }

  void ExpectClose(std::string_view where) {
    if (Peek().kind != Kind::kClose)
      Fail(fmt::format("unexpected {} in {}", GoQuote(Peek().text), where));
    Take();
  }

  // Up to `{{end}}` or `{{else…}}`, whose first word is then in `stop` and taken.
  std::vector<TemplateNode> Nodes(std::string& stop) {
    std::vector<TemplateNode> nodes;
    while (Peek().kind != Kind::kEnd) {
      const Token& token = Take();
      if (token.kind == Kind::kText) {
        nodes.push_back({TemplateNode::Kind::kText, token.text});
      } else if (IsName("end") || IsName("else")) {
        stop = Take().text;
        if (stop == "end") ExpectClose("end");
        return nodes;
      } else {
        nodes.push_back(Action());
      }
    }
    stop.clear();
    return nodes;
  }

  TemplateNode Action() {
    if (IsName("if")) return Control(TemplateNode::Kind::kIf);
    if (IsName("range")) return Control(TemplateNode::Kind::kRange);
    if (IsName("with")) return Control(TemplateNode::Kind::kWith);
    if (IsName("break")) return Jump(TemplateNode::Kind::kBreak);
    if (IsName("continue")) return Jump(TemplateNode::Kind::kContinue);
    if (IsName("define")) return Definition();
    if (IsName("template")) return Call();
    if (IsName("block")) return Block();
    TemplateNode node{TemplateNode::Kind::kAction};
    node.pipeline = Pipeline("command");
    ExpectClose("command");
    return node;
  }

  std::string QuotedName(const std::string& word) {
    if (Peek().kind != Kind::kString)
      Fail(fmt::format("unexpected {} in {} clause", GoQuote(Peek().text), word));
    return Take().text;
  }

  // The nodes up to `{{end}}`, outside of any range around.
  std::vector<TemplateNode> Body(const std::string& word) {
    const int ranges = std::exchange(ranges_, 0);
    std::string stop;
    std::vector<TemplateNode> nodes = Nodes(stop);
    ranges_ = ranges;
    if (stop == "else") Fail(fmt::format("unexpected {{{{else}}}} in {} clause", word));
    if (stop != "end") Fail(fmt::format("unexpected EOF: {{{{{}}}}} has no {{{{end}}}}", word));
    return nodes;
  }

  TemplateNode Definition() {
    if (depth_ > 0) Fail("unexpected {{define}}", "definitions stand at the top level");
    const std::string word = Take().text;
    TemplateNode node{TemplateNode::Kind::kDefine, QuotedName(word)};
    ExpectClose(word);
    ++depth_;
    node.body = Body(word);
    --depth_;
    return node;
  }

  TemplateNode Call() {
    const size_t offset = Peek().offset;
    const std::string word = Take().text;
    TemplateNode node{TemplateNode::Kind::kTemplate, QuotedName(word)};
    if (Peek().kind != Kind::kClose) node.pipeline = Pipeline(word);
    node.pipeline.offset = offset;
    ExpectClose(word);
    return node;
  }

  // A definition and its call in one: `body` is the definition.
  TemplateNode Block() {
    TemplateNode node = Call();
    node.body.push_back({TemplateNode::Kind::kDefine, node.text});
    node.body.back().body = Body("block");
    return node;
  }

  TemplateNode Jump(TemplateNode::Kind kind) {
    if (ranges_ == 0) Fail(fmt::format("{{{{{}}}}} outside {{{{range}}}}", Peek().text));
    std::string word = Take().text;
    ExpectClose(word);
    return {kind};
  }

  TemplateNode Control(TemplateNode::Kind kind) {
    TemplateNode node{kind};
    std::string word = Take().text;
    node.pipeline = Pipeline(word);
    ExpectClose(word);
    bool range = kind == TemplateNode::Kind::kRange;
    ranges_ += range;
    ++depth_;
    std::string stop;
    node.body = Nodes(stop);
    ranges_ -= range;
    if (stop == "else") node.otherwise = Else(stop, kind);
    --depth_;
    if (stop != "end") Fail(fmt::format("unexpected EOF: {{{{{}}}}} has no {{{{end}}}}", word));
    return node;
  }

  // What follows `{{else`: `{{else}}`, `{{else if …}}`, `{{else with …}}`.
  std::vector<TemplateNode> Else(std::string& stop, TemplateNode::Kind kind) {
    if (IsName("if") || (IsName("with") && kind == TemplateNode::Kind::kWith)) {
      TemplateNode nested = Action();  // takes the `{{end}}` of both
      stop = "end";
      return {std::move(nested)};
    }
    ExpectClose("else");
    std::vector<TemplateNode> nodes = Nodes(stop);
    return nodes;
  }

  TemplatePipeline Pipeline(std::string_view where) {
    TemplatePipeline pipeline;
    pipeline.offset = Peek().offset;
    Declarations(pipeline, where);
    while (true) {
      TemplateCommand command = Command();
      if (command.empty()) Fail(fmt::format("missing value for {}", where));
      pipeline.commands.push_back(std::move(command));
      if (!IsSymbol("|")) return pipeline;
      Take();
    }
  }

  void Declarations(TemplatePipeline& pipeline, std::string_view where) {
    if (Peek().kind != Kind::kVariable) return;
    size_t begin = at_;
    std::vector<std::string> names = {Take().text};
    if (where == "range" && IsSymbol(",")) {
      Take();
      if (Peek().kind != Kind::kVariable) Fail("range can only initialize variables");
      names.push_back(Take().text);
    }
    if (!IsSymbol(":=") && !IsSymbol("=")) {
      at_ = begin;
      return;
    }
    pipeline.declares = Take().text == ":=";
    pipeline.variables = std::move(names);
  }

  TemplateCommand Command() {
    TemplateCommand command;
    while (std::optional<TemplateOperand> operand = Operand()) {
      Fields(*operand);
      command.push_back(std::move(*operand));
    }
    return command;
  }

  // `.A.B` directly after a word.
  void Fields(TemplateOperand& operand) {
    while (Peek().kind == Kind::kField && !Peek().spaced) operand.fields.push_back(Take().text);
  }

  std::optional<TemplateOperand> Operand() {
    const Token& token = Peek();
    TemplateOperand operand;
    operand.offset = token.offset;
    using OperandKind = TemplateOperand::Kind;
    switch (token.kind) {
      case Kind::kDot:
        break;
      case Kind::kField:
        operand.fields.push_back(token.text);
        break;
      case Kind::kVariable:
        operand.kind = OperandKind::kVariable;
        operand.name = token.text;
        break;
      case Kind::kString:
        Literal(operand, token.text);
        break;
      case Kind::kNumber:
        Literal(operand, Number(token));
        break;
      case Kind::kName:
        Word(operand, token.text);
        break;
      default:
        return IsSymbol("(") ? std::optional(Parenthesized()) : std::nullopt;
    }
    Take();
    return operand;
  }

  static void Literal(TemplateOperand& operand, ReportValue value) {
    operand.kind = TemplateOperand::Kind::kLiteral;
    operand.literal = std::make_shared<const ReportValue>(std::move(value));
  }

  static void Word(TemplateOperand& operand, const std::string& word) {
    if (word == "true" || word == "false") return Literal(operand, word == "true");
    if (word == "nil") return Literal(operand, nullptr);
    operand.kind = TemplateOperand::Kind::kFunction;
    operand.name = word;
  }

  TemplateOperand Parenthesized() {
    TemplateOperand operand;
    operand.kind = TemplateOperand::Kind::kPipeline;
    operand.offset = Take().offset;
    operand.pipeline = std::make_shared<TemplatePipeline>(Pipeline("parenthesized pipeline"));
    if (!IsSymbol(")")) Fail("unclosed left paren");
    Take();
    return operand;
  }

  ReportValue Number(const Token& token) const {
    const char* begin = token.text.data() + token.text.starts_with('+');
    const char* end = token.text.data() + token.text.size();
    int64_t integer = 0;
    auto [last, code] = std::from_chars(begin, end, integer);
    if (code == std::errc() && last == end) return integer;
    double real = 0;
    auto [last_real, real_code] = std::from_chars(begin, end, real);
    if (real_code == std::errc() && last_real == end) return real;
    Fail(fmt::format("bad number syntax: {}", GoQuote(token.text)));
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  size_t at_ = 0;
  int ranges_ = 0;
  int depth_ = 0;
};

}  // namespace

std::vector<TemplateNode> ParseTemplate(std::string_view text) { return Parser(text).Run(); }

}  // namespace mercator
