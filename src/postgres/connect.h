#pragma once

#include <string>

struct pg_conn;

namespace mercator {

// Connects, with client_encoding UTF8 and application name `mercator` unless one is given.
// Parameters that libpq does not know (`search_path`, …) are set in the new session as run-time
// settings. Throws Error with the redacted URL, libpq's text and a hint.
pg_conn* Connect(const std::string& url);

}  // namespace mercator
