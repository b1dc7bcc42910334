#pragma once

#include <string>

#include "model/catalog.h"

namespace mercator {

// The name that the server gives to the index of a partition when it makes it after that of the
// partitioned table: `<table>_<columns>_idx`, shortened to 63 bytes. PostgreSQL source:
// ChooseIndexName().
std::string ImplicitIndexName(const Object& index);

}  // namespace mercator
