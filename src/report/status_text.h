#pragma once

#include <string>

#include "migrate/set.h"
#include "migrate/status.h"
#include "report/style.h"

namespace mercator {

// Atlas's text of `migrate status`, without a line end after the last line.
std::string StatusText(const StatusReport& report, const Style& style);

// Atlas's text of `migrate set`; empty when nothing has changed.
std::string SetText(const SetReport& report, const Style& style);

}  // namespace mercator
