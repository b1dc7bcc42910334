#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// An aggregate function. PostgreSQL manual: CREATE AGGREGATE.
struct Aggregate : Attributes {
  std::string name;                   // without arguments
  std::string arguments;              // `integer`, `*`, `double precision ORDER BY anyelement`
  std::vector<std::string> settings;  // `SFUNC = …`, `STYPE = …`, …: the list of CREATE AGGREGATE
  std::string result;

  static constexpr auto kAttrs =
      std::tuple{Attr{"name", &Aggregate::name}, Attr{"arguments", &Aggregate::arguments},
                 Attr{"settings", &Aggregate::settings}, Attr{"result", &Aggregate::result}};
  bool operator==(const Aggregate&) const = default;
};

}  // namespace mercator
