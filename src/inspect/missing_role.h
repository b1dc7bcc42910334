#pragma once

#include "postgres/connection.h"

namespace mercator {

// Creates the role on a server that may be thrown away if the error says that a role does not
// exist; true if it did. The session must not be in a failed transaction.
bool CreateMissingRole(Connection& connection, const ServerError& error);

}  // namespace mercator
