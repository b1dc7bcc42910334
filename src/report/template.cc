#include "report/template.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/duration.h"
#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "report/template_functions.h"
#include "report/template_lexer.h"

namespace mercator {
namespace {

using Node = TemplateNode;
using Values = std::vector<ReportValue>;

const ReportValue* FindField(const ReportValue& value, const std::string& name) {
  if (!value.is_object()) return nullptr;
  for (const auto& [key, field] : value.items()) {
    if (PlainKey(key) == name) return &field;
  }
  return nullptr;
}

std::string FieldNames(const ReportValue& value) {
  std::vector<std::string> names;
  for (const auto& item : value.items()) names.emplace_back(PlainKey(item.key()));
  return Join(names, ", ");
}

class Executor {
 public:
  Executor(std::string_view text, const ReportValue& data, const TemplateFunctions& functions,
           const TemplateMethods& methods)
      : text_(text), functions_(functions), methods_(methods) {
    variables_.emplace_back("$", data);
  }

  std::string Run(const std::vector<Node>& nodes) {
    Define(nodes);
    Walk(nodes, ReportValue(variables_[0].second));
    return std::move(out_);
  }

 private:
  enum class Jump { kNone, kBreak, kContinue };

  [[noreturn]] void Fail(size_t offset, const std::string& message,
                         const std::string& hint = "") const {
    FailTemplate(text_, offset, message, hint);
  }

  // Where a name is defined twice, the later one counts, also for calls before it.
  void Define(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      if (node.kind == Node::Kind::kDefine) definitions_[node.text] = &node.body;
      Define(node.body);
      Define(node.otherwise);
    }
  }

  void CallTemplate(const Node& node, const ReportValue& dot) {
    auto found = definitions_.find(node.text);
    if (found == definitions_.end())
      Fail(node.pipeline.offset, fmt::format("template {} not defined", GoQuote(node.text)));
    if (++calls_ > 1000) Fail(node.pipeline.offset, "exceeded maximum template depth");
    const ReportValue argument =
        node.pipeline.commands.empty() ? ReportValue() : Evaluate(node.pipeline, dot);
    auto outer = std::exchange(variables_, {{"$", argument}});
    Walk(*found->second, argument);
    variables_ = std::move(outer);
    --calls_;
  }

  Jump Walk(const std::vector<Node>& nodes, const ReportValue& dot) {
    for (const Node& node : nodes) {
      Jump jump = Visit(node, dot);
      if (jump != Jump::kNone) return jump;
    }
    return Jump::kNone;
  }

  // The same in a scope of its own for variables.
  Jump WalkScope(const std::vector<Node>& nodes, const ReportValue& dot) {
    size_t scope = variables_.size();
    Jump jump = Walk(nodes, dot);
    variables_.resize(scope);
    return jump;
  }

  Jump Visit(const Node& node, const ReportValue& dot) {
    size_t scope = variables_.size();
    Jump jump = Jump::kNone;
    switch (node.kind) {
      case Node::Kind::kText:
        out_ += node.text;
        return jump;
      case Node::Kind::kAction:
        Print(node, dot);
        return jump;
      case Node::Kind::kBreak:
        return Jump::kBreak;
      case Node::Kind::kContinue:
        return Jump::kContinue;
      case Node::Kind::kDefine:
        return jump;
      case Node::Kind::kTemplate:
        CallTemplate(node, dot);
        break;
      case Node::Kind::kRange:
        jump = Range(node, dot);
        break;
      default:
        jump = Branch(node, dot);
    }
    variables_.resize(scope);
    return jump;
  }

  void Print(const Node& node, const ReportValue& dot) {
    ReportValue value = Evaluate(node.pipeline, dot);
    if (node.pipeline.variables.empty()) out_ += PrintValue(value);
  }

  Jump Branch(const Node& node, const ReportValue& dot) {
    ReportValue value = Evaluate(node.pipeline, dot);
    if (!IsTrueValue(value)) return WalkScope(node.otherwise, dot);
    return WalkScope(node.body, node.kind == Node::Kind::kWith ? value : dot);
  }

