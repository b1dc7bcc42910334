#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/generator_model.h"

// Names, types and expressions of the schema generator, and the questions that kinds ask about
// each other.
namespace mercator::generator {

std::string Quote(std::string_view name);    // identifier
std::string Literal(std::string_view text);  // string constant
std::string Qualified(const Named& object);
std::string Commas(const std::vector<std::string>& parts);

// Gives the object an id, one of the schemas, and a name that nothing else has; now and then one
// that must be quoted. `word` says in the name what it is.
void Name(World& world, Random& random, Named& object, std::string_view word);
std::string FreshName(World& world, Random& random, std::string_view word);
std::string RandomComment(Random& random);

// `COMMENT ON <what> IS …` if the object has one.
void AddComment(std::vector<std::string>& statements, const std::string& what,
                const std::string& comment);

enum class Family {
  kInteger,
  kNumeric,
  kText,
  kBoolean,
  kDate,
  kTimestamp,
  kTime,
  kInterval,
  kUuid,
  kJson,
  kJsonb,
  kBytes,
  kNet,
  kRange,
  kPoint,
  kBits,
  kTsvector,
  kEnum,
  kComposite,
  kArray,
};

const std::vector<std::string>& BaseTypes();
Type RandomType(const World& world, Random& random);
// A type that a cast leads to from `type`, perhaps an explicit one; never `type` itself.
Type ConvertibleType(const World& world, Random& random, const Type& type);
bool Exists(const World& world, const Type& type);
std::string TypeName(const World& world, const Type& type);
Family FamilyOf(const World& world, const Type& type);
bool IsOrdered(const World& world, const Type& type);  // has a btree operator class

// A constant of the type; satisfies every check expression of its type.
std::string Constant(const World& world, const Type& type, int variant);
// A condition over `name`, an expression of the type. Immutable.
std::string Condition(const World& world, const Type& type, const std::string& name, int variant);
// An immutable expression over `name` for an index or a generated column, and its type; empty if
// the type has none.
std::string Derived(const World& world, const Type& type, const std::string& name);
Type DerivedType(const World& world, const Type& type);

// A column of a relation as others see it: of a table with what it inherits, or of a view.
struct Visible {
  int id = 0;
  std::string name;
  Type type;
  bool generated = false;
};
std::vector<Visible> ColumnsOf(const World& world, int relation);
const Visible* FindColumn(const std::vector<Visible>& columns, int id);
const Named* FindRelation(const World& world, int id);

template <typename T>
T* Find(std::vector<T>& objects, int id) {
  for (T& object : objects) {
    if (object.id == id) return &object;
  }
  return nullptr;
}
template <typename T>
const T* Find(const std::vector<T>& objects, int id) {
  return Find(const_cast<std::vector<T>&>(objects), id);
}
template <typename T>
T* PickFrom(std::vector<T>& objects, Random& random) {
  return objects.empty() ? nullptr : &objects[random.Below(static_cast<int>(objects.size()))];
}
// Removes one object; false if there is none.
template <typename T>
bool RemoveOne(std::vector<T>& objects, Random& random) {
  if (objects.empty()) return false;
  objects.erase(objects.begin() + random.Below(static_cast<int>(objects.size())));
  return true;
}
// Sets another comment, or none, on one of the objects.
template <typename T>
bool ChangeComment(std::vector<T>& objects, Random& random) {
  T* object = PickFrom(objects, random);
  if (!object) return false;
  std::string old = object->comment;
  object->comment = old.empty() || random.Percent(60) ? RandomComment(random) : "";
  return object->comment != old;
}

}  // namespace mercator::generator
