#include "model/access_method.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {

template <>
void Create<AccessMethod>(const Object& object, const RuleContext&, Steps& steps) {
  const AccessMethod& method = object.As<AccessMethod>();
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id),
                            fmt::format("CREATE ACCESS METHOD {} TYPE {} HANDLER {}",
                                        SqlName(object.id), method.type, method.handler)));
}

template <>
void Drop<AccessMethod>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP ACCESS METHOD " + SqlName(object.id)));
}

template <>
Way WayToAlter<AccessMethod>(const Object&, const Object&, const std::vector<std::string>&,
                             const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<AccessMethod>(const Object&, const Object&, const std::vector<std::string>&,
                         const RuleContext&, Steps&) {}

template <>
std::string Subject<AccessMethod>(const Object& object) {
  return "ACCESS METHOD " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<AccessMethod>(const Object&) {
  return {};
}

}  // namespace mercator
