#pragma once

#include "diff/rule.h"

namespace mercator {

// The index that CLUSTER takes: of an index, or of a key. PostgreSQL manual: ALTER TABLE, CLUSTER
// ON.
void ClusterOn(const Object& index, Step::Phase phase, Steps& steps);

// The mark moves by itself to another index of the table that gets it.
void AlterCluster(const Object& index, bool clustered, const RuleContext& context, Steps& steps);

}  // namespace mercator
