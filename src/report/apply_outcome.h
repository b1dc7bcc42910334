#pragma once

#include <string>

#include "migrate/apply.h"

namespace mercator {

// After a failure: what is in the database, what is not, and what to do next. Lines that are
// indented by two; empty if nothing is known, or nothing failed.
std::string ApplyOutcome(const ApplyReport& report);

// A statement in one line of at most `width` bytes.
std::string OneLine(const std::string& statement, size_t width);

}  // namespace mercator