  Jump Range(const Node& node, const ReportValue& dot) {
    ReportValue value = EvaluateCommands(node.pipeline, dot);
    if (value.is_number_integer()) value = Count(value.get<int64_t>());
    if (!value.is_structured() && !value.is_null()) {
      Fail(node.pipeline.offset, fmt::format("range can't iterate over {}", PrintValue(value)));
    }
    if (value.empty()) return WalkScope(node.otherwise, dot);
    for (const auto& [key, element] : value.items()) {
      size_t scope = variables_.size();
      ReportValue index =
          value.is_array() ? ReportValue(std::stoll(key)) : ReportValue(PlainKey(key));
      SetRangeVariables(node.pipeline, index, element);
      Jump jump = Walk(node.body, element);
      variables_.resize(scope);
      if (jump == Jump::kBreak) break;
    }
    return Jump::kNone;
  }

  static ReportValue Count(int64_t n) {
    ReportValue list = ReportValue::array();
    for (int64_t i = 0; i < n; ++i) list.push_back(i);
    return list;
  }

  void SetRangeVariables(const TemplatePipeline& pipeline, const ReportValue& index,
                         const ReportValue& element) {
    const std::vector<std::string>& names = pipeline.variables;
    if (names.size() == 2) variables_.emplace_back(names[0], index);
    if (!names.empty()) variables_.emplace_back(names.back(), element);
  }

  ReportValue* FindVariable(const std::string& name) {
    for (auto it = variables_.rbegin(); it != variables_.rend(); ++it) {
      if (it->first == name) return &it->second;
    }
    return nullptr;
  }

  ReportValue Evaluate(const TemplatePipeline& pipeline, const ReportValue& dot) {
    ReportValue value = EvaluateCommands(pipeline, dot);
    for (const std::string& name : pipeline.variables) {
      if (pipeline.declares) {
        variables_.emplace_back(name, value);
      } else if (ReportValue* variable = FindVariable(name)) {
        *variable = value;
      } else {
        Fail(pipeline.offset, fmt::format("undefined variable {}", GoQuote(name)));
      }
    }
    return value;
  }

  ReportValue EvaluateCommands(const TemplatePipeline& pipeline, const ReportValue& dot) {
    ReportValue value;
    bool first = true;
    for (const TemplateCommand& command : pipeline.commands) {
      value = Command(command, dot, first ? nullptr : &value);
      first = false;
    }
    return value;
  }

  ReportValue Command(const TemplateCommand& command, const ReportValue& dot,
                      const ReportValue* piped) {
    const TemplateOperand& head = command[0];
    if (head.kind == TemplateOperand::Kind::kFunction && head.fields.empty())
      return Call(command, dot, piped);
    if (command.size() == 1 && !piped) return Operand(head, dot);
    if (head.fields.empty()) Fail(head.offset, "can't give argument to non-function");
    Values arguments = {Head(head, dot, head.fields.size() - 1)};
    Append(arguments, command, dot, piped);
    return Method(arguments, head);
  }

  void Append(Values& arguments, const TemplateCommand& command, const ReportValue& dot,
              const ReportValue* piped) {
    for (size_t i = 1; i < command.size(); ++i) arguments.push_back(Operand(command[i], dot));
    if (piped) arguments.push_back(*piped);
  }

  ReportValue Call(const TemplateCommand& command, const ReportValue& dot,
                   const ReportValue* piped) {
    const TemplateOperand& head = command[0];
    if (head.name == "and" || head.name == "or") return ShortCircuit(command, dot, piped);
    const TemplateFunction* function = FindTemplateFunction(functions_, head.name);
    if (!function) Fail(head.offset, fmt::format("function {} not defined", GoQuote(head.name)));
    Values arguments;
    Append(arguments, command, dot, piped);
    return Invoke(*function, arguments, head);
  }

  ReportValue Invoke(const TemplateFunction& function, const Values& arguments,
                     const TemplateOperand& at) {
    try {
      return function(arguments);
    } catch (const Error& e) {
      const std::string& name = at.name.empty() ? at.fields.back() : at.name;
      Fail(at.offset, fmt::format("error calling {}: {}", name, e.what()), e.hint());
    }
  }

  // `and` gives the first false argument or the last one; `or` the first true one.
  ReportValue ShortCircuit(const TemplateCommand& command, const ReportValue& dot,
                           const ReportValue* piped) {
    if (command.size() == 1 && !piped) {
      Fail(command[0].offset,
           fmt::format("wrong number of args for {}: want at least 1 got 0", command[0].name));
    }
    bool stop_at = command[0].name == "or";
    ReportValue value;
    for (size_t i = 1; i < command.size(); ++i) {
      value = Operand(command[i], dot);
      if (IsTrueValue(value) == stop_at) return value;
    }
    return piped ? *piped : value;
  }

