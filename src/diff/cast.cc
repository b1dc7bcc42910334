#include "model/cast.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {
namespace {

std::string Name(const Object& object) { return "CAST (" + object.id.name + ")"; }

}  // namespace

template <>
void Create<Cast>(const Object& object, const RuleContext&, Steps& steps) {
  const Cast& cast = object.As<Cast>();
  std::string context = cast.context.empty() ? "" : " AS " + cast.context;
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id),
                            fmt::format("CREATE {} {}{}", Name(object), cast.method, context)));
}

template <>
void Drop<Cast>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kDrop, Remark("drop", object.id), "DROP " + Name(object)));
}

template <>
Way WayToAlter<Cast>(const Object&, const Object&, const std::vector<std::string>&,
                     const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<Cast>(const Object&, const Object&, const std::vector<std::string>&, const RuleContext&,
                 Steps&) {}

template <>
std::string Subject<Cast>(const Object& object) {
  return Name(object);
}

template <>
std::vector<std::string> TakenNames<Cast>(const Object&) {
  return {};
}

}  // namespace mercator
