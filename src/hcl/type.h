#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mercator::hcl {

enum class TypeKind : uint8_t {
  kDynamic,  // of a null without a type; as a target: any type
  kBool,
  kNumber,
  kString,
  kList,
  kSet,
  kMap,
  kTuple,
  kObject,
  kCapsule,  // a value of the application, opaque to the language
};

// The type of a value. Cheap to copy.
class Type {
 public:
  Type() = default;  // dynamic
  static Type Dynamic() { return {}; }
  static Type Bool() { return Type(TypeKind::kBool); }
  static Type Number() { return Type(TypeKind::kNumber); }
  static Type String() { return Type(TypeKind::kString); }
  static Type List(Type element);
  static Type Set(Type element);
  static Type Map(Type element);
  static Type Tuple(std::vector<Type> elements);
  static Type Object(std::map<std::string, Type> attributes);
  static Type Capsule(std::string name);

  TypeKind kind() const { return kind_; }
  bool Is(TypeKind kind) const { return kind_ == kind; }
  bool IsPrimitive() const;
  bool IsSequence() const;                                // list, set or tuple
  bool IsCollection() const;                              // list, set or map
  const Type& element() const;                            // of a collection
  const std::vector<Type>& elements() const;              // of a tuple
  const std::map<std::string, Type>& attributes() const;  // of an object

  std::string Name() const;  // `list of string`, `tuple`
  bool operator==(const Type& other) const;

 private:
  struct Composite;

  explicit Type(TypeKind kind) : kind_(kind) {}
  Type(TypeKind kind, std::shared_ptr<const Composite> composite)
      : kind_(kind), composite_(std::move(composite)) {}

  TypeKind kind_ = TypeKind::kDynamic;
  std::shared_ptr<const Composite> composite_;
};

// Whether values of one type can be converted to another. A safe conversion works for all of
// them; an unsafe one may fail, as that of a string to a number does.
bool CanConvert(const Type& from, const Type& to, bool unsafe);

// A type that all the types can be converted to, as for the results of a conditional.
std::optional<Type> Unify(const std::vector<Type>& types);

}  // namespace mercator::hcl
