#pragma once

#include <string>
#include <string_view>

#include "model/catalog.h"

namespace mercator {

// The name that the server gives to the index of a partition when it makes it after that of the
// partitioned table: `<table>_<columns>_idx`, shortened to 63 bytes. PostgreSQL source:
// ChooseIndexName().
std::string ImplicitIndexName(const Object& index);

// `<table>_<column>_<label>` as the server makes it for what has no name, in at most 63 bytes.
// PostgreSQL source: makeObjectName().
std::string ImplicitName(std::string_view table, std::string_view column, std::string_view label);

}  // namespace mercator
