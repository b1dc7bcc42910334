#pragma once

#include "diff/graph.h"

namespace mercator {

// Idiomatic statements from ordered steps: columns and constraints inside of CREATE TABLE, several
// actions in one ALTER TABLE.
Plan Compact(Items& items, const Steps& steps, const Ordered& ordered, const RuleContext& context);

}  // namespace mercator
