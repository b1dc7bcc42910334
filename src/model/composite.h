#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

struct CompositeField {
  std::string name;
  std::string type;
  std::string collation;  // empty: that of the type

  static constexpr auto kAttrs =
      std::tuple{Attr{"name", &CompositeField::name}, Attr{"type", &CompositeField::type},
                 Attr{"collation", &CompositeField::collation}};
  bool operator==(const CompositeField&) const = default;
};

// A composite type. PostgreSQL manual: CREATE TYPE … AS (…).
struct Composite : Attributes {
  std::vector<CompositeField> fields;

  static constexpr auto kAttrs = std::tuple{Attr{"fields", &Composite::fields}};
  bool operator==(const Composite&) const = default;
};

}  // namespace mercator
