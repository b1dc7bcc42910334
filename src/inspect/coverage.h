#pragma once

#include <string>
#include <vector>

#include "inspect/builder.h"

namespace mercator {

// Objects of the user in the database, by catalog, for comparison with what was read.
std::string CoverageQuery(int server_version);

// What is in the database and not in the catalog being built, in words: `3 conversions, the first
// is …`. Nothing is silently ignored.
std::vector<std::string> ReadCoverage(const Result& rows, const Builder& builder);

}  // namespace mercator
