#include "diff/rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// `toast.autovacuum_enabled` is two names.
std::string OptionName(const std::string& name) {
  if (name.starts_with("toast.")) return "toast." + QuoteIdentifier(name.substr(6));
  return QuoteIdentifier(name);
}

std::string OptionValue(const std::string& value) {
  bool plain = !value.empty() && std::ranges::all_of(value, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
  bool number = plain && std::ranges::all_of(
                             value, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  bool word =
      plain && value[0] >= 'a' && value.find('.') == std::string::npos &&
      (QuoteIdentifier(value) == value || value == "true" || value == "false" || value == "on");
  return number || word ? value : QuoteLiteral(value);
}

}  // namespace

std::string RelationName(const std::string& schema, const std::string& name) {
  return "r" + schema + "\1" + name;
}
std::string TypeName(const std::string& schema, const std::string& name) {
  return "t" + schema + "\1" + name;
}
std::string RoutineName(const ObjectId& id) { return "f" + id.schema + "\1" + id.name; }

bool Has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string SqlName(const ObjectId& id) {
  if (id.kind == Kind::kFunction || id.kind == Kind::kAggregate) {
    size_t bracket = id.name.find('(');
    // A name may hold a bracket; the arguments are after the last one that opens at depth 0.
    int depth = 0;
    for (size_t i = id.name.size(); i-- > 0;) {
      if (id.name[i] == ')') ++depth;
      if (id.name[i] == '(' && --depth == 0) {
        bracket = i;
        break;
      }
    }
    return QualifiedName(id.schema, id.name.substr(0, bracket)) + id.name.substr(bracket);
  }
  return QualifiedName(id.schema, id.name);
}

std::string Remark(std::string_view verb, const ObjectId& id) {
  std::string word(KindWord(id.kind));
  std::ranges::replace(word, '_', ' ');
  return fmt::format("{} {} \"{}\"", verb, word, id.name);
}

Step Statement(const Object& object, Step::Phase phase, std::string comment, std::string sql) {
  Step step;
  step.id = object.id;
  step.phase = phase;
  step.comment = std::move(comment);
  step.sql = std::move(sql);
  return step;
}

Step TableAction(const ObjectId& id, const ObjectId& table, Step::Phase phase, std::string action) {
  Step step;
  step.id = id;
  step.phase = phase;
  step.table = table;
  step.action = std::move(action);
  return step;
}

std::string Bracketed(const std::string& expression) {
  int depth = 0;
  bool whole = expression.starts_with('(');
  char quote = 0;
  for (size_t i = 0; whole && i < expression.size(); ++i) {
    char c = expression[i];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      whole = i + 1 == expression.size();
    }
  }
  return whole ? expression : "(" + expression + ")";
}

std::string OptionList(const Options& options) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : options)
    parts.push_back(OptionName(name) + " = " + OptionValue(value));
  return parts.empty() ? "" : " (" + Join(parts, ", ") + ")";
}

std::vector<std::string> OptionChanges(const Options& from, const Options& to) {
  std::vector<std::string> changes, gone;
  Options set;
  for (const auto& [name, value] : to) {
    auto it = from.find(name);
    if (it == from.end() || it->second != value) set.emplace(name, value);
  }
  for (const auto& [name, value] : from) {
    if (!to.contains(name)) gone.push_back(OptionName(name));
  }
  if (!set.empty()) changes.push_back("SET" + OptionList(set));
  if (!gone.empty()) changes.push_back("RESET (" + Join(gone, ", ") + ")");
  return changes;
}

std::string ServerOptions(const Options& options) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : options)
    parts.push_back(QuoteIdentifier(name) + " " + QuoteLiteral(value));
  return parts.empty() ? "" : "OPTIONS (" + Join(parts, ", ") + ")";
}

std::string ServerOptionChanges(const Options& from, const Options& to) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : to) {
    auto it = from.find(name);
    if (it != from.end() && it->second == value) continue;
    parts.push_back((it == from.end() ? "ADD " : "SET ") + QuoteIdentifier(name) + " " +
                    QuoteLiteral(value));
  }
  for (const auto& [name, value] : from) {
    if (!to.contains(name)) parts.push_back("DROP " + QuoteIdentifier(name));
  }
  return parts.empty() ? "" : "OPTIONS (" + Join(parts, ", ") + ")";
}

}  // namespace mercator
