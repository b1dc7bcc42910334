#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// A constraint of a table or a domain (NOT NULL is part of the column). PostgreSQL manual: CREATE
// TABLE, pg_constraint.
struct Constraint : Attributes {
  std::string type;  // `check`, `primary key`, `unique`, `foreign key`, `exclude`
  std::vector<std::string> columns;
  std::vector<std::string> include;
  std::string expression;  // of a check, with its brackets; of an exclusion: `USING gist (…)`
  std::string references;  // qualified name of the table
  std::vector<std::string> ref_columns;
  std::string match;      // empty: SIMPLE
  std::string on_update;  // empty: NO ACTION
  std::string on_delete;
  std::vector<std::string> on_delete_columns;
  bool deferrable = false;
  bool deferred = false;
  bool validated = true;
  bool enforced = true;
  bool no_inherit = false;
  bool nulls_not_distinct = false;
  bool period = false;  // PERIOD, WITHOUT OVERLAPS of PostgreSQL 18
  Options options;      // storage parameters of the index
  std::string tablespace;
  bool clustered = false;  // CLUSTER ON the index
  // Comes from a parent only. For a check that is a matter of its history: the server has no
  // statement that makes a constraint of the child's own one of the parent's.
  bool inherited = false;
  bool of_parent = false;   // not a check: a part of the constraint of the partitioned table
  std::string attached_to;  // its index is a part of this one, which is behind no constraint
  bool of_domain = false;
  ObjectId ref_table;

  static constexpr auto kAttrs =
      std::tuple{Attr{"type", &Constraint::type},
                 Attr{"columns", &Constraint::columns},
                 Attr{"include", &Constraint::include},
                 Attr{"expression", &Constraint::expression},
                 Attr{"references", &Constraint::references},
                 Attr{"ref_columns", &Constraint::ref_columns},
                 Attr{"match", &Constraint::match},
                 Attr{"on_update", &Constraint::on_update},
                 Attr{"on_delete", &Constraint::on_delete},
                 Attr{"on_delete_columns", &Constraint::on_delete_columns},
                 Attr{"deferrable", &Constraint::deferrable},
                 Attr{"deferred", &Constraint::deferred},
                 Attr{"validated", &Constraint::validated},
                 Attr{"enforced", &Constraint::enforced},
                 Attr{"no_inherit", &Constraint::no_inherit},
                 Attr{"nulls_not_distinct", &Constraint::nulls_not_distinct},
                 Attr{"period", &Constraint::period},
                 Attr{"options", &Constraint::options},
                 Attr{"tablespace", &Constraint::tablespace},
                 Attr{"clustered", &Constraint::clustered},
                 Attr{"inherited", &Constraint::inherited, kNotCompared},
                 Attr{"of_parent", &Constraint::of_parent},
                 Attr{"attached_to", &Constraint::attached_to},
                 Attr{"of_domain", &Constraint::of_domain, kNotCompared},
                 Attr{"ref_table", &Constraint::ref_table, kNotCompared}};
  bool operator==(const Constraint&) const = default;
};

}  // namespace mercator
