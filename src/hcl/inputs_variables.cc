#include "hcl/body_reader.h"
#include "hcl/convert.h"
#include "hcl/evaluate.h"
#include "hcl/functions.h"
#include "hcl/inputs_node.h"
#include "hcl/json.h"

namespace mercator::hcl {
namespace {

bool IsStructured(const Type& type) {
  return type.Is(TypeKind::kMap) || type.Is(TypeKind::kObject) || type.Is(TypeKind::kTuple);
}

// A scalar for a list is a list of one; several texts are a list.
std::optional<Value> FromTexts(const std::vector<std::string>& texts, const Type& type,
                               std::string& problem) {
  const bool json = texts.size() == 1 && (texts[0].starts_with('[') || texts[0].starts_with('{'));
  const bool list = type.Is(TypeKind::kList) || type.Is(TypeKind::kSet);
  if (json && (list || IsStructured(type))) {
    const auto value = DecodeJson(texts[0], &problem);
    return value ? Convert(*value, type, &problem) : std::nullopt;
  }
  if (!list && texts.size() > 1) {
    problem = "it is given " + std::to_string(texts.size()) + " times, but is no list";
    return std::nullopt;
  }
  if (!list) return Convert(Value::String(texts[0]), type, &problem);
  Value::Elements elements;
  for (const std::string& text : texts) elements.push_back(Value::String(text));
  return Convert(Value::Tuple(std::move(elements)), type, &problem);
}

std::optional<Value> FromValue(const Value& value, const Type& type, std::string& problem) {
  const bool list = type.Is(TypeKind::kList) || type.Is(TypeKind::kSet);
  if (list && value.has_content() && !value.IsSequence()) {
    return Convert(Value::Tuple({value}), type, &problem);
  }
  return Convert(value, type, &problem);
}

}  // namespace

Value Inputs::VariableValue(const Node& node) {
  const Block& block = *node.block;
  BodyReader reader(
      block.body, "`variable`", [&](const Attribute& attribute) { return Evaluate(attribute); },
      diagnostics_);
  const Attribute* type_attribute = reader.Find("type");
  const Attribute* default_attribute = reader.Find("default");
  reader.Ignore("description");
  reader.Ignore("sensitive");
  const std::vector<const Block*> validations = reader.Blocks("validation");
  reader.RejectUnknown();
  const auto type = type_attribute == nullptr ? Type::Dynamic() : VariableType(*type_attribute);
  if (!type) return Value::Unknown();
  std::optional<Value> value = GivenValue(node, *type);
  if (value && !value->known()) return *value;
  if (!value && default_attribute != nullptr) {
    std::string problem;
    value = FromValue(Evaluate(*default_attribute), *type, problem);
    if (!value) {
      Complain(diagnostics_, block.document->source(), default_attribute->expression->range,
               "the default of variable `" + node.name + "` is not of its type: " + problem);
    }
  } else if (!value) {
    Complain(diagnostics_, block.document->source(), block.header(),
             "missing value for required variable `" + node.name + "`")
        .notes.push_back("give it with --var " + node.name + "=VALUE, or add a `default`");
  }
  if (!value) return Value::Unknown();
  bool valid = true;
  for (const Block* validation : validations) valid = Validate(node, *validation, *value) && valid;
  return valid ? *value : Value::Unknown();
}

// Unknown, after a complaint, if what is given does not fit.
std::optional<Value> Inputs::GivenValue(const Node& node, const Type& type) {
  std::string problem;
  std::optional<Value> value;
  if (auto given = options_.variable_values.find(node.name);
      given != options_.variable_values.end()) {
    value = FromValue(given->second, type, problem);
  } else {
    std::vector<std::string> texts;
    for (const auto& [name, text] : options_.variable_texts) {
      if (name == node.name) texts.push_back(text);
    }
    if (texts.empty()) return std::nullopt;
    value = FromTexts(texts, type, problem);
  }
  if (value) return value;
  Complain(diagnostics_, node.block->document->source(), node.block->header(),
           "the value given for variable `" + node.name + "` does not fit: " + problem);
  return Value::Unknown();
}

// `string`, `list(string)`; also the names in quotes, as older files have them.
std::optional<Type> Inputs::VariableType(const Attribute& attribute) {
  Scope scope(&scope_);
  const Value::Attributes names = TypeNames();
  for (const auto& [name, value] : names) scope.Set(name, value);
  scope.SetFunctions(&type_functions_);
  Diagnostics problems;
  Value value = hcl::Evaluate(attribute, &scope, problems);
  if (value.has_content() && value.Is(TypeKind::kString)) {
    auto found = names.find(value.AsString());
    if (found != names.end()) value = found->second;
  }
  if (auto* content = value.has_content() ? value.As<TypeContent>() : nullptr) return content->type;
  if (problems.empty()) {
    Complain(problems, attribute.document->source(), attribute.expression->range,
             "a type is required, like `string` or `list(string)`");
  }
  diagnostics_.Append(problems);
  return std::nullopt;
}

bool Inputs::Validate(const Node& node, const Block& validation, const Value& value) {
  Scope scope(&scope_);
  Value::Attributes variables = published_["var"];
  variables.insert_or_assign(node.name, value);
  auto evaluate = [&](const Attribute& attribute) {
    for (const Reference& reference : ReferencesIn(*attribute.expression)) {
      const bool itself = reference.root == "var" && !reference.steps.empty() &&
                          reference.steps[0].name == node.name;
      if (!itself) Require(reference, *attribute.document);
    }
    for (const auto& [name, other] : published_["var"]) variables.try_emplace(name, other);
    scope.Set("var", Value::Object(variables));
    return hcl::Evaluate(attribute, &scope, diagnostics_);
  };
  BodyReader reader(validation.body, "`validation`", evaluate, diagnostics_);
  const auto holds = reader.Bool("condition");
  const std::string message = reader.String("error_message").value_or("");
  const bool has_condition = reader.Find("condition") != nullptr;
  reader.RejectUnknown();
  if (!has_condition) {
    Complain(diagnostics_, validation.document->source(), validation.header(),
             "`validation` needs a `condition`");
  }
  if (holds.value_or(!has_condition)) return true;
  if (holds) {
    Complain(diagnostics_, node.block->document->source(), node.block->header(),
             "invalid value for variable `" + node.name + "`", message);
  }
  return false;
}

}  // namespace mercator::hcl
