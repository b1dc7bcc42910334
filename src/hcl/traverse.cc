#include "hcl/traverse.h"

#include "hcl/convert.h"
#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

constexpr const char* kInvalidIndex = "invalid index";
constexpr const char* kUnsupported = "unsupported attribute";
constexpr const char* kNoElement = "there is no such element: ";

std::nullopt_t Fail(StepProblem& problem, std::string summary, std::string detail) {
  problem = {std::move(summary), std::move(detail)};
  return std::nullopt;
}

std::vector<std::string> Names(const Value::Attributes& attributes) {
  std::vector<std::string> names;
  for (const auto& [name, value] : attributes) names.push_back(name);
  return names;
}

std::optional<Value> RejectAttribute(const Value& value, StepProblem& problem) {
  const Type type = value.type();
  if (type.IsPrimitive()) {
    return Fail(problem, kUnsupported,
                "cannot access attributes on a primitive-typed value (" + type.Name() + ")");
  }
  if (type.IsCollection() && type.element().Is(TypeKind::kObject)) {
    return Fail(problem, kUnsupported,
                "cannot access attributes on a " + type.Name() +
                    "; access that of one element, or of all elements with `[*]`");
  }
  return Fail(problem, kUnsupported, "this value does not have any attributes");
}

std::optional<Value> Item(const Value& value, const Value& key, StepProblem& problem) {
  std::string why;
  const auto converted = Convert(key, Type::Number(), &why);
  if (!converted) return Fail(problem, kInvalidIndex, kNoElement + why);
  const Number& index = converted->AsNumber();
  if (!index.IsInteger()) {
    return Fail(problem, kInvalidIndex, std::string(kNoElement) + "an index is a whole number");
  }
  if (index.IsNegative()) {
    return Fail(problem, kInvalidIndex, std::string(kNoElement) + "an index is not negative");
  }
  const auto position = index.ToInt64();
  if (!position || *position >= static_cast<int64_t>(value.Size())) {
    return Fail(problem, kInvalidIndex,
                value.Size() == 0
                    ? std::string(kNoElement) + "the collection has no elements"
                    : kNoElement + ("the collection has " + std::to_string(value.Size())) +
                          " elements, counted from 0");
  }
  return value.elements()[*position];
}

std::optional<Value> Entry(const Value& value, const Value& key, StepProblem& problem) {
  std::string why;
  const auto converted = Convert(key, Type::String(), &why);
  if (!converted) return Fail(problem, kInvalidIndex, kNoElement + why);
  auto found = value.attributes().find(converted->AsString());
  if (found != value.attributes().end()) return found->second;
  const std::string& name = converted->AsString();
  return Fail(
      problem, kInvalidIndex,
      kNoElement + ("no `" + name + "`") + DidYouMean(Suggest(name, Names(value.attributes()))));
}

}  // namespace

std::optional<Value> GetAttribute(const Value& value, std::string_view name, StepProblem& problem) {
  if (!value.known()) return value;
  if (value.null()) {
    return Fail(problem, "attempt to get attribute from null value",
                "this value is null, so it does not have any attributes");
  }
  if (!value.IsAttributed()) return RejectAttribute(value, problem);
  auto found = value.attributes().find(name);
  if (found != value.attributes().end()) return found->second;
  const std::string hint = DidYouMean(Suggest(name, Names(value.attributes())));
  if (value.Is(TypeKind::kMap)) {
    return Fail(
        problem, "missing map element",
        "this map does not have an element with the key `" + std::string(name) + "`" + hint);
  }
  return Fail(problem, kUnsupported,
              "this object does not have an attribute named `" + std::string(name) + "`" + hint);
}

std::optional<Value> GetElement(const Value& value, const Value& key, StepProblem& problem) {
  if (!value.known() || !key.known()) return Value::Unknown();
  if (value.null()) {
    return Fail(problem, "attempt to index null value",
                "this value is null, so it does not have any indices");
  }
  if (key.null()) return Fail(problem, kInvalidIndex, "the key is null");
  if (value.IsAttributed()) return Entry(value, key, problem);
  if (value.Is(TypeKind::kSet)) {
    return Fail(problem, kInvalidIndex, "elements of a set have no index; use `tolist` or a `for`");
  }
  if (value.IsSequence()) return Item(value, key, problem);
  return Fail(problem, kInvalidIndex, "this value does not have any indices");
}

}  // namespace mercator::hcl
