#pragma once

#include <map>
#include <string>
#include <string_view>

namespace mercator {

// True for postgres:// and postgresql:// and for keyword strings (`host=… dbname=…`).
bool IsDatabaseUrl(std::string_view url);

// The URL without its password, for messages: `postgres://app:xxxxx@host/db`. Also hides passwords
// in query parameters and in keyword strings.
std::string RedactUrl(std::string_view url);

// Every occurrence of the URL's password in `text` (plain and percent-encoded) replaced by `xxxxx`.
std::string RedactText(std::string_view text, std::string_view url);

// The value of a query parameter, percent-decoded; empty if there is none.
std::string UrlParameter(std::string_view url, std::string_view name);

// The URL with the parameter set or, for an empty value, removed.
std::string WithUrlParameter(std::string_view url, std::string_view name, std::string_view value);

// The URL with another database name.
std::string WithDatabase(std::string_view url, std::string_view database);

}  // namespace mercator
