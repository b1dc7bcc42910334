#pragma once

#include <string>

#include "model/catalog.h"

namespace mercator {

// The catalog as JSON: Atlas's shape for schemas, tables, columns, indexes and foreign keys
// (`{"schemas":[{"name","tables":[{"name","columns":[…],…}]}]}`), with all other kinds beside them
// in arrays of their names. `indent` as Atlas takes it: the text for one level, empty for one line.
std::string CatalogToJson(const Catalog& catalog, const std::string& indent);

}  // namespace mercator
