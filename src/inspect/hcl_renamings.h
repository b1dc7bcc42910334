#pragma once

#include <vector>

#include "model/catalog.h"

namespace mercator {

// The renamings that blocks of HCL tell, about objects of the state that was loaded from them: with
// their whole identities. What names nothing in the state, or more than one thing, is left out.
std::vector<Renaming> ResolveRenamings(const std::vector<Renaming>& renamings,
                                       const Catalog& catalog);

}  // namespace mercator
