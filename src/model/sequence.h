#pragma once

#include <cstdint>
#include <string>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// A sequence that is not that of an identity column. PostgreSQL manual: CREATE SEQUENCE.
struct Sequence : Attributes {
  std::string type;
  int64_t start = 1;
  int64_t increment = 1;
  int64_t min_value = 1;
  int64_t max_value = 0;
  int64_t cache = 1;
  bool cycle = false;
  bool unlogged = false;
  std::string owned_by;   // `schema.table.column`, quoted; empty: none
  ObjectId owner_column;  // the same as an identity

  static constexpr auto kAttrs =
      std::tuple{Attr{"type", &Sequence::type},
                 Attr{"start", &Sequence::start},
                 Attr{"increment", &Sequence::increment},
                 Attr{"min_value", &Sequence::min_value},
                 Attr{"max_value", &Sequence::max_value},
                 Attr{"cache", &Sequence::cache},
                 Attr{"cycle", &Sequence::cycle},
                 Attr{"unlogged", &Sequence::unlogged},
                 Attr{"owned_by", &Sequence::owned_by},
                 Attr{"owner_column", &Sequence::owner_column, kNotCompared}};
  bool operator==(const Sequence&) const = default;
};

}  // namespace mercator
