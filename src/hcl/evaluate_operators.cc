#include "hcl/evaluator.h"
#include "hcl/type_mismatch.h"

namespace mercator::hcl {
namespace {

constexpr const char* kFailed = "operation failed";

bool IsLogical(Operator op) { return op == Operator::kAnd || op == Operator::kOr; }

bool IsEquality(Operator op) { return op == Operator::kEqual || op == Operator::kNotEqual; }

}  // namespace

std::optional<Value> Evaluator::Operand(const Value& value, const Type& type, Range range,
                                        const char* which) {
  std::string problem;
  auto converted = Convert(value, type, &problem);
  if (!converted) {
    Complain(range, "invalid operand",
             std::string("unsuitable value for ") + which + " operand: " + problem);
  }
  return converted;
}

Value Evaluator::Binary(const BinaryExpression& expression) {
  if (IsLogical(expression.op)) return Logical(expression);
  Value left = Run(*expression.left);
  Value right = Run(*expression.right);
  if (IsEquality(expression.op)) {
    if (left.HasUnknown() || right.HasUnknown()) return Value::Unknown();
    return Value::Bool((left == right) == (expression.op == Operator::kEqual));
  }
  const auto a = Operand(left, Type::Number(), expression.left->range, "left");
  const auto b = Operand(right, Type::Number(), expression.right->range, "right");
  if (!a || !b || !a->known() || !b->known()) return Value::Unknown();
  if (a->null() || b->null()) {
    Complain(expression.range, kFailed, "an operand is null");
    return Value::Unknown();
  }
  return Arithmetic(expression.op, a->AsNumber(), b->AsNumber(), expression.range);
}

Value Evaluator::Arithmetic(Operator op, const Number& left, const Number& right, Range range) {
  if ((op == Operator::kDivide || op == Operator::kModulo) && right.IsZero()) {
    Complain(range, kFailed, "division by zero");
    return Value::Unknown();
  }
  Number result;
  switch (op) {
    case Operator::kLess:
      return Value::Bool(left < right);
    case Operator::kLessOrEqual:
      return Value::Bool(left <= right);
    case Operator::kGreater:
      return Value::Bool(left > right);
    case Operator::kGreaterOrEqual:
      return Value::Bool(left >= right);
    case Operator::kAdd:
      result = left + right;
      break;
    case Operator::kSubtract:
      result = left - right;
      break;
    case Operator::kMultiply:
      result = left * right;
      break;
    case Operator::kDivide:
      result = left.DividedBy(right);
      break;
    default:
      result = left.Remainder(right);
  }
  if (result.InRange()) return Value::Of(std::move(result));
  Complain(range, kFailed, "the result is beyond the range of numbers");
  return Value::Unknown();
}

// The one operand that decides hides the errors of the other, but not that it has a wrong type.
Value Evaluator::Logical(const BinaryExpression& expression) {
  const Attempt left = Try(*expression.left);
  const Attempt right = Try(*expression.right);
  const auto a = Operand(left.value, Type::Bool(), expression.left->range, "left");
  const auto b = Operand(right.value, Type::Bool(), expression.right->range, "right");
  const bool decisive = expression.op == Operator::kOr;
  auto decides = [&](const std::optional<Value>& value) {
    return value->has_content() && value->AsBool() == decisive;
  };
  if (a && b && !a->null() && !b->null()) {
    if (decides(a) || decides(b)) return Value::Bool(decisive);
  } else if (a && b) {
    Complain(expression.range, kFailed, "an operand is null");
  }
  diagnostics_->Append(left.diagnostics);
  diagnostics_->Append(right.diagnostics);
  const bool good = a && b && a->has_content() && b->has_content();
  return good ? Value::Bool(!decisive) : Value::Unknown();
}

Value Evaluator::Unary(const UnaryExpression& expression) {
  const bool negate = expression.op == Operator::kNegate;
  const auto operand = Operand(Run(*expression.operand), negate ? Type::Number() : Type::Bool(),
                               expression.operand->range, "unary");
  if (!operand || !operand->known()) return Value::Unknown();
  if (operand->null()) {
    Complain(expression.range, kFailed, "the operand is null");
    return Value::Unknown();
  }
  return negate ? Value::Of(-operand->AsNumber()) : Value::Bool(!operand->AsBool());
}

// False after an error; `holds` stays empty when that is not known.
bool Evaluator::Condition(const Expression& condition, std::optional<bool>& holds) {
  const Value value = Run(condition);
  if (!value.known()) return true;
  if (value.null()) {
    Complain(condition.range, "null condition", "a condition is true or false, but this is null");
    return false;
  }
  const auto converted = Convert(value, Type::Bool());
  if (!converted) {
    Complain(condition.range, "incorrect condition type", "a condition must be of type bool");
    return false;
  }
  holds = converted->AsBool();
  return true;
}

// Both results are evaluated, as their types have to agree, but only one's errors count.
Value Evaluator::Conditional(const ConditionalExpression& expression) {
  Attempt yes = Try(*expression.yes);
  Attempt no = Try(*expression.no);
  auto untyped = [](const Value& value) { return value.type().Is(TypeKind::kDynamic); };
  std::optional<Type> type = Type::Dynamic();
  if (yes.value.known() && no.value.known()) {
    type = untyped(yes.value)  ? no.value.type()
           : untyped(no.value) ? yes.value.type()
                               : Unify({yes.value.type(), no.value.type()});
  }
  if (!type) {
    Complain(Between(expression.yes->range, expression.no->range),
             "inconsistent conditional result types",
             DescribeMismatch(yes.value.type(), no.value.type()));
    return Value::Unknown();
  }
  std::optional<bool> holds;
  if (!Condition(*expression.condition, holds) || !holds) return Value::Unknown();
  const Attempt& chosen = *holds ? yes : no;
  diagnostics_->Append(chosen.diagnostics);
  std::string problem;
  if (auto value = Convert(chosen.value, *type, &problem)) return *value;
  Complain((*holds ? expression.yes : expression.no)->range,
           "inconsistent conditional result types", problem);
  return Value::Unknown();
}

}  // namespace mercator::hcl
