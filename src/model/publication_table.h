#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// A table of a publication. PostgreSQL manual: ALTER PUBLICATION … ADD TABLE.
struct PublicationTable : Attributes {
  std::vector<std::string> columns;  // in their order in the table; empty: all
  std::string filter;                // the condition of WHERE, without brackets
  ObjectId table;
  bool only = false;  // has children, which are not meant

  static constexpr auto kAttrs = std::tuple{Attr{"columns", &PublicationTable::columns},
                                            Attr{"filter", &PublicationTable::filter},
                                            Attr{"table", &PublicationTable::table, kNotCompared},
                                            Attr{"only", &PublicationTable::only, kNotCompared}};
  bool operator==(const PublicationTable&) const = default;
};

}  // namespace mercator
