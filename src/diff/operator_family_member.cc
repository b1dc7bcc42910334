#include "model/operator_family_member.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {
namespace {

void AlterFamily(const Object& object, const RuleContext& context, Step::Phase phase,
                 const std::string& change, Steps& steps) {
  const Catalog& catalog = phase == Step::kDrop ? context.from : context.to;
  std::string family = SubjectOf(*catalog.Find(object.parent));
  steps.push_back(Statement(object, phase, Remark("modify", object.parent),
                            fmt::format("ALTER {} {}", family, change)));
}

}  // namespace

template <>
void Create<OperatorFamilyMember>(const Object& object, const RuleContext& context, Steps& steps) {
  AlterFamily(object, context, Step::kCreate, "ADD " + object.As<OperatorFamilyMember>().member,
              steps);
}

template <>
void Drop<OperatorFamilyMember>(const Object& object, const RuleContext& context, Steps& steps) {
  AlterFamily(object, context, Step::kDrop, "DROP " + object.As<OperatorFamilyMember>().slot,
              steps);
}

template <>
Way WayToAlter<OperatorFamilyMember>(const Object&, const Object&, const std::vector<std::string>&,
                                     const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<OperatorFamilyMember>(const Object&, const Object&, const std::vector<std::string>&,
                                 const RuleContext&, Steps&) {}

template <>
std::string Subject<OperatorFamilyMember>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<OperatorFamilyMember>(const Object&) {
  return {};
}

}  // namespace mercator
