#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// What one grantee gets on new objects of one role, in one schema or in all. PostgreSQL manual:
// ALTER DEFAULT PRIVILEGES. Those of all schemas stand instead of what the server gives by itself,
// and are objects only where they differ from it; those of a schema are given besides.
struct DefaultPrivilege : Attributes {
  std::string role;     // whose new objects; empty: whoever runs the statement
  std::string schema;   // empty: all
  std::string type;     // TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS, LARGE OBJECTS
  std::string grantee;  // a role, kPublic or kOwnerGrantee
  std::vector<std::string> privileges;
  std::vector<std::string> grantable;

  static constexpr auto kAttrs =
      std::tuple{Attr{"role", &DefaultPrivilege::role, kNotCompared},
                 Attr{"schema", &DefaultPrivilege::schema, kNotCompared},
                 Attr{"type", &DefaultPrivilege::type, kNotCompared},
                 Attr{"grantee", &DefaultPrivilege::grantee, kNotCompared},
                 Attr{"privileges", &DefaultPrivilege::privileges},
                 Attr{"grantable", &DefaultPrivilege::grantable}};
  bool operator==(const DefaultPrivilege&) const = default;
};

}  // namespace mercator
