#include "hcl/evaluator.h"

namespace mercator::hcl {
namespace {

constexpr const char* kInvalidCondition = "invalid 'for' condition";
constexpr const char* kInvalidKey = "invalid object key";

// Keys and values of anything that can be iterated, in its order.
std::vector<std::pair<Value, Value>> Items(const Value& collection) {
  std::vector<std::pair<Value, Value>> items;
  if (collection.IsAttributed()) {
    for (const auto& [name, value] : collection.attributes()) {
      items.emplace_back(Value::String(name), value);
    }
    return items;
  }
  int64_t index = 0;
  for (const Value& value : collection.elements()) {
    items.emplace_back(collection.Is(TypeKind::kSet) ? value : Value::Int(index++), value);
  }
  return items;
}

}  // namespace

Value Evaluator::For(const ForExpression& loop) {
  const Value collection = Run(*loop.collection);
  if (!collection.known()) return collection;
  if (collection.null()) {
    Complain(loop.collection->range, "iteration over null value",
             "null cannot be the collection of a `for`");
    return Value::Unknown();
  }
  if (!collection.IsSequence() && !collection.IsAttributed()) {
    Complain(
        loop.collection->range, "iteration over non-iterable value",
        "a value of type " + collection.type().Name() + " cannot be the collection of a `for`");
    return Value::Unknown();
  }
  if (!CheckForCondition(loop)) return Value::Unknown();
  const Scope* outer = scope_;
  Value::Elements items;
  std::map<std::string, Value::Elements, std::less<>> groups;
  bool known = true;
  for (auto& [key, value] : Items(collection)) {
    Scope scope(outer);
    if (!loop.key_name.empty()) scope.Set(std::string(loop.key_name), std::move(key));
    scope.Set(std::string(loop.value_name), std::move(value));
    scope_ = &scope;
    if (!ForItem(loop, items, groups)) known = false;
    scope_ = outer;
  }
  if (!known) return Value::Unknown();
  if (loop.key == nullptr) return Value::Tuple(std::move(items));
  Value::Attributes attributes;
  for (auto& [name, values] : groups) {
    attributes.emplace(name, loop.group ? Value::Tuple(std::move(values)) : values[0]);
  }
  return Value::Object(std::move(attributes));
}

// Finds with unknown items what is wrong with a condition whatever the items are, so that it is
// not said of each of them.
bool Evaluator::CheckForCondition(const ForExpression& loop) {
  if (loop.condition == nullptr) return true;
  Scope scope(scope_);
  if (!loop.key_name.empty()) scope.Set(std::string(loop.key_name), Value::Unknown());
  scope.Set(std::string(loop.value_name), Value::Unknown());
  const Scope* outer = std::exchange(scope_, &scope);
  const Attempt attempt = Try(*loop.condition);
  scope_ = outer;
  diagnostics_->Append(attempt.diagnostics);
  if (attempt.diagnostics.HasErrors()) return false;
  if (!attempt.value.known()) return true;
  if (attempt.value.null()) {
    Complain(loop.condition->range, "condition is null", "an `if` clause must not be null");
    return false;
  }
  std::string problem;
  if (Convert(attempt.value, Type::Bool(), &problem)) return true;
  Complain(loop.condition->range, kInvalidCondition, problem);
  return false;
}

// Nothing after an error.
std::optional<bool> Evaluator::Includes(const ForExpression& loop) {
  if (loop.condition == nullptr) return true;
  const Value value = Run(*loop.condition);
  if (!value.known()) return std::nullopt;
  std::string problem = "it must not be null";
  const auto converted = value.null() ? std::nullopt : Convert(value, Type::Bool(), &problem);
  if (converted) return converted->AsBool();
  Complain(loop.condition->range, kInvalidCondition, problem);
  return std::nullopt;
}

bool Evaluator::ForItem(const ForExpression& loop, Value::Elements& items,
                        std::map<std::string, Value::Elements, std::less<>>& groups) {
  const auto included = Includes(loop);
  if (!included) return false;
  if (!*included) return true;
  if (loop.key == nullptr) {
    items.push_back(Run(*loop.value));
    return true;
  }
  const Value key = Run(*loop.key);
  if (!key.known()) return false;
  std::string problem = "a key must not be null";
  const auto name = key.null() ? std::nullopt : Convert(key, Type::String(), &problem);
  if (!name) {
    Complain(loop.key->range, kInvalidKey, problem);
    return false;
  }
  Value value = Run(*loop.value);
  Value::Elements& group = groups[name->AsString()];
  if (!group.empty() && !loop.group) {
    Complain(loop.key->range, "duplicate object key",
             "two items have the key `" + name->AsString() +
                 "`; to group them, write `...` after the value");
    return false;
  }
  group.push_back(std::move(value));
  return true;
}

Value Evaluator::Splat(const SplatExpression& expression) {
  const Value source = Run(*expression.source);
  if (!source.known()) return source;
  if (source.null()) {
    if (!source.IsSequence()) return Value::Tuple({});
    Complain(expression.source->range, "splat of null value",
             "`*` cannot be applied to a null sequence");
    return Value::Unknown();
  }
  Value::Elements results;
  bool known = true;
  for (const Value& item : source.IsSequence() ? source.elements() : Value::Elements{source}) {
    splat_items_.emplace_back(expression.item, item);
    results.push_back(Run(*expression.each));
    splat_items_.pop_back();
    known = known && results.back().known();
  }
  if (!known) return Value::Unknown();
  if (!source.Is(TypeKind::kList) && !source.Is(TypeKind::kSet))
    return Value::Tuple(std::move(results));
  const Type type = results.empty() ? Type::Dynamic() : results[0].type();
  for (const Value& result : results) {
    if (result.type() == type) continue;
    Complain(expression.range, "inconsistent splat results",
             "the elements of a list have one type, but here are " + type.Name() + " and " +
                 result.type().Name());
    return Value::Unknown();
  }
  return Value::List(type, std::move(results));
}

}  // namespace mercator::hcl