  ReportValue Operand(const TemplateOperand& operand, const ReportValue& dot) {
    return Head(operand, dot, operand.fields.size());
  }

  // The value with the first `count` of its fields.
  ReportValue Head(const TemplateOperand& operand, const ReportValue& dot, size_t count) {
    ReportValue value = Base(operand, dot);
    for (size_t i = 0; i < count; ++i) value = Field(value, operand, i);
    return value;
  }

  ReportValue Base(const TemplateOperand& operand, const ReportValue& dot) {
    switch (operand.kind) {
      case TemplateOperand::Kind::kLiteral:
        return *operand.literal;
      case TemplateOperand::Kind::kDot:
        return dot;
      case TemplateOperand::Kind::kPipeline:
        return Evaluate(*operand.pipeline, dot);
      case TemplateOperand::Kind::kVariable:
        if (ReportValue* value = FindVariable(operand.name)) return *value;
        Fail(operand.offset, fmt::format("undefined variable {}", GoQuote(operand.name)));
      default:
        return Call({operand}, dot, nullptr);
    }
  }

  ReportValue Field(const ReportValue& value, const TemplateOperand& operand, size_t i) {
    const std::string& name = operand.fields[i];
    if (const ReportValue* field = FindField(value, name)) return *field;
    if (const TemplateFunction* method = FindTemplateMethod(methods_, value, name)) {
      return Invoke(*method, {value}, operand);
    }
    if (value.is_null()) Fail(operand.offset, fmt::format("nil pointer evaluating .{}", name));
    Fail(
        operand.offset, fmt::format("can't evaluate field {}", name),
        value.is_object() ? "there are " + FieldNames(value) : "the value before it has no fields");
  }

  ReportValue Method(const Values& arguments, const TemplateOperand& head) {
    const std::string& name = head.fields.back();
    const TemplateFunction* method = FindTemplateMethod(methods_, arguments[0], name);
    if (method) return Invoke(*method, arguments, head);
    if (FindField(arguments[0], name))
      Fail(head.offset, fmt::format("{} has arguments but cannot be invoked", name));
    Fail(head.offset, fmt::format("can't evaluate field {}", name));
  }

  std::string_view text_;
  const TemplateFunctions& functions_;
  const TemplateMethods& methods_;
  std::vector<std::pair<std::string, ReportValue>> variables_;
  std::map<std::string, const std::vector<Node>*> definitions_;
  int calls_ = 0;
  std::string out_;
};

std::string PrintParts(const ReportValue& value) {
  std::vector<std::string> parts;
  for (const auto& [key, element] : value.items()) {
    std::string text = element.is_null() ? "<nil>" : PrintValue(element);
    parts.push_back(value.is_object() ? std::string(PlainKey(key)) + ":" + text : text);
  }
  return Join(parts, " ");
}

// Go's time.Time: `2024-02-01 13:19:00.5 +0000 UTC`.
std::string PrintTime(int64_t nanoseconds) {
  std::string text = GoTimeText(nanoseconds);
  text.pop_back();
  return Replace(text, "T", " ") + " +0000 UTC";
}

}  // namespace

Template::Template(std::string text) : text_(std::move(text)), nodes_(ParseTemplate(text_)) {}

std::string Template::Execute(const ReportValue& data, const TemplateFunctions& functions,
                              const TemplateMethods& methods) const {
  return Executor(text_, data, functions, methods).Run(nodes_);
}

std::string PrintValue(const ReportValue& value) {
  if (IsDuration(value)) return FormatDuration(Nanoseconds(value));
  if (IsTime(value)) return PrintTime(Nanoseconds(value));
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) return "[" + PrintParts(value) + "]";
  if (value.is_object()) return "map[" + PrintParts(value) + "]";
  if (value.is_null()) return "<no value>";
  return value.is_number_float() ? fmt::format("{}", value.get<double>()) : value.dump();
}

bool IsTrueValue(const ReportValue& value) { return !IsEmptyValue(value); }

}  // namespace mercator
