#pragma once

#include <optional>

#include "migrate/apply.h"
#include "migrate/planned_file.h"

namespace mercator {

// Runs the assertions of a file: each must be a query that gives one row that begins with true;
// with `-- atlas:assert oneof` one of them is enough. Atlas's text of the failure, or nothing.
std::optional<ApplyFailure> RunChecks(Connection& connection, const PlannedFile& plan,
                                      FileReport& report, ApplyObserver& observer);

}  // namespace mercator
