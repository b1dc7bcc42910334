#pragma once

#include <vector>

#include "diff/plan.h"
#include "model/catalog.h"

namespace mercator {

// Renames are done in stages, each of which is planned on the state that the one before gives:
// schemas, types, what else is in schemas, parts of tables and types.
constexpr int kRenameStages = 4;

// The identity that the object of a renaming had.
ObjectId FormerId(const Renaming& renaming);

// The renames of one stage that `now` still needs: it has the object under the former name and
// nothing under the new one. Others were done before, and are passed over.
std::vector<PlannedStatement> RenameStatements(const Catalog& now,
                                               const std::vector<Renaming>& renamings, int stage);

// Keys, indexes and sequences of the tables that the renamings are about have names that were made
// of the former ones: those that `wanted` has unchanged under another name are renamed as well.
std::vector<PlannedStatement> RenameFollowers(const Catalog& now, const Catalog& wanted,
                                              const std::vector<Renaming>& renamings);

}  // namespace mercator
