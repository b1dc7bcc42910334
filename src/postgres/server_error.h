#pragma once

#include <string_view>

#include "postgres/connection.h"

struct pg_result;

namespace mercator {

// The error in `result`, which the server gave for the text `sql`. All fields are the server's;
// its position, a 1-based count of characters, becomes a byte offset in `sql`.
ServerError MakeServerError(const pg_result* result, std::string_view sql);

// A notice as one text: `NOTICE: table "a" does not exist, skipping`, with detail and hint on lines
// of their own.
std::string NoticeText(const pg_result* result);

}  // namespace mercator
