#pragma once

#include "diff/rule.h"

namespace mercator {

// Steps of Way::kSwap for a type: the old one is renamed, the new one made by its Create rule, and
// the old one dropped when nothing uses it any more.
void SwapType(const Object& from, const Object& to, Steps& steps);

// True if a column of a table, or a type that is used so, depends on the type: it cannot be dropped
// and made again without moving the columns over.
bool IsUsedByColumns(const Catalog& catalog, const ObjectId& type);

}  // namespace mercator
