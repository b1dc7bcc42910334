#pragma once

#include <functional>

#include "model/catalog.h"
#include "postgres/dev_server.h"

namespace mercator {

// The server's deparsed text is not always a fixed point: it may read differently after one more
// load. Objects that differ in such text only are loaded again from both sides, and those that are
// the same then get the text of `from` in the result, which is `to` otherwise. Does nothing, and
// needs no server, when no object differs so: `start` is called only then.
Catalog AtFixedPoint(const Catalog& from, Catalog to, const std::function<DevServer&()>& start);

}  // namespace mercator
