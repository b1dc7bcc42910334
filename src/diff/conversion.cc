#include "model/conversion.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<Conversion>(const Object& object, const RuleContext&, Steps& steps) {
  const Conversion& conversion = object.As<Conversion>();
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id),
                            fmt::format("CREATE {}CONVERSION {} FOR {} TO {} FROM {}",
                                        conversion.is_default ? "DEFAULT " : "", SqlName(object.id),
                                        QuoteLiteral(conversion.from), QuoteLiteral(conversion.to),
                                        conversion.function)));
}

template <>
void Drop<Conversion>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP CONVERSION " + SqlName(object.id)));
}

template <>
Way WayToAlter<Conversion>(const Object&, const Object&, const std::vector<std::string>&,
                           const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<Conversion>(const Object&, const Object&, const std::vector<std::string>&,
                       const RuleContext&, Steps&) {}

template <>
std::string Subject<Conversion>(const Object& object) {
  return "CONVERSION " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Conversion>(const Object&) {
  return {};
}

}  // namespace mercator
