#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

struct IndexPart {
  std::string column;      // empty: an expression
  std::string expression;  // with its brackets where CREATE INDEX wants them
  std::string collation;   // qualified; empty: that of the column
  std::string opclass;     // with its parameters; empty: the default
  bool descending = false;
  bool nulls_first = false;
  int64_t statistics = -1;

  static constexpr auto kAttrs = std::tuple{
      Attr{"column", &IndexPart::column},         Attr{"expression", &IndexPart::expression},
      Attr{"collation", &IndexPart::collation},   Attr{"opclass", &IndexPart::opclass},
      Attr{"descending", &IndexPart::descending}, Attr{"nulls_first", &IndexPart::nulls_first},
      Attr{"statistics", &IndexPart::statistics}};
  bool operator==(const IndexPart&) const = default;
};

// An index that is not that of a constraint. PostgreSQL manual: CREATE INDEX.
struct Index : Attributes {
  std::string table;  // qualified name
  std::string method;
  bool unique = false;
  std::vector<IndexPart> parts;
  std::vector<std::string> include;
  std::string predicate;
  bool nulls_not_distinct = false;
  Options options;
  std::string tablespace;
  bool clustered = false;
  std::string attached_to;  // qualified name of the index of the partitioned table
  bool only = false;        // of a partitioned table, not yet valid (ON ONLY)
  bool valid = true;        // false: left by a failed CREATE INDEX CONCURRENTLY

  static constexpr auto kAttrs = std::tuple{Attr{"table", &Index::table},
                                            Attr{"method", &Index::method},
                                            Attr{"unique", &Index::unique},
                                            Attr{"parts", &Index::parts},
                                            Attr{"include", &Index::include},
                                            Attr{"predicate", &Index::predicate},
                                            Attr{"nulls_not_distinct", &Index::nulls_not_distinct},
                                            Attr{"options", &Index::options},
                                            Attr{"tablespace", &Index::tablespace},
                                            Attr{"clustered", &Index::clustered},
                                            Attr{"attached_to", &Index::attached_to},
                                            Attr{"only", &Index::only},
                                            Attr{"valid", &Index::valid}};
  bool operator==(const Index&) const = default;
};

}  // namespace mercator
