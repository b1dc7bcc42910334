#include "hcl/type.h"

#include <algorithm>

namespace mercator::hcl {

struct Type::Composite {
  Type element;
  std::vector<Type> elements;
  std::map<std::string, Type> attributes;
  std::string name;
};

namespace {

bool AllOf(const std::vector<Type>& types, TypeKind kind) {
  return std::ranges::all_of(types, [&](const Type& type) { return type.Is(kind); });
}

std::optional<Type> UnifyElements(const std::vector<Type>& collections) {
  std::vector<Type> elements;
  for (const Type& collection : collections) elements.push_back(collection.element());
  return Unify(elements);
}

std::optional<Type> UnifyTuples(const std::vector<Type>& tuples) {
  const size_t size = tuples[0].elements().size();
  auto same_size = [&](const Type& tuple) { return tuple.elements().size() == size; };
  if (!std::ranges::all_of(tuples, same_size)) {
    std::vector<Type> all;
    for (const Type& tuple : tuples) {
      all.insert(all.end(), tuple.elements().begin(), tuple.elements().end());
    }
    auto element = Unify(all);
    return element ? std::optional(Type::List(*element)) : std::nullopt;
  }
  std::vector<Type> elements;
  for (size_t i = 0; i < size; ++i) {
    std::vector<Type> across;
    for (const Type& tuple : tuples) across.push_back(tuple.elements()[i]);
    auto element = Unify(across);
    if (!element) return std::nullopt;
    elements.push_back(*element);
  }
  return Type::Tuple(elements);
}

std::optional<Type> UnifyObjects(const std::vector<Type>& objects) {
  auto same_names = [&](const Type& object) {
    return std::ranges::equal(object.attributes(), objects[0].attributes(), {},
                              &std::pair<const std::string, Type>::first,
                              &std::pair<const std::string, Type>::first);
  };
  if (!std::ranges::all_of(objects, same_names)) {
    std::vector<Type> all;
    for (const Type& object : objects) {
      for (const auto& [name, type] : object.attributes()) all.push_back(type);
    }
    auto element = Unify(all);
    return element ? std::optional(Type::Map(*element)) : std::nullopt;
  }
  std::map<std::string, Type> attributes;
  for (const auto& [name, type] : objects[0].attributes()) {
    std::vector<Type> across;
    for (const Type& object : objects) across.push_back(object.attributes().at(name));
    auto attribute = Unify(across);
    if (!attribute) return std::nullopt;
    attributes[name] = *attribute;
  }
  return Type::Object(attributes);
}

// The first of the types, preferring those that more of the others convert to safely, that all
// can be converted to.
std::optional<Type> UnifyToOneOfThem(std::vector<Type> types) {
  auto attraction = [&](const Type& to) {
    return std::ranges::count_if(types,
                                 [&](const Type& from) { return CanConvert(from, to, false); });
  };
  std::vector<std::pair<long, Type>> order;
  for (const Type& type : types) order.emplace_back(-attraction(type), type);
  std::ranges::stable_sort(order, {}, &std::pair<long, Type>::first);
  for (const auto& candidate : order) {
    const Type& to = candidate.second;
    auto fits = [&](const Type& from) { return CanConvert(from, to, true); };
    if (std::ranges::all_of(types, fits)) return to;
  }
  return std::nullopt;
}

bool AllConvert(const Type& from, const Type& to, bool unsafe) {
  if (from.Is(TypeKind::kTuple)) {
    return std::ranges::all_of(from.elements(),
                               [&](const Type& type) { return CanConvert(type, to, unsafe); });
  }
  if (from.Is(TypeKind::kObject)) {
    return std::ranges::all_of(from.attributes(), [&](const auto& attribute) {
      return CanConvert(attribute.second, to, unsafe);
    });
  }
  return CanConvert(from.element(), to, unsafe);
}

bool CanConvertToObject(const Type& from, const Type& to, bool unsafe) {
  if (from.Is(TypeKind::kMap)) return unsafe;
  if (!from.Is(TypeKind::kObject)) return false;
  return std::ranges::all_of(to.attributes(), [&](const auto& attribute) {
    auto found = from.attributes().find(attribute.first);
    return found != from.attributes().end() && CanConvert(found->second, attribute.second, unsafe);
  });
}

bool CanConvertToTuple(const Type& from, const Type& to, bool unsafe) {
  return from.Is(TypeKind::kTuple) &&
         std::ranges::equal(from.elements(), to.elements(),
                            [&](const Type& a, const Type& b) { return CanConvert(a, b, unsafe); });
}

}  // namespace

Type Type::List(Type element) {
  return {TypeKind::kList, std::make_shared<Composite>(Composite{std::move(element), {}, {}, {}})};
}

Type Type::Set(Type element) {
  return {TypeKind::kSet, std::make_shared<Composite>(Composite{std::move(element), {}, {}, {}})};
}

Type Type::Map(Type element) {
  return {TypeKind::kMap, std::make_shared<Composite>(Composite{std::move(element), {}, {}, {}})};
}

Type Type::Tuple(std::vector<Type> elements) {
  return {TypeKind::kTuple,
          std::make_shared<Composite>(Composite{{}, std::move(elements), {}, {}})};
}

Type Type::Object(std::map<std::string, Type> attributes) {
  return {TypeKind::kObject,
          std::make_shared<Composite>(Composite{{}, {}, std::move(attributes), {}})};
}

Type Type::Capsule(std::string name) {
  return {TypeKind::kCapsule, std::make_shared<Composite>(Composite{{}, {}, {}, std::move(name)})};
}

bool Type::IsPrimitive() const {
  return kind_ == TypeKind::kBool || kind_ == TypeKind::kNumber || kind_ == TypeKind::kString;
}

bool Type::IsSequence() const {
  return kind_ == TypeKind::kList || kind_ == TypeKind::kSet || kind_ == TypeKind::kTuple;
}

bool Type::IsCollection() const {
  return kind_ == TypeKind::kList || kind_ == TypeKind::kSet || kind_ == TypeKind::kMap;
}

const Type& Type::element() const { return composite_->element; }
const std::vector<Type>& Type::elements() const { return composite_->elements; }
const std::map<std::string, Type>& Type::attributes() const { return composite_->attributes; }

std::string Type::Name() const {
  switch (kind_) {
    case TypeKind::kDynamic:
      return "dynamic";
    case TypeKind::kBool:
      return "bool";
    case TypeKind::kNumber:
      return "number";
    case TypeKind::kString:
      return "string";
    case TypeKind::kList:
      return "list of " + element().Name();
    case TypeKind::kSet:
      return "set of " + element().Name();
    case TypeKind::kMap:
      return "map of " + element().Name();
    case TypeKind::kTuple:
      return "tuple";
    case TypeKind::kObject:
      return "object";
    default:
      return composite_->name;
  }
}

bool Type::operator==(const Type& other) const {
  if (kind_ != other.kind_) return false;
  if (composite_ == other.composite_) return true;
  switch (kind_) {
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kMap:
      return element() == other.element();
    case TypeKind::kTuple:
      return elements() == other.elements();
    case TypeKind::kObject:
      return attributes() == other.attributes();
    case TypeKind::kCapsule:
      return composite_->name == other.composite_->name;
    default:
      return true;
  }
}

bool CanConvert(const Type& from, const Type& to, bool unsafe) {
  if (to.Is(TypeKind::kDynamic) || from == to) return true;
  if (from.Is(TypeKind::kDynamic)) return unsafe;
  switch (to.kind()) {
    case TypeKind::kString:
      return from.IsPrimitive();
    case TypeKind::kNumber:
    case TypeKind::kBool:
      return unsafe && from.Is(TypeKind::kString);
    case TypeKind::kList:
    case TypeKind::kSet:
      return from.IsSequence() && AllConvert(from, to.element(), unsafe);
    case TypeKind::kMap:
      return (from.Is(TypeKind::kMap) || from.Is(TypeKind::kObject)) &&
             AllConvert(from, to.element(), unsafe);
    case TypeKind::kTuple:
      return CanConvertToTuple(from, to, unsafe);
    case TypeKind::kObject:
      return CanConvertToObject(from, to, unsafe);
    default:
      return false;
  }
}

std::optional<Type> Unify(const std::vector<Type>& types) {
  std::vector<Type> concrete;
  for (const Type& type : types) {
    if (!type.Is(TypeKind::kDynamic)) concrete.push_back(type);
  }
  if (concrete.empty()) return Type::Dynamic();
  auto all_equal = [&](const Type& type) { return type == concrete[0]; };
  if (std::ranges::all_of(concrete, all_equal)) return concrete[0];
  if (AllOf(concrete, TypeKind::kTuple)) return UnifyTuples(concrete);
  if (AllOf(concrete, TypeKind::kObject)) return UnifyObjects(concrete);
  for (auto [kind, make] :
       {std::pair{TypeKind::kList, &Type::List}, std::pair{TypeKind::kSet, &Type::Set},
        std::pair{TypeKind::kMap, &Type::Map}}) {
    if (!AllOf(concrete, kind)) continue;
    auto element = UnifyElements(concrete);
    return element ? std::optional(make(*element)) : std::nullopt;
  }
  return UnifyToOneOfThem(concrete);
}

}  // namespace mercator::hcl
