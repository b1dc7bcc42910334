#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// The sequence behind an identity column.
struct IdentitySequence {
  std::string name;  // empty: the name that the server gives, `<table>_<column>_seq`
  int64_t start = 1;
  int64_t increment = 1;
  int64_t min_value = 1;
  int64_t max_value = 0;
  int64_t cache = 1;
  bool cycle = false;

  static constexpr auto kAttrs = std::tuple{Attr{"name", &IdentitySequence::name},
                                            Attr{"start", &IdentitySequence::start},
                                            Attr{"increment", &IdentitySequence::increment},
                                            Attr{"min_value", &IdentitySequence::min_value},
                                            Attr{"max_value", &IdentitySequence::max_value},
                                            Attr{"cache", &IdentitySequence::cache},
                                            Attr{"cycle", &IdentitySequence::cycle}};
  bool operator==(const IdentitySequence&) const = default;
};

// A column of a table. PostgreSQL manual: CREATE TABLE. Its default is an object of its own; a
// generation expression is part of the column.
struct Column : Attributes {
  int64_t position = 0;   // attnum
  std::string type;       // as format_type() gives it
  std::string collation;  // qualified; empty: that of the type
  bool not_null = false;
  // PostgreSQL 18, where it is not the name that the server gives; that of a parent's is none.
  std::string not_null_name;
  std::string not_null_constraint;  // PostgreSQL 18: the name in any case
  bool not_null_own = true;  // PostgreSQL 18: declared for this table, and not only for a parent
  bool not_null_no_inherit = false;
  bool not_null_valid = true;
  std::string identity;                             // ``, `ALWAYS`, `BY DEFAULT`
  std::vector<IdentitySequence> identity_sequence;  // one if there is an identity
  std::string generated;                            // ``, `STORED`, `VIRTUAL`
  std::string generation_expression;
  std::string storage;       // empty: that of the type
  std::string type_storage;  // of the type
  std::string compression;   // empty: the default
  int64_t statistics = -1;
  Options options;         // n_distinct, …
  Options server_options;  // of a foreign table
  // Comes from a parent only. That is a matter of its history: the server has no statement that
  // makes a column of the child's own one of the parent's.
  bool inherited = false;

  static constexpr auto kAttrs =
      std::tuple{Attr{"position", &Column::position, kNotCompared},
                 Attr{"type", &Column::type},
                 Attr{"collation", &Column::collation},
                 Attr{"not_null", &Column::not_null},
                 Attr{"not_null_name", &Column::not_null_name},
                 Attr{"not_null_constraint", &Column::not_null_constraint, kNotCompared},
                 Attr{"not_null_own", &Column::not_null_own, kNotCompared},
                 Attr{"not_null_no_inherit", &Column::not_null_no_inherit},
                 Attr{"not_null_valid", &Column::not_null_valid},
                 Attr{"identity", &Column::identity},
                 Attr{"identity_sequence", &Column::identity_sequence},
                 Attr{"generated", &Column::generated},
                 Attr{"generation_expression", &Column::generation_expression},
                 Attr{"storage", &Column::storage},
                 Attr{"type_storage", &Column::type_storage, kNotCompared},
                 Attr{"compression", &Column::compression},
                 Attr{"statistics", &Column::statistics},
                 Attr{"options", &Column::options},
                 Attr{"server_options", &Column::server_options},
                 Attr{"inherited", &Column::inherited, kNotCompared}};
  bool operator==(const Column&) const = default;
};

}  // namespace mercator
