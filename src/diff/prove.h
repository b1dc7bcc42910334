#pragma once

#include <string>

#include "base/diagnostic.h"
#include "diff/plan.h"
#include "postgres/dev_server.h"

namespace mercator {

// Applies the plan to a copy of the database `from_database` of the dev server, which holds the
// state `from`, with rows in the tables that it touches, and compares the result with `to`. What is
// wrong goes to `diagnostics` as errors: a statement that fails, an object that differs (and how),
// rows that are lost without the plan saying so. A statement that fails only because of rows is a
// warning. True if the plan is proven.
bool Prove(DevServer& server, const std::string& from_database, const Catalog& from,
           const Catalog& to, const Plan& plan, Diagnostics& diagnostics);

}  // namespace mercator
