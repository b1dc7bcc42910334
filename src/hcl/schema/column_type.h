#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/function.h"

namespace mercator {

// The SQL of a type that is a bare name in HCL, `double_precision`, or nothing for a name that is
// none. Atlas: HCL types.
std::optional<std::string> TypeOfWord(std::string_view word);
std::vector<std::string> TypeWords();

// `varchar(255)`, `numeric(10, 2)` and the like as functions that give raw SQL.
hcl::FunctionTable TypeFunctions();

// A type of the server as HCL without `sql(…)`, `character_varying(255)`; nothing for one that has
// no such form (arrays, types of users).
std::optional<std::string> TypeInHcl(std::string_view type);

}  // namespace mercator
