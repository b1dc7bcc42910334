#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/catalog.h"

namespace mercator {

// What a plan is to lead to when it must not make the changes that `skip` names, `drop_table`,
// `add_index`, `modify_column`, `rename_constraint`, … (the words of `diff { skip { … } }`): what
// would be dropped stays with all that it needs, what would be added is not there, nor what needs
// it, what would be altered is as in `from`. What `renamings` are about keeps its former name.
Catalog WithoutSkipped(const Catalog& from, const Catalog& wanted,
                       const std::set<std::string>& skip,
                       const std::vector<Renaming>& renamings = {});

// Takes the renamings out of the state that `skip` names (`rename_table`, `rename_constraint`, …).
std::vector<Renaming> TakeSkippedRenamings(Catalog& wanted, const std::set<std::string>& skip);

}  // namespace mercator
