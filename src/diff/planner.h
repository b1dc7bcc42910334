#pragma once

#include <functional>

#include "diff/plan.h"
#include "model/catalog.h"
#include "postgres/dev_server.h"

namespace mercator {

// What leads to a desired state, and that state as it reads at the fixed point.
struct Planned {
  Catalog wanted;
  Plan plan;
};

// What of the second state is to be reached from the first.
using Managed = std::function<Catalog(const Catalog& from, Catalog to)>;

// The plan from one state to the other: the renames that `to.renamings` asks for, then what still
// differs at the fixed point (AtFixedPoint), of what `managed` gives if it is there. `start` is
// called only where a server is needed.
Planned PlanChanges(const Catalog& from, Catalog to, const std::function<DevServer&()>& start,
                    const Policy& policy = {}, const Managed& managed = {});

}  // namespace mercator
