#pragma once

#include "diff/rule.h"

namespace mercator {

// What inheritance and partitions bring about by themselves. PostgreSQL manual: Inheritance, ALTER
// TABLE (ONLY, INHERIT, ATTACH PARTITION).

// True if `child` is made, or made again, by the plan.
bool IsMade(const ObjectId& table, const RuleContext& context);

// True if what is done to the parts of `parent` is done to those of `child` as well: it hangs on it
// all the time, or is made under it.
bool PassesOn(const ObjectId& parent, const ObjectId& child, const RuleContext& context);

// The object of the same kind and name of a parent that passes on; null: there is none. `object` is
// a part of a table, or a default.
const Object* Above(const Object& object, const Catalog& side, const RuleContext& context);

// True if the object, which is dropped, must stay in a child that has it from here only: the drop
// is one of ONLY the parent.
bool StaysBelow(const Object& object, const RuleContext& context);

// True if the drop of an inherited object comes with that of the parent's, or of its table.
bool GoesWithParent(const Object& object, const RuleContext& context);

// The objects of the same name of the tables that `object` passes on to, on that side.
std::vector<const Object*> Below(const Object& object, const Catalog& side,
                                 const RuleContext& context);

}  // namespace mercator
