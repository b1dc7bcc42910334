#include "support/server.h"

namespace mercator {

ThrowawayServer& TestServer() {
  static ThrowawayServer server;
  return server;
}

}  // namespace mercator
