#include "model/text_search_template.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {

template <>
void Create<TextSearchTemplate>(const Object& object, const RuleContext&, Steps& steps) {
  const TextSearchTemplate& text_template = object.As<TextSearchTemplate>();
  std::string init = text_template.init.empty() ? "" : "INIT = " + text_template.init + ", ";
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id),
                            fmt::format("CREATE TEXT SEARCH TEMPLATE {} ({}LEXIZE = {})",
                                        SqlName(object.id), init, text_template.lexize)));
}

template <>
void Drop<TextSearchTemplate>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP TEXT SEARCH TEMPLATE " + SqlName(object.id)));
}

template <>
Way WayToAlter<TextSearchTemplate>(const Object&, const Object&, const std::vector<std::string>&,
                                   const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<TextSearchTemplate>(const Object&, const Object&, const std::vector<std::string>&,
                               const RuleContext&, Steps&) {}

template <>
std::string Subject<TextSearchTemplate>(const Object& object) {
  return "TEXT SEARCH TEMPLATE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<TextSearchTemplate>(const Object&) {
  return {};
}

}  // namespace mercator
