#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "model/symbol.h"

namespace mercator {

enum class Kind : uint8_t {
  kNone,
#define KIND(type, word, sql) k##type,
#include "model/kinds.def"
#undef KIND
  kCount
};

std::string_view KindWord(Kind kind);  // `table`, `materialized_view`, …
std::string_view KindSql(Kind kind);   // `TABLE`, `MATERIALIZED VIEW`, …

// Who an object is. `table` is the relation, type or domain that a column, constraint, trigger, …
// belongs to; `name` of a function has its argument types: `add(integer, integer)`. Comments,
// privileges and other objects about an object have the name that AboutName() makes.
struct ObjectId {
  Kind kind = Kind::kNone;
  Symbol schema;
  Symbol table;
  Symbol name;

  bool operator==(const ObjectId&) const = default;
  std::strong_ordering operator<=>(const ObjectId&) const = default;
  explicit operator bool() const { return kind != Kind::kNone; }
};

void Encode(std::string& out, const ObjectId& id);

// For messages: `table public.users`, `column public.users.id`.
std::string ToString(const ObjectId& id);

// The identity of an object of kind `kind` about `target` (`extra`: a grantee, a provider, …).
ObjectId AboutId(Kind kind, const ObjectId& target, std::string_view extra = "");

struct ObjectIdHash {
  size_t operator()(const ObjectId& id) const;
};

}  // namespace mercator
