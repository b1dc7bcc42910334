#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A view. PostgreSQL manual: CREATE VIEW.
struct View : Attributes {
  std::vector<std::string> columns;       // names
  std::string definition;                 // as pg_get_viewdef() gives it, without the `;`
  Options options;                        // security_barrier, security_invoker, check_option
  std::vector<std::string> column_types;  // for CREATE OR REPLACE
  Options column_defaults;                // column → expression

  static constexpr auto kAttrs = std::tuple{
      Attr{"columns", &View::columns}, Attr{"definition", &View::definition},
      Attr{"options", &View::options}, Attr{"column_types", &View::column_types, kNotCompared},
      Attr{"column_defaults", &View::column_defaults}};
  bool operator==(const View&) const = default;
};

}  // namespace mercator
