#pragma once

#include <string>

#include "model/catalog.h"

namespace mercator {

// The type without its modifiers: `character varying(40)` gives `character varying`.
std::string BaseType(const std::string& type);

// ` USING …` for ALTER COLUMN … TYPE, empty where the server converts by assignment. `column` is
// quoted. Where no cast is known the way over text is taken, which the types' own input checks.
std::string UsingClause(const Catalog& catalog, const std::string& column, const std::string& from,
                        const std::string& to);

}  // namespace mercator
