#pragma once

#include <vector>

#include "base/source.h"

namespace mercator {

// The files with those that they import before them, each once: `-- atlas:import path` in the
// comment lines at the head of a file, relative to it. A path is a file or a folder. Throws Error,
// with the place, for a path that is not there.
std::vector<SourcePtr> WithImports(const std::vector<SourcePtr>& files);

}  // namespace mercator
