#include <map>

#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

struct Url {
  std::string scheme;    // with `:` and `//`
  std::string userinfo;  // as written, without `@`
  std::string host;
  std::string path;      // as written
  std::string query;     // without `?`
  std::string fragment;  // with `#`

  std::string ToString() const {
    return scheme + (userinfo.empty() ? "" : userinfo + "@") + host + path +
           (query.empty() ? "" : "?" + query) + fragment;
  }
};

bool ValidEscapes(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0x20 || text[i] == 0x7F) return false;
    if (text[i] != '%') continue;
    if (i + 2 >= text.size() || !std::isxdigit(static_cast<unsigned char>(text[i + 1])) ||
        !std::isxdigit(static_cast<unsigned char>(text[i + 2]))) {
      return false;
    }
  }
  return true;
}

std::optional<Url> ParseUrl(std::string_view text) {
  if (!ValidEscapes(text)) return std::nullopt;
  Url url;
  if (auto at = text.find('#'); at != std::string_view::npos) {
    url.fragment = text.substr(at);
    text = text.substr(0, at);
  }
  if (auto at = text.find('?'); at != std::string_view::npos) {
    url.query = text.substr(at + 1);
    text = text.substr(0, at);
  }
  const size_t scheme = text.find("://");
  if (scheme == std::string_view::npos) {
    url.path = text;
    return url;
  }
  url.scheme = text.substr(0, scheme + 3);
  text.remove_prefix(scheme + 3);
  const size_t slash = std::min(text.find('/'), text.size());
  url.path = text.substr(slash);
  text = text.substr(0, slash);
  if (auto at = text.rfind('@'); at != std::string_view::npos) {
    url.userinfo = text.substr(0, at);
    text.remove_prefix(at + 1);
  }
  url.host = text;
  return url;
}

// Percent-encodes all but letters, digits, `-_.~` and `kept`.
std::string Escape(std::string_view text, std::string_view kept, bool plus_for_blank = false) {
  std::string out;
  for (char c : text) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) ||
                       std::string_view("-_.~").find(c) != std::string_view::npos ||
                       kept.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else if (c == ' ' && plus_for_blank) {
      out += '+';
    } else {
      constexpr const char* kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

std::string QueryEscape(std::string_view text) { return Escape(text, "", true); }

std::string QueryUnescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

// The keys sorted, values of one key in the order in which they were.
std::string WithParameter(std::string_view query, const std::string& key,
                          const std::string& value) {
  std::map<std::string, std::vector<std::string>> parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view rest = pair.substr(std::min(equals + 1, pair.size()));
    parameters[QueryUnescape(pair.substr(0, equals))].push_back(QueryUnescape(rest));
  }
  parameters[key] = {value};
  std::string out;
  for (const auto& [name, values] : parameters) {
    for (const std::string& one : values) {
      out += (out.empty() ? "" : "&") + QueryEscape(name) + "=" + QueryEscape(one);
    }
  }
  return out;
}

// The message does not show the URL, which may hold a password.
Value NoUrl(Call& call) { return call.FailArgument(0, "it is no valid URL"); }

Value SetQuery(Call& call) {
  auto url = ParseUrl(call.Text(0));
  if (!url) return NoUrl(call);
  url->query = WithParameter(url->query, call.Text(1), call.Text(2));
  return Value::String(url->ToString());
}

Value SetPath(Call& call) {
  auto url = ParseUrl(call.Text(0));
  if (!url) return NoUrl(call);
  url->path = Escape(call.Text(1), "$&+,/:;=@");
  if (!url->host.empty() && !url->path.empty() && url->path[0] != '/') url->path.insert(0, "/");
  return Value::String(url->ToString());
}

Value SetUser(Call& call) {
  constexpr std::string_view kKept = "$&+,;=";
  auto url = ParseUrl(call.Text(0));
  if (!url) return NoUrl(call);
  if (call.size() > 3) return call.Fail("at most a user and a password are expected");
  url->userinfo = Escape(call.Text(1), kKept);
  if (call.size() == 3 && !call[2].null()) url->userinfo += ":" + Escape(call.Text(2), kKept);
  return Value::String(url->ToString());
}

}  // namespace

void AddUrlFunctions(FunctionTable& table) {
  const Parameter url{"url", Type::String()};
  table["urlescape"] = {{{"string", Type::String()}}, {}, [](Call& call) {
                          return Value::String(QueryEscape(call.Text(0)));
                        }};
  table["urlqueryset"] = {{url, {"key", Type::String()}, {"value", Type::String()}}, {}, SetQuery};
  table["urlsetpath"] = {{url, {"path", Type::String()}}, {}, SetPath};
  table["urluserinfo"] = {
      {url, {"user", Type::String()}}, Parameter{"pass", Type::String(), true}, SetUser};
}

}  // namespace mercator::hcl
