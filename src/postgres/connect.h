#pragma once

#include <string>
#include <utility>
#include <vector>

#include "postgres/pooler.h"

struct pg_conn;

namespace mercator {

// A connection as it was made.
struct Connected {
  pg_conn* handle = nullptr;
  std::string plain_url;       // without what libpq does not know
  bool pooling_known = false;  // `pooling` was looked for
  Pooling pooling = Pooling::kNone;
  // Settings of the URL that could not be set, because the session is not ours to keep: each
  // transaction has to begin with them.
  std::vector<std::pair<std::string, std::string>> settings;
};

// Connects, with client_encoding UTF8 and application name `mercator` unless one is given.
// Parameters that libpq does not know (`search_path`, …) are set in the new session as run-time
// settings. Throws Error with the redacted URL, libpq's text and a hint.
// Where a pooler gives each transaction another session, they are not set and given back.
Connected Connect(const std::string& url);

}  // namespace mercator
