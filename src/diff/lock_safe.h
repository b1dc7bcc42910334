#pragma once

#include "diff/plan.h"

namespace mercator {

// The same plan, in which columns of tables that are there become NOT NULL without a scan under a
// lock that keeps everybody out: a check that is not valid comes first, is validated in a
// transaction of its own, and goes when the column has what it stood for. PostgreSQL manual: ALTER
// TABLE, SET NOT NULL.
Plan WithValidatedNotNull(Plan plan, const Catalog& from, const Catalog& to);

}  // namespace mercator
