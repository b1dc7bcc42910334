#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A publication; its tables and schemas are objects of their own. PostgreSQL manual: CREATE
// PUBLICATION.
struct Publication : Attributes {
  bool all_tables = false;
  std::string publish = "insert, update, delete, truncate";
  bool via_partition_root = false;
  std::string generated_columns = "none";  // since PostgreSQL 18

  static constexpr auto kAttrs = std::tuple{
      Attr{"all_tables", &Publication::all_tables}, Attr{"publish", &Publication::publish},
      Attr{"publish_via_partition_root", &Publication::via_partition_root},
      Attr{"publish_generated_columns", &Publication::generated_columns}};
  bool operator==(const Publication&) const = default;
};

}  // namespace mercator
