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

// For bounds that are narrower than before, which the server refuses when the sequence has counted
// past them: a step that moves it into them, or, if they have nothing in common with the old ones,
// what ALTER SEQUENCE must say besides (` RESTART`).
template <class S>
std::string MoveIntoBounds(const Object& object, const std::string& schema, const std::string& name,
                           const S& from, const S& to, Steps& steps);

// A step that lets a new sequence go on after the values that its column has already.
template <class S>
void MovePastRows(const Object& object, const ObjectId& column, const std::string& schema,
                  const std::string& name, const S& sequence, Steps& steps);

// What a sequence of type `before` is when it has become one of type `after`: bounds that were
// those of the type follow it. PostgreSQL manual: ALTER SEQUENCE.
template <class S>
S FollowType(S from, const std::string& before, const std::string& after);

}  // namespace mercator
