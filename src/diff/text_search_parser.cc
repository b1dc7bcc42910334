#include "model/text_search_parser.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {

template <>
void Create<TextSearchParser>(const Object& object, const RuleContext&, Steps& steps) {
  const TextSearchParser& parser = object.As<TextSearchParser>();
  std::string headline = parser.headline.empty() ? "" : ", HEADLINE = " + parser.headline;
  steps.push_back(Statement(
      object, Step::kCreate, Remark("create", object.id),
      fmt::format(
          "CREATE TEXT SEARCH PARSER {} (START = {}, GETTOKEN = {}, END = {}, LEXTYPES = {}{})",
          SqlName(object.id), parser.start, parser.get_token, parser.end, parser.lex_types,
          headline)));
}

template <>
void Drop<TextSearchParser>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP TEXT SEARCH PARSER " + SqlName(object.id)));
}

template <>
Way WayToAlter<TextSearchParser>(const Object&, const Object&, const std::vector<std::string>&,
                                 const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<TextSearchParser>(const Object&, const Object&, const std::vector<std::string>&,
                             const RuleContext&, Steps&) {}

template <>
std::string Subject<TextSearchParser>(const Object& object) {
  return "TEXT SEARCH PARSER " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<TextSearchParser>(const Object&) {
  return {};
}

}  // namespace mercator
