#pragma once

#include <vector>

#include "hcl/convert.h"
#include "hcl/document.h"
#include "hcl/evaluate.h"

namespace mercator::hcl {

// One evaluation: walks the tree of one document.
class Evaluator {
 public:
  Evaluator(const SourcePtr& source, const Scope* scope, Diagnostics& diagnostics)
      : source_(source), scope_(scope), diagnostics_(&diagnostics) {}

  Value Run(const Expression& expression);

 private:
  // A value and the errors on the way to it, where it is not clear yet whether they count.
  struct Attempt {
    Value value;
    Diagnostics diagnostics;
  };
  Attempt Try(const Expression& expression);

  // evaluate.cc
  Value Literal(const Expression& expression);
  Value Template(const TemplateExpression& expression);
  Value Join(const JoinExpression& expression);
  bool AppendPart(std::string& out, const Value& value, Range range);
  Value Tuple(const TupleExpression& expression);
  Value Object(const ObjectExpression& expression);
  bool ObjectKey(const ObjectItem& item, std::string& name);
  Value Traversal(const TraversalExpression& expression);
  Value Steps(Value value, std::span<const TraversalStep> steps);
  Value Index(const IndexExpression& expression);
  Value SplatItem(const Expression& item) const;

  // evaluate_operators.cc
  Value Binary(const BinaryExpression& expression);
  Value Logical(const BinaryExpression& expression);
  Value Unary(const UnaryExpression& expression);
  Value Conditional(const ConditionalExpression& expression);
  bool Condition(const Expression& condition, std::optional<bool>& holds);
  std::optional<Value> Operand(const Value& value, const Type& type, Range range,
                               const char* which);
  Value Arithmetic(Operator op, const Number& left, const Number& right, Range range);

  // evaluate_loops.cc
  Value For(const ForExpression& expression);
  bool CheckForCondition(const ForExpression& loop);
  std::optional<bool> Includes(const ForExpression& loop);
  bool ForItem(const ForExpression& loop, Value::Elements& items,
               std::map<std::string, Value::Elements, std::less<>>& groups);
  Value Splat(const SplatExpression& expression);

  // evaluate_calls.cc
  Value Call(const CallExpression& expression);
  Value UnknownFunction(const CallExpression& expression);
  struct Argument;
  bool Arguments(const CallExpression& call, std::vector<Argument>& arguments);
  bool CheckCount(const CallExpression& call, const Function& function,
                  const std::vector<Argument>& arguments);
  Value CallLazily(const CallExpression& call, const Function& function,
                   const std::vector<Argument>& arguments);
  Value CallWith(const CallExpression& call, const Function& function,
                 const std::vector<Argument>& arguments);

  void Complain(Range range, std::string summary, std::string_view detail = "");

  const SourcePtr& source_;
  const Scope* scope_;
  Diagnostics* diagnostics_;
  std::vector<std::pair<const Expression*, Value>> splat_items_;
};

}  // namespace mercator::hcl
