#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/catalog.h"

namespace mercator {

// What the files say of former names (`-- atlas:renamed_from`), about objects of the state that
// was loaded from them. A name that is not there, or not only once, is an error with its place.
std::vector<Renaming> FindRenamings(const std::vector<SourcePtr>& files, const Catalog& catalog,
                                    Diagnostics& diagnostics);

}  // namespace mercator
