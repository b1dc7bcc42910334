#include "model/collation.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "diff/swap.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<Collation>(const Object& object, const RuleContext&, Steps& steps) {
  const Collation& collation = object.As<Collation>();
  std::vector<std::string> settings = {"provider = " + collation.provider};
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) settings.push_back(fmt::format("{} = {}", name, QuoteLiteral(value)));
  };
  add("locale", collation.locale);
  add("lc_collate", collation.lc_collate);
  add("lc_ctype", collation.lc_ctype);
  if (!collation.deterministic) settings.push_back("deterministic = false");
  add("rules", collation.rules);
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id),
                fmt::format("CREATE COLLATION {} ({})", SqlName(object.id), Join(settings, ", "))));
}

template <>
void Drop<Collation>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP COLLATION " + SqlName(object.id)));
}

// Columns move over to a new collation as they do to a new type.
template <>
Way WayToAlter<Collation>(const Object& from, const Object&, const std::vector<std::string>&,
                          const RuleContext& context) {
  return IsUsedByColumns(context.from, from.id) ? Way::kSwap : Way::kReplace;
}

template <>
void Alter<Collation>(const Object&, const Object&, const std::vector<std::string>&,
                      const RuleContext&, Steps&) {}

template <>
std::string Subject<Collation>(const Object& object) {
  return "COLLATION " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Collation>(const Object&) {
  return {};
}

}  // namespace mercator
