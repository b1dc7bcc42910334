#include "hcl/convert.h"

namespace mercator::hcl {
namespace {

std::nullopt_t Fail(std::string* problem, std::string text) {
  if (problem != nullptr) *problem = std::move(text);
  return std::nullopt;
}

std::nullopt_t Mismatch(const Value& value, const Type& to, std::string* problem) {
  return Fail(problem, to.Name() + " required, but have " + value.type().Name());
}

std::optional<Value> ToBool(const std::string& text, std::string* problem) {
  if (text == "true" || text == "1") return Value::Bool(true);
  if (text == "false" || text == "0") return Value::Bool(false);
  return Fail(problem, "a bool is required");
}

std::optional<Value> ToNumber(const std::string& text, std::string* problem) {
  auto number = Number::ParseSigned(text);
  if (!number) return Fail(problem, "a number is required");
  return Value::Of(*number);
}

std::optional<Value> ToPrimitive(const Value& value, const Type& to, std::string* problem) {
  if (to.Is(TypeKind::kString) && value.Is(TypeKind::kNumber)) {
    return Value::String(value.AsNumber().ToString());
  }
  if (to.Is(TypeKind::kString) && value.Is(TypeKind::kBool)) {
    return Value::String(value.AsBool() ? "true" : "false");
  }
  if (value.Is(TypeKind::kString) && to.Is(TypeKind::kNumber)) {
    return ToNumber(value.AsString(), problem);
  }
  if (value.Is(TypeKind::kString) && to.Is(TypeKind::kBool)) {
    return ToBool(value.AsString(), problem);
  }
  return Mismatch(value, to, problem);
}

// What the elements are converted to: the wanted type, or for `dynamic` one that all have in
// common.
template <class Range>
std::optional<Type> ElementType(const Type& wanted, const Range& elements) {
  if (!wanted.Is(TypeKind::kDynamic)) return wanted;
  std::vector<Type> types;
  for (const Value& element : elements) types.push_back(element.type());
  return Unify(types);
}

std::optional<Value> ToSequence(const Value& value, const Type& to, std::string* problem) {
  if (!value.IsSequence()) return Mismatch(value, to, problem);
  const auto element = ElementType(to.element(), value.elements());
  if (!element) return Fail(problem, "all elements must have the same type");
  Value::Elements converted;
  for (const Value& item : value.elements()) {
    auto result = Convert(item, *element, problem);
    if (!result) return std::nullopt;
    converted.push_back(*result);
  }
  return to.Is(TypeKind::kSet) ? Value::Set(*element, std::move(converted))
                               : Value::List(*element, std::move(converted));
}

std::optional<Value> ToMap(const Value& value, const Type& to, std::string* problem) {
  if (!value.IsAttributed()) return Mismatch(value, to, problem);
  Value::Elements items;
  for (const auto& [name, item] : value.attributes()) items.push_back(item);
  const auto element = ElementType(to.element(), items);
  if (!element) return Fail(problem, "all map elements must have the same type");
  Value::Attributes converted;
  for (const auto& [name, item] : value.attributes()) {
    auto result = Convert(item, *element, problem);
    if (!result) return std::nullopt;
    converted.emplace(name, *result);
  }
  return Value::Map(*element, std::move(converted));
}

std::optional<Value> ToTuple(const Value& value, const Type& to, std::string* problem) {
  if (!value.Is(TypeKind::kTuple)) return Mismatch(value, to, problem);
  const size_t size = to.elements().size();
  if (value.Size() != size)
    return Fail(problem, "a tuple of length " + std::to_string(size) + " is required");
  Value::Elements converted;
  for (size_t i = 0; i < size; ++i) {
    auto result = Convert(value.elements()[i], to.elements()[i], problem);
    if (!result) return std::nullopt;
    converted.push_back(*result);
  }
  return Value::Tuple(std::move(converted));
}

std::optional<Value> ToObject(const Value& value, const Type& to, std::string* problem) {
  if (!value.IsAttributed()) return Mismatch(value, to, problem);
  Value::Attributes converted;
  for (const auto& [name, type] : to.attributes()) {
    auto found = value.attributes().find(name);
    if (found == value.attributes().end())
      return Fail(problem, "attribute `" + name + "` is required");
    auto result = Convert(found->second, type, problem);
    if (!result) return std::nullopt;
    converted.emplace(name, *result);
  }
  return Value::Object(std::move(converted));
}

}  // namespace

std::optional<Value> Convert(const Value& value, const Type& to, std::string* problem) {
  if (!value.known() || to.Is(TypeKind::kDynamic)) return value;
  if (value.null()) {
    if (CanConvert(value.type(), to, true)) return Value::Null(to);
    return Mismatch(value, to, problem);
  }
  if (value.kind() == to.kind() && (value.type().IsPrimitive() || value.type() == to)) return value;
  switch (to.kind()) {
    case TypeKind::kList:
    case TypeKind::kSet:
      return ToSequence(value, to, problem);
    case TypeKind::kMap:
      return ToMap(value, to, problem);
    case TypeKind::kTuple:
      return ToTuple(value, to, problem);
    case TypeKind::kObject:
      return ToObject(value, to, problem);
    case TypeKind::kCapsule:
      return Mismatch(value, to, problem);
    default:
      return ToPrimitive(value, to, problem);
  }
}

}  // namespace mercator::hcl
