#pragma once

#include <libpq-fe.h>

#include <memory>

#include "postgres/connection.h"

namespace mercator {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

struct Result::Data {
  ResultHandle handle;
};

}  // namespace mercator
