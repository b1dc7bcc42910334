#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A role of the cluster, without its password. PostgreSQL manual: CREATE ROLE.
struct Role : Attributes {
  bool superuser = false;
  bool inherit = true;
  bool create_role = false;
  bool create_database = false;
  bool login = false;
  bool replication = false;
  bool bypass_row_security = false;
  int64_t connection_limit = -1;
  std::string valid_until;                     // UTC; empty: for ever
  std::vector<std::string> settings;           // sorted `name=value`, in all databases
  std::vector<std::string> database_settings;  // in this database

  static constexpr auto kAttrs = std::tuple{Attr{"superuser", &Role::superuser},
                                            Attr{"inherit", &Role::inherit},
                                            Attr{"create_role", &Role::create_role},
                                            Attr{"create_database", &Role::create_database},
                                            Attr{"login", &Role::login},
                                            Attr{"replication", &Role::replication},
                                            Attr{"bypass_row_security", &Role::bypass_row_security},
                                            Attr{"connection_limit", &Role::connection_limit},
                                            Attr{"valid_until", &Role::valid_until},
                                            Attr{"settings", &Role::settings},
                                            Attr{"database_settings", &Role::database_settings}};
  bool operator==(const Role&) const = default;
};

}  // namespace mercator
