#pragma once

#include <cstdint>
#include <string>

#include "diff/rule.h"

namespace mercator {

// What a sequence of `type` counts to when nothing else is said. PostgreSQL manual: CREATE
// SEQUENCE.
struct SequenceBounds {
  int64_t min_value;
  int64_t max_value;
};
SequenceBounds DefaultBounds(const std::string& type, int64_t increment);

// Options that are not what the server takes by itself, for CREATE SEQUENCE and for an identity:
// ` INCREMENT BY 2 START WITH 10`. REQUIRES: the fields of Sequence or IdentitySequence.
template <class S>
std::string SequenceOptions(const S& s, const std::string& type);

// Options that differ, as ALTER SEQUENCE takes them; each with `prefix` before it (`SET ` for an
// identity). Empty if none differ.
template <class S>
std::string SequenceChanges(const S& from, const S& to, const std::string& prefix);

// A step that moves the sequence (`name` is qualified) into bounds that are narrower than before;
// otherwise the server refuses them when it has counted past them. REQUIRES: as above.
template <class S>
void MoveIntoBounds(const Object& object, const std::string& name, const S& from, const S& to,
                    Steps& steps);

}  // namespace mercator
