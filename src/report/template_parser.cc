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
  Parser(std::string_view text, const std::string& name)
      : text_(text), name_(name), tokens_(ScanTemplate(text, name)) {}

  ParsedTemplate Run() {
    std::string stop;
    std::vector<TemplateNode> nodes = Nodes(stop);
    if (!stop.empty()) Fail(fmt::format("unexpected {{{{{}}}}}", stop));
    return {std::move(nodes), std::move(definitions_)};
  }

 private:
  [[noreturn]] void Fail(const std::string& message, const std::string& hint = "") const {
    FailTemplate(text_, name_, tokens_[at_].offset, message, hint);
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
      } else if (IsName("define")) {
        Define();
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
    if (IsName("template")) return Call("template");
    if (IsName("block")) return Block();
    TemplateNode node{TemplateNode::Kind::kAction};
    node.pipeline = Pipeline("command");
    ExpectClose("command");
    return node;
  }

  std::string Name(std::string_view where) {
    if (Peek().kind != Kind::kString)
      Fail(fmt::format("unexpected {} in {} clause", GoQuote(Peek().text), where),
           fmt::format("the name of the template stands in quotes: {{{{ {} \"name\" }}}}", where));
    return Take().text;
  }

  // The text of `define` and `block` up to its end.
  void Body(const std::string& name, std::string_view where) {
    int ranges = std::exchange(ranges_, 0);
    std::string stop;
    std::vector<TemplateNode> nodes = Nodes(stop);
    ranges_ = ranges;
    if (stop == "else") Fail(fmt::format("unexpected {{{{else}}}} in {}", where));
    if (stop != "end") Fail(fmt::format("unexpected EOF: {{{{{}}}}} has no {{{{end}}}}", where));
    if (!definitions_.try_emplace(name, std::move(nodes)).second)
      Fail(fmt::format("multiple definition of template {}", GoQuote(name)));
  }

  void Define() {
    if (depth_ > 0) Fail("unexpected {{define}}", "a template is defined outside of other actions");
    Take();
    std::string name = Name("define");
    ExpectClose("define clause");
    ++depth_;
    Body(name, "define");
    --depth_;
  }

  TemplateNode Call(std::string_view where) {
    TemplateNode node{TemplateNode::Kind::kTemplate};
    node.offset = Peek().offset;
    Take();
    node.text = Name(where);
    if (Peek().kind != Kind::kClose) node.pipeline = Pipeline(where);
    ExpectClose(where);
    return node;
  }

  TemplateNode Block() {
    TemplateNode node = Call("block");
    if (node.pipeline.commands.empty()) Fail("missing value for block clause");
    Body(node.text, "block");
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
    ++depth_;
    ranges_ += range;
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
  const std::string& name_;
  std::vector<Token> tokens_;
  std::map<std::string, std::vector<TemplateNode>> definitions_;
  size_t at_ = 0;
  int ranges_ = 0;  // that are open here
  int depth_ = 0;   // of other actions
};

}  // namespace

ParsedTemplate ParseTemplate(std::string_view text, const std::string& name) {
  return Parser(text, name).Run();
}

}  // namespace mercator
