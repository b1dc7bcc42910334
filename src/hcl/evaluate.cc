#include "hcl/evaluate.h"

#include "hcl/evaluator.h"
#include "hcl/suggest.h"
#include "hcl/traverse.h"

namespace mercator::hcl {

Value Evaluate(const Expression& expression, const Document& document, const Scope* scope,
               Diagnostics& diagnostics) {
  return Evaluator(document.source(), scope, diagnostics).Run(expression);
}

Value Evaluate(const Attribute& attribute, const Scope* scope, Diagnostics& diagnostics) {
  return Evaluate(*attribute.expression, *attribute.document, scope, diagnostics);
}

Value Evaluator::Run(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::kTemplate:
      return Template(static_cast<const TemplateExpression&>(expression));
    case ExpressionKind::kInterpolation:
      return Run(*static_cast<const InterpolationExpression&>(expression).inner);
    case ExpressionKind::kJoin:
      return Join(static_cast<const JoinExpression&>(expression));
    case ExpressionKind::kParentheses:
      return Run(*static_cast<const ParenthesesExpression&>(expression).inner);
    case ExpressionKind::kTraversal:
      return Traversal(static_cast<const TraversalExpression&>(expression));
    case ExpressionKind::kRelative: {
      auto& relative = static_cast<const RelativeExpression&>(expression);
      return Steps(Run(*relative.source), relative.steps);
    }
    case ExpressionKind::kIndex:
      return Index(static_cast<const IndexExpression&>(expression));
    case ExpressionKind::kSplat:
      return Splat(static_cast<const SplatExpression&>(expression));
    case ExpressionKind::kSplatItem:
      return SplatItem(expression);
    case ExpressionKind::kCall:
      return Call(static_cast<const CallExpression&>(expression));
    case ExpressionKind::kConditional:
      return Conditional(static_cast<const ConditionalExpression&>(expression));
    case ExpressionKind::kBinary:
      return Binary(static_cast<const BinaryExpression&>(expression));
    case ExpressionKind::kUnary:
      return Unary(static_cast<const UnaryExpression&>(expression));
    case ExpressionKind::kTuple:
      return Tuple(static_cast<const TupleExpression&>(expression));
    case ExpressionKind::kObject:
      return Object(static_cast<const ObjectExpression&>(expression));
    case ExpressionKind::kFor:
      return For(static_cast<const ForExpression&>(expression));
    default:
      return Literal(expression);
  }
}

Value Evaluator::Literal(const Expression& expression) {
  if (expression.kind == ExpressionKind::kNull) return Value::Null();
  if (auto* text = As<StringExpression>(expression)) return Value::String(std::string(text->text));
  if (auto* literal = As<BoolExpression>(expression)) return Value::Bool(literal->value);
  if (auto* number = As<NumberExpression>(expression)) {
    if (auto value = Number::Parse(number->digits)) return Value::Of(*value);
  }
  return Value::Unknown();
}

Evaluator::Attempt Evaluator::Try(const Expression& expression) {
  Attempt attempt;
  Diagnostics* outer = std::exchange(diagnostics_, &attempt.diagnostics);
  attempt.value = Run(expression);
  diagnostics_ = outer;
  return attempt;
}

// The same complaint is made once, though a loop may come to it many times.
void Evaluator::Complain(Range range, std::string summary, std::string_view detail) {
  Diagnostics made;
  const Diagnostic& diagnostic = hcl::Complain(made, source_, range, std::move(summary), detail);
  for (const Diagnostic& earlier : diagnostics_->all()) {
    if (earlier.begin == range.begin && earlier.end == range.end && earlier.source == source_ &&
        earlier.message == diagnostic.message) {
      return;
    }
  }
  diagnostics_->Add(diagnostic);
}

Value Evaluator::Template(const TemplateExpression& expression) {
  std::string out;
  bool known = true;
  for (const Expression* part : expression.parts) {
    if (!AppendPart(out, Run(*part), part->range)) known = false;
  }
  return known ? Value::String(std::move(out)) : Value::Unknown();
}

