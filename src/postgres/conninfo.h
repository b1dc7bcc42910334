#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mercator {

using ConnectionParameterList = std::vector<std::pair<std::string, std::string>>;

// A connection URL in its parts, read as libpq reads it (manual, "Connection URIs"). All parts but
// `scheme` are still percent-encoded.
struct ConnectionUrl {
  std::string scheme;  // `postgres://` or `postgresql://`
  std::optional<std::string> user;
  std::optional<std::string> password;
  std::string hosts;  // `host:port`, or several with commas
  std::optional<std::string> database;
  ConnectionParameterList parameters;

  std::string Text() const;
};

// Nothing if the text has no scheme of PostgreSQL's.
std::optional<ConnectionUrl> ParseConnectionUrl(std::string_view text);

// Reads `key=value key='quoted value'`. Nothing if the text is not of this form.
std::optional<ConnectionParameterList> ParseKeywords(std::string_view text);
std::string KeywordText(const ConnectionParameterList& keywords);

// Query parameters of a URL, decoded, or the keywords of a keyword string.
ConnectionParameterList ConnectionParameters(std::string_view url);

std::string PercentDecode(std::string_view text);
// Encodes all but letters, digits and `-._~/:,`.
std::string PercentEncode(std::string_view text);

}  // namespace mercator
