#include "model/text_search_configuration.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Token types by what is to be done for them, in one statement each.
using Changes = std::map<std::string, std::vector<std::string>>;

// The steps of a creation are alterations that others wait for: an index over the configuration
// needs all of its mappings.
void AlterMappings(const Object& object, const char* verb, const Changes& changes, Steps& steps) {
  for (const auto& [dictionaries, tokens] : changes) {
    std::string with = dictionaries.empty() ? "" : " WITH " + dictionaries;
    steps.push_back(Statement(object, Step::kAlter, Remark("modify", object.id),
                              fmt::format("ALTER TEXT SEARCH CONFIGURATION {} {} MAPPING FOR {}{}",
                                          SqlName(object.id), verb, Join(tokens, ", "), with)));
  }
}

void ChangeMappings(const Object& object, const Options& before, const Options& after,
                    Steps& steps) {
  Changes added, altered, dropped;
  for (const auto& [token, dictionaries] : after) {
    auto it = before.find(token);
    if (it == before.end()) {
      added[dictionaries].push_back(QuoteIdentifier(token));
    } else if (it->second != dictionaries) {
      altered[dictionaries].push_back(QuoteIdentifier(token));
    }
  }
  for (const auto& [token, dictionaries] : before) {
    if (!after.contains(token)) dropped[""].push_back(QuoteIdentifier(token));
  }
  AlterMappings(object, "ADD", added, steps);
  AlterMappings(object, "ALTER", altered, steps);
  AlterMappings(object, "DROP", dropped, steps);
}

}  // namespace

template <>
void Create<TextSearchConfiguration>(const Object& object, const RuleContext&, Steps& steps) {
  const TextSearchConfiguration& configuration = object.As<TextSearchConfiguration>();
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id),
                            fmt::format("CREATE TEXT SEARCH CONFIGURATION {} (PARSER = {})",
                                        SqlName(object.id), configuration.parser)));
  ChangeMappings(object, {}, configuration.mappings, steps);
}

template <>
void Drop<TextSearchConfiguration>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP TEXT SEARCH CONFIGURATION " + SqlName(object.id)));
}

template <>
Way WayToAlter<TextSearchConfiguration>(const Object&, const Object&,
                                        const std::vector<std::string>& changed,
                                        const RuleContext&) {
  return Has(changed, "parser") ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<TextSearchConfiguration>(const Object& from, const Object& to,
                                    const std::vector<std::string>&, const RuleContext&,
                                    Steps& steps) {
  ChangeMappings(to, from.As<TextSearchConfiguration>().mappings,
                 to.As<TextSearchConfiguration>().mappings, steps);
}

template <>
std::string Subject<TextSearchConfiguration>(const Object& object) {
  return "TEXT SEARCH CONFIGURATION " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<TextSearchConfiguration>(const Object&) {
  return {};
}

}  // namespace mercator
