#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A materialized view. PostgreSQL manual: CREATE MATERIALIZED VIEW.
struct MaterializedView : Attributes {
  std::vector<std::string> columns;
  std::string definition;
  Options options;            // storage parameters
  std::string access_method;  // empty: heap
  std::string tablespace;
  bool populated = true;

  static constexpr auto kAttrs =
      std::tuple{Attr{"columns", &MaterializedView::columns},
                 Attr{"definition", &MaterializedView::definition},
                 Attr{"options", &MaterializedView::options},
                 Attr{"access_method", &MaterializedView::access_method},
                 Attr{"tablespace", &MaterializedView::tablespace},
                 Attr{"populated", &MaterializedView::populated, kNotCompared}};
  bool operator==(const MaterializedView&) const = default;
};

}  // namespace mercator
