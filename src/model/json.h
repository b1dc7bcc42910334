#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/catalog.h"

namespace mercator {

// The attributes of an object that are compared, by their names; those that have the value that the
// kind gives them by itself are left out.
nlohmann::ordered_json AttributesToJson(const Object& object);

}  // namespace mercator
