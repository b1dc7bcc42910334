#include "hcl/value.h"

#include <algorithm>

namespace mercator::hcl {
namespace {

template <class T>
int Sign(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int CompareElements(const Value::Elements& a, const Value::Elements& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (int order = Value::Compare(a[i], b[i])) return order;
  }
  return Sign(a.size(), b.size());
}

int CompareAttributes(const Value::Attributes& a, const Value::Attributes& b) {
  auto j = b.begin();
  for (auto i = a.begin(); i != a.end() && j != b.end(); ++i, ++j) {
    if (int order = Sign(i->first, j->first)) return order;
    if (int order = Value::Compare(i->second, j->second)) return order;
  }
  return Sign(a.size(), b.size());
}

}  // namespace

Value Value::Null(Type type) {
  Value value;
  value.kind_ = type.kind();
  value.type_ = std::move(type);
  value.content_ = NullTag();
  return value;
}

Value Value::Bool(bool content) {
  Value value;
  value.kind_ = TypeKind::kBool;
  value.content_ = content;
  return value;
}

Value Value::Of(Number content) {
  Value value;
  value.kind_ = TypeKind::kNumber;
  value.content_ = std::make_shared<const Number>(std::move(content));
  return value;
}

Value Value::String(std::string content) {
  Value value;
  value.kind_ = TypeKind::kString;
  value.content_ = std::make_shared<const std::string>(std::move(content));
  return value;
}

Value Value::List(Type element, Elements values) {
  Value value = Tuple(std::move(values));
  value.kind_ = TypeKind::kList;
  value.type_ = std::move(element);
  return value;
}

Value Value::Set(Type element, Elements values) {
  std::ranges::stable_sort(values,
                           [](const Value& a, const Value& b) { return Compare(a, b) < 0; });
  values.erase(std::unique(values.begin(), values.end(),
                           [](const Value& a, const Value& b) { return Compare(a, b) == 0; }),
               values.end());
  Value value = List(std::move(element), std::move(values));
  value.kind_ = TypeKind::kSet;
  return value;
}

Value Value::Map(Type element, Attributes values) {
  Value value = Object(std::move(values));
  value.kind_ = TypeKind::kMap;
  value.type_ = std::move(element);
  return value;
}

Value Value::Tuple(Elements values) {
  Value value;
  value.kind_ = TypeKind::kTuple;
  value.content_ = std::make_shared<const Elements>(std::move(values));
  return value;
}

Value Value::Object(Attributes values) {
  Value value;
  value.kind_ = TypeKind::kObject;
  value.content_ = std::make_shared<const Attributes>(std::move(values));
  return value;
}

Value Value::Capsule(std::shared_ptr<const CapsuleContent> content) {
  Value value;
  value.kind_ = TypeKind::kCapsule;
  value.content_ = std::move(content);
  return value;
}

Type Value::type() const {
  if (!has_content()) return type_;
  switch (kind_) {
    case TypeKind::kBool:
      return Type::Bool();
    case TypeKind::kNumber:
      return Type::Number();
    case TypeKind::kString:
      return Type::String();
    case TypeKind::kList:
      return Type::List(type_);
    case TypeKind::kSet:
      return Type::Set(type_);
    case TypeKind::kMap:
      return Type::Map(type_);
    case TypeKind::kCapsule:
      return Type::Capsule(std::get<std::shared_ptr<const CapsuleContent>>(content_)->TypeName());
    case TypeKind::kTuple: {
      std::vector<Type> types;
      for (const Value& element : elements()) types.push_back(element.type());
      return Type::Tuple(std::move(types));
    }
    default: {
      std::map<std::string, Type> types;
      for (const auto& [name, attribute] : attributes()) types.emplace(name, attribute.type());
      return Type::Object(std::move(types));
    }
  }
}

bool Value::IsSequence() const {
  return kind_ == TypeKind::kList || kind_ == TypeKind::kSet || kind_ == TypeKind::kTuple;
}

bool Value::IsAttributed() const { return kind_ == TypeKind::kMap || kind_ == TypeKind::kObject; }

size_t Value::Size() const { return IsSequence() ? elements().size() : attributes().size(); }

bool Value::HasUnknown() const {
  if (!known()) return true;
  if (null()) return false;
  if (IsSequence()) return std::ranges::any_of(elements(), &Value::HasUnknown);
  return IsAttributed() && std::ranges::any_of(attributes(), [](const auto& attribute) {
           return attribute.second.HasUnknown();
         });
}

int Value::Compare(const Value& a, const Value& b) {
  if (!a.has_content() || !b.has_content()) return Sign(a.has_content(), b.has_content());
  if (a.kind_ != b.kind_) return Sign(a.kind_, b.kind_);
  switch (a.kind_) {
    case TypeKind::kBool:
      return Sign(a.AsBool(), b.AsBool());
    case TypeKind::kNumber:
      return Sign(a.AsNumber(), b.AsNumber());
    case TypeKind::kString:
      return Sign(a.AsString(), b.AsString());
    case TypeKind::kCapsule:
      if (auto* x = a.As<RawSql>(), *y = b.As<RawSql>(); x != nullptr && y != nullptr) {
        return Sign(x->sql, y->sql);
      }
      return Sign(std::get<std::shared_ptr<const CapsuleContent>>(a.content_),
                  std::get<std::shared_ptr<const CapsuleContent>>(b.content_));
    default:
      return a.IsSequence() ? CompareElements(a.elements(), b.elements())
                            : CompareAttributes(a.attributes(), b.attributes());
  }
}

bool Value::operator==(const Value& other) const {
  if (!has_content() || !other.has_content()) {
    return known() == other.known() && null() == other.null();
  }
  return type() == other.type() && Compare(*this, other) == 0;
}

}  // namespace mercator::hcl
