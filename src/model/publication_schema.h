#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// All tables of a schema in a publication. PostgreSQL manual: ALTER PUBLICATION … ADD TABLES IN
// SCHEMA.
struct PublicationSchema : Attributes {
  std::string schema;

  static constexpr auto kAttrs = std::tuple{Attr{"schema", &PublicationSchema::schema}};
  bool operator==(const PublicationSchema&) const = default;
};

}  // namespace mercator
