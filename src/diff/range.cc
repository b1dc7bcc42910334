#include "model/range.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "diff/swap.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<Range>(const Object& object, const RuleContext&, Steps& steps) {
  const Range& range = object.As<Range>();
  std::vector<std::string> settings = {"SUBTYPE = " + range.subtype};
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) settings.push_back(std::string(name) + " = " + value);
  };
  add("SUBTYPE_OPCLASS", range.subtype_opclass);
  add("COLLATION", range.collation);
  add("CANONICAL", range.canonical);
  add("SUBTYPE_DIFF", range.subtype_diff);
  add("MULTIRANGE_TYPE_NAME", range.multirange);
  steps.push_back(Statement(object, Step::kCreate, fmt::format("create range type \"{}\"", object.id.name),
                            fmt::format("CREATE TYPE {} AS RANGE ({})", SqlName(object.id), Join(settings, ", "))));
}

template <>
void Drop<Range>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, fmt::format("drop range type \"{}\"", object.id.name),
                            "DROP TYPE " + SqlName(object.id)));
}

template <>
Way WayToAlter<Range>(const Object& from, const Object&, const std::vector<std::string>&, const RuleContext& context) {
  return IsUsedByColumns(context.from, from.id) ? Way::kSwap : Way::kReplace;
}

template <>
void Alter<Range>(const Object&, const Object&, const std::vector<std::string>&, const RuleContext&, Steps&) {}

template <>
std::string Subject<Range>(const Object& object) {
  return "TYPE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Range>(const Object& object) {
  return {TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
