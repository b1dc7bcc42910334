#include "postgres/url.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "postgres/conninfo.h"

namespace mercator {
namespace {

constexpr std::string_view kHidden = "xxxxx";

// Keywords that a keyword string is recognised by; the others come beside one of these.
constexpr std::array<std::string_view, 13> kTelling{"host",
                                                    "hostaddr",
                                                    "port",
                                                    "dbname",
                                                    "user",
                                                    "password",
                                                    "service",
                                                    "sslmode",
                                                    "passfile",
                                                    "options",
                                                    "application_name",
                                                    "connect_timeout",
                                                    "search_path"};

bool IsSecret(std::string_view name) { return name == "password" || name == "sslpassword"; }

// True for `host:text`, which is no host and port but the beginning of a password with a `/`.
bool HasOddPort(std::string_view hosts) {
  size_t colon = hosts.rfind(':');
  return colon != std::string_view::npos && hosts.find('[') == std::string_view::npos &&
         hosts.find_first_not_of("0123456789,", colon + 1) != std::string_view::npos;
}

// Where the query begins: at a `?` with a name and `=` after it.
size_t QueryBegin(std::string_view url, size_t from) {
  size_t at = from;
  while ((at = url.find('?', at)) != std::string_view::npos) {
    size_t end = url.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", ++at);
    if (end != std::string_view::npos && end > at && url[end] == '=') return at - 1;
  }
  return url.size();
}

// The part of a URL that is or may hold the password, also where the URL is malformed: a password
// with an unencoded `@`, `/` or `?` reaches past the place where libpq ends it.
std::pair<size_t, size_t> PasswordRange(std::string_view url) {
  constexpr size_t kNone = std::string_view::npos;
  size_t begin = url.find("://") + 3;
  size_t slash = url.find('/', begin);
  size_t at = url.substr(0, QueryBegin(url, begin)).rfind('@');
  if (at == kNone && HasOddPort(url.substr(begin, slash - begin))) at = url.rfind('@');
  size_t colon = url.find(':', begin);
  if (at == kNone || colon > at) return {0, 0};
  return {colon + 1, at};
}

std::string RedactKeywords(std::string_view text) {
  std::optional<ConnectionParameterList> keywords = ParseKeywords(text);
  if (!keywords) {
    size_t at = text.find("password");
    if (at == std::string_view::npos) return std::string(text);
    return std::string(text.substr(0, at)) + "password=" + std::string(kHidden);
  }
  for (auto& [name, value] : *keywords) {
    if (IsSecret(name)) value = kHidden;
  }
  return KeywordText(*keywords);
}

// The passwords in `url` in every form in which a message may have them.
std::set<std::string> Secrets(std::string_view url) {
  std::set<std::string> secrets;
  auto add = [&](std::string_view raw) {
    secrets.insert(std::string(raw));
    secrets.insert(PercentDecode(raw));
    secrets.insert(PercentEncode(PercentDecode(raw)));
  };
  for (const auto& [name, value] : ConnectionParameters(url)) {
    if (IsSecret(name)) add(value);
  }
  if (!ParseConnectionUrl(url)) return secrets;
  auto [begin, end] = PasswordRange(url);
  std::string_view password = url.substr(begin, end - begin);
  add(password);
  // What libpq took for host, port or database name in a malformed URL. A short piece is hidden
  // where it is quoted, so that it does not eat into the words of the message.
  if (password.find_first_of("@/?:") != std::string_view::npos) {
    for (std::string_view rest = password; !rest.empty();) {
      size_t stop = std::min(rest.find_first_of("@/?:"), rest.size());
      std::string_view piece = rest.substr(0, stop);
      add(piece.size() > 3 ? std::string(piece) : '"' + std::string(piece) + '"');
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
  }
  secrets.erase("");
  return secrets;
}

template <typename List>
void SetParameter(List& list, const std::string& name, const std::string& value) {
  auto same = [&](const auto& parameter) { return parameter.first == name; };
  auto found = std::find_if(list.begin(), list.end(), same);
  if (!value.empty() && found != list.end()) {
    found->second = value;
    ++found;
  } else if (!value.empty()) {
    list.emplace_back(name, value);
    return;
  }
  list.erase(std::remove_if(found, list.end(), same), list.end());
}

}  // namespace

bool IsDatabaseUrl(std::string_view url) {
  if (ParseConnectionUrl(url)) return true;
  std::optional<ConnectionParameterList> keywords = ParseKeywords(url);
  return keywords && std::any_of(keywords->begin(), keywords->end(), [](const auto& keyword) {
           return std::find(kTelling.begin(), kTelling.end(), keyword.first) != kTelling.end();
         });
}

std::string RedactUrl(std::string_view url) {
  if (!ParseConnectionUrl(url)) return RedactKeywords(url);
  std::string text(url);
  auto [begin, end] = PasswordRange(url);
  if (end > begin) text.replace(begin, end - begin, kHidden);
  std::optional<ConnectionUrl> parsed = ParseConnectionUrl(text);
  bool changed = false;
  for (auto& [name, value] : parsed->parameters) {
    if (!IsSecret(PercentDecode(name))) continue;
    value = kHidden;
    changed = true;
  }
  return changed ? parsed->Text() : text;
}

std::string RedactText(std::string_view text, std::string_view url) {
  std::set<std::string> secrets = Secrets(url);
  std::vector<std::string> longest_first(secrets.begin(), secrets.end());
  std::sort(longest_first.begin(), longest_first.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string out(text);
  for (const std::string& secret : longest_first) out = Replace(out, secret, kHidden);
  return out;
}

std::string UrlParameter(std::string_view url, std::string_view name) {
  std::string value;
  for (const auto& parameter : ConnectionParameters(url)) {
    if (parameter.first == name) value = parameter.second;
  }
  return value;
}

std::string WithUrlParameter(std::string_view url, std::string_view name, std::string_view value) {
  if (std::optional<ConnectionUrl> parsed = ParseConnectionUrl(url)) {
    SetParameter(parsed->parameters, PercentEncode(name), PercentEncode(value));
    return parsed->Text();
  }
  std::optional<ConnectionParameterList> keywords = ParseKeywords(url);
  if (!keywords) return std::string(url);
  SetParameter(*keywords, std::string(name), std::string(value));
  return KeywordText(*keywords);
}

std::string WithDatabase(std::string_view url, std::string_view database) {
  if (std::optional<ConnectionUrl> parsed = ParseConnectionUrl(url)) {
    parsed->database = PercentEncode(database);
    SetParameter(parsed->parameters, "dbname", "");
    return parsed->Text();
  }
  return WithUrlParameter(url, "dbname", database);
}

}  // namespace mercator
