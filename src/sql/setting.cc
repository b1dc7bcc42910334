#include "sql/setting.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Settings whose values are lists of names: each name is a constant of its own. The list is that of
// pg_dump (variable_is_guc_list_quote).
bool IsNameList(const std::string& setting) {
  static constexpr const char* kLists[] = {"local_preload_libraries",   "search_path",
                                           "session_preload_libraries", "shared_preload_libraries",
                                           "temp_tablespaces",          "unix_socket_directories"};
  return std::ranges::any_of(kLists, [&](const char* name) { return setting == name; });
}

std::vector<std::string> SplitNameList(std::string_view text) {
  std::vector<std::string> names;
  std::string name;
  bool quoted = false, any = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      name += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ',' && !quoted) {
      names.push_back(name);
      name.clear();
      any = false;
    } else if (quoted || c != ' ') {
      name += c;
    }
  }
  if (any || !name.empty()) names.push_back(name);
  return names;
}

std::string ForFormat(std::string text) {
  for (size_t at = 0; (at = text.find('%', at)) != std::string::npos; at += 2)
    text.insert(at, 1, '%');
  return text;
}

}  // namespace

std::string SettingClause(const std::string& text) {
  size_t equals = text.find('=');
  std::string name = text.substr(0, equals), value = text.substr(equals + 1);
  std::string out = "SET " + QuoteIdentifier(name) + " TO ";
  if (!IsNameList(name)) return out + QuoteLiteral(value);
  std::vector<std::string> parts;
  for (const std::string& part : SplitNameList(value)) parts.push_back(QuoteLiteral(part));
  return out + (parts.empty() ? "''" : Join(parts, ", "));
}

// The name of the database may be another one where the statement is run.
std::string AlterRoleInThisDatabase(const std::string& role, const std::string& change) {
  std::string format =
      QuoteLiteral("ALTER ROLE " + ForFormat(role) + " IN DATABASE %I " + ForFormat(change));
  return "DO " + DollarQuote(" BEGIN EXECUTE pg_catalog.format(" + format +
                             ", pg_catalog.current_database()); END ");
}

}  // namespace mercator
