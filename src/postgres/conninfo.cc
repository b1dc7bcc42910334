#include "postgres/conninfo.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mercator {
namespace {

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-';
}

bool IsPlain(char c) {
  return (IsNameCharacter(c)) || c == '~' || c == '/' || c == ':' || c == ',';
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The text up to the first of `stops`, which is taken off `rest`.
std::string TakeUntil(std::string_view& rest, std::string_view stops) {
  size_t end = std::min(rest.find_first_of(stops), rest.size());
  std::string taken(rest.substr(0, end));
  rest.remove_prefix(end);
  return taken;
}

void TakeUser(std::string_view& rest, ConnectionUrl& url) {
  size_t end = rest.find_first_of("@/");
  if (end == std::string_view::npos || rest[end] != '@') return;
  std::string_view part = rest.substr(0, end);
  size_t colon = part.find(':');
  url.user = part.substr(0, colon);
  if (colon != std::string_view::npos) url.password = part.substr(colon + 1);
  rest.remove_prefix(end + 1);
}

// Reads one value of a keyword string at `at`; false if a quote is not closed.
bool TakeValue(std::string_view text, size_t& at, std::string& value) {
  bool quoted = at < text.size() && text[at] == '\'';
  if (quoted) ++at;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (quoted ? c == '\'' : IsBlank(c)) break;
    if (c == '\\' && ++at == text.size()) return !quoted;
    value += text[at];
  }
  if (!quoted) return true;
  return at++ < text.size();
}

}  // namespace

std::string PercentDecode(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    bool encoded = text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
                   HexValue(text[i + 2]) >= 0;
    out +=
        encoded ? static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2])) : text[i];
    if (encoded) i += 2;
  }
  return out;
}

std::string PercentEncode(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (IsPlain(c))
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string ConnectionUrl::Text() const {
  std::string text = scheme;
  if (user) text += *user;
  if (password) text += ":" + *password;
  if (user || password) text += "@";
  text += hosts;
  if (database) text += "/" + *database;
  for (const auto& [name, value] : parameters) {
    text += (&name == &parameters.front().first ? "?" : "&") + name + "=" + value;
  }
  return text;
}

std::optional<ConnectionUrl> ParseConnectionUrl(std::string_view text) {
  ConnectionUrl url;
  for (std::string_view scheme : {"postgres://", "postgresql://"}) {
    if (text.substr(0, scheme.size()) == scheme) url.scheme = scheme;
  }
  if (url.scheme.empty()) return std::nullopt;
  std::string_view rest = text.substr(url.scheme.size());
  TakeUser(rest, url);
  url.hosts = TakeUntil(rest, "/?");
  if (!rest.empty() && rest[0] == '/') {
    rest.remove_prefix(1);
    url.database = TakeUntil(rest, "?");
  }
  if (rest.size() < 2) return url;
  for (const std::string& part : Split(rest.substr(1), '&')) {
    size_t equals = std::min(part.find('='), part.size());
    std::string value = equals < part.size() ? part.substr(equals + 1) : "";
    if (!part.empty()) url.parameters.emplace_back(part.substr(0, equals), value);
  }
  return url;
}

std::optional<ConnectionParameterList> ParseKeywords(std::string_view text) {
  ConnectionParameterList keywords;
  size_t at = 0;
  auto skip_blanks = [&] {
    while (at < text.size() && IsBlank(text[at])) ++at;
  };
  for (skip_blanks(); at < text.size(); skip_blanks()) {
    size_t begin = at;
    while (at < text.size() && IsNameCharacter(text[at])) ++at;
    std::string name(text.substr(begin, at - begin));
    skip_blanks();
    if (name.empty() || at == text.size() || text[at] != '=') return std::nullopt;
    ++at;
    skip_blanks();
    std::string value;
    if (!TakeValue(text, at, value)) return std::nullopt;
    keywords.emplace_back(std::move(name), std::move(value));
  }
  return keywords;
}

std::string KeywordText(const ConnectionParameterList& keywords) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : keywords) {
    bool plain = !value.empty() && std::all_of(value.begin(), value.end(), IsPlain);
    std::string escaped = Replace(Replace(value, "\\", "\\\\"), "'", "\\'");
    parts.push_back(name + "=" + (plain ? value : "'" + escaped + "'"));
  }
  return Join(parts, " ");
}

ConnectionParameterList ConnectionParameters(std::string_view url) {
  if (std::optional<ConnectionUrl> parsed = ParseConnectionUrl(url)) {
    ConnectionParameterList decoded;
    for (const auto& [name, value] : parsed->parameters) {
      decoded.emplace_back(PercentDecode(name), PercentDecode(value));
    }
    return decoded;
  }
  return ParseKeywords(url).value_or(ConnectionParameterList{});
}

}  // namespace mercator
