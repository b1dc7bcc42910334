#pragma once

#include "postgres/throwaway_server.h"

namespace mercator {

// One throw-away server for all tests of a run, started when first asked for.
ThrowawayServer& TestServer();

}  // namespace mercator
