#pragma once

#include "diff/plan.h"
#include "postgres/connection.h"

namespace mercator {

// Runs a plan on a database that may be thrown away, each part in a transaction of its own; roles
// that do not exist are created. Throws ServerError for the statement that fails; `failed`, if
// given, then points to it.
void ExecutePlan(Connection& connection, const Plan& plan,
                 const PlannedStatement** failed = nullptr);

}  // namespace mercator
