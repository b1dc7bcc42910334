#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// A table: regular, partitioned, a partition, inheriting, typed or foreign. PostgreSQL manual:
// CREATE TABLE, CREATE FOREIGN TABLE.
struct Table : Attributes {
  bool unlogged = false;
  std::string partition_by;           // `RANGE (created_at)`; empty: not partitioned
  std::string partition_of;           // qualified name of the parent; empty: not a partition
  std::string bound;                  // `FOR VALUES …` or `DEFAULT`
  std::vector<std::string> inherits;  // qualified names of parents, in order
  std::string of_type;                // qualified name of the composite type of a typed table
  std::string access_method;          // empty: heap, or none
  std::string tablespace;             // empty: the default of the database
  Options options;  // storage parameters, those of the TOAST table with `toast.` before
  bool row_security = false;
  bool force_row_security = false;
  std::string replica_identity = "DEFAULT";  // DEFAULT, NOTHING, FULL, or the name of an index
  std::string server;                        // of a foreign table; empty: not foreign
  Options server_options;                    // of a foreign table
  std::vector<ObjectId> parents;             // partition_of or inherits as identities

  static constexpr auto kAttrs = std::tuple{Attr{"unlogged", &Table::unlogged},
                                            Attr{"partition_by", &Table::partition_by},
                                            Attr{"partition_of", &Table::partition_of},
                                            Attr{"bound", &Table::bound},
                                            Attr{"inherits", &Table::inherits},
                                            Attr{"of_type", &Table::of_type},
                                            Attr{"access_method", &Table::access_method},
                                            Attr{"tablespace", &Table::tablespace},
                                            Attr{"options", &Table::options},
                                            Attr{"row_security", &Table::row_security},
                                            Attr{"force_row_security", &Table::force_row_security},
                                            Attr{"replica_identity", &Table::replica_identity},
                                            Attr{"server", &Table::server},
                                            Attr{"server_options", &Table::server_options},
                                            Attr{"parents", &Table::parents, kNotCompared}};
  bool operator==(const Table&) const = default;
};

}  // namespace mercator