Value Evaluator::Join(const JoinExpression& expression) {
  const Value items = Run(*expression.inner);
  if (!items.known()) return items;
  std::string out;
  bool known = true;
  for (const Value& item : items.elements()) {
    if (!AppendPart(out, item, expression.range)) known = false;
  }
  return known ? Value::String(std::move(out)) : Value::Unknown();
}

bool Evaluator::AppendPart(std::string& out, const Value& value, Range range) {
  constexpr const char* kInvalid = "invalid template interpolation value";
  if (!value.known()) return false;
  if (value.null()) {
    Complain(range, kInvalid, "the result is null, which cannot be part of a string");
    return false;
  }
  std::string problem;
  const auto text = Convert(value, Type::String(), &problem);
  if (!text) {
    Complain(range, kInvalid, problem);
    return false;
  }
  out += text->AsString();
  return true;
}

Value Evaluator::Tuple(const TupleExpression& expression) {
  Value::Elements values;
  values.reserve(expression.items.size());
  for (const Expression* item : expression.items) values.push_back(Run(*item));
  return Value::Tuple(std::move(values));
}

Value Evaluator::Object(const ObjectExpression& expression) {
  Value::Attributes values;
  bool known = true;
  for (const ObjectItem& item : expression.items) {
    std::string name;
    const bool good = ObjectKey(item, name);
    Value value = Run(*item.value);
    known = known && good;
    if (good) values.insert_or_assign(std::move(name), std::move(value));
  }
  return known ? Value::Object(std::move(values)) : Value::Unknown();
}

bool Evaluator::ObjectKey(const ObjectItem& item, std::string& name) {
  if (!item.evaluated_key) {
    name = AsKeyword(*item.key);
    if (!name.empty()) return true;
    if (item.key->kind == ExpressionKind::kTraversal) {
      Complain(item.key->range, "ambiguous attribute key",
               "put a reference in parentheses, or a name with dots in quotes");
      return false;
    }
  }
  const Value key = Run(*item.key);
  if (!key.known()) return false;
  if (key.null()) {
    Complain(item.value->range, "null value as key", "a key must not be null");
    return false;
  }
  std::string problem;
  const auto text = Convert(key, Type::String(), &problem);
  if (!text) {
    Complain(item.key->range, "incorrect key type", problem);
    return false;
  }
  name = text->AsString();
  return true;
}

Value Evaluator::Traversal(const TraversalExpression& expression) {
  const Value* root = scope_ == nullptr ? nullptr : scope_->FindVariable(expression.root);
  if (root != nullptr) return Steps(*root, expression.steps);
  if (scope_ == nullptr || !scope_->HasVariables()) {
    Complain(expression.root_range, "variables not allowed",
             "`" + std::string(expression.root) + "`: no references may be used here");
  } else {
    Complain(expression.root_range, "unknown variable",
             "there is nothing named `" + std::string(expression.root) + "`" +
                 DidYouMean(Suggest(expression.root, scope_->VariableNames())));
  }
  return Value::Unknown();
}

Value Evaluator::Steps(Value value, std::span<const TraversalStep> steps) {
  for (const TraversalStep& step : steps) {
    StepProblem problem;
    auto next = step.key == nullptr ? GetAttribute(value, step.name, problem)
                                    : GetElement(value, Literal(*step.key), problem);
    if (!next) {
      Complain(step.range, problem.summary, problem.detail);
      return Value::Unknown();
    }
    value = std::move(*next);
  }
  return value;
}

Value Evaluator::Index(const IndexExpression& expression) {
  const Value collection = Run(*expression.collection);
  const Value key = Run(*expression.key);
  StepProblem problem;
  if (auto value = GetElement(collection, key, problem)) return *value;
  Complain(expression.brackets, problem.summary, problem.detail);
  return Value::Unknown();
}

Value Evaluator::SplatItem(const Expression& item) const {
  for (auto entry = splat_items_.rbegin(); entry != splat_items_.rend(); ++entry) {
    if (entry->first == &item) return entry->second;
  }
  return Value::Unknown();
}

}  // namespace mercator::hcl
