#include "model/text_search_dictionary.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"

namespace mercator {

template <>
void Create<TextSearchDictionary>(const Object& object, const RuleContext&, Steps& steps) {
  const TextSearchDictionary& dictionary = object.As<TextSearchDictionary>();
  std::string options;
  for (const std::string& name : dictionary.option_order) {
    options += fmt::format(", {} = {}", name, dictionary.options.at(name));
  }
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id),
                            fmt::format("CREATE TEXT SEARCH DICTIONARY {} (TEMPLATE = {}{})",
                                        SqlName(object.id), dictionary.template_name, options)));
}

template <>
void Drop<TextSearchDictionary>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP TEXT SEARCH DICTIONARY " + SqlName(object.id)));
}

template <>
Way WayToAlter<TextSearchDictionary>(const Object&, const Object&,
                                     const std::vector<std::string>& changed, const RuleContext&) {
  return Has(changed, "template") ? Way::kReplace : Way::kAlter;
}

// An option without a value is taken away.
template <>
void Alter<TextSearchDictionary>(const Object& from, const Object& to,
                                 const std::vector<std::string>&, const RuleContext&,
                                 Steps& steps) {
  const Options& before = from.As<TextSearchDictionary>().options;
  const Options& after = to.As<TextSearchDictionary>().options;
  std::vector<std::string> changes;
  for (const std::string& name : to.As<TextSearchDictionary>().option_order) {
    const std::string& value = after.at(name);
    auto it = before.find(name);
    if (it == before.end() || it->second != value) changes.push_back(name + " = " + value);
  }
  for (const auto& [name, value] : before) {
    if (!after.contains(name)) changes.push_back(name);
  }
  steps.push_back(Statement(
      to, Step::kAlter, Remark("modify", to.id),
      fmt::format("ALTER TEXT SEARCH DICTIONARY {} ({})", SqlName(to.id), Join(changes, ", "))));
}

template <>
std::string Subject<TextSearchDictionary>(const Object& object) {
  return "TEXT SEARCH DICTIONARY " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<TextSearchDictionary>(const Object&) {
  return {};
}

}  // namespace mercator
