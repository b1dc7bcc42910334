#include "model/operator_family.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Name(const Object& object) {
  const OperatorFamily& family = object.As<OperatorFamily>();
  return fmt::format("OPERATOR FAMILY {} USING {}", QualifiedName(object.id.schema, family.name),
                     QuoteIdentifier(family.access_method));
}

}  // namespace

template <>
void Create<OperatorFamily>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id), "CREATE " + Name(object)));
}

template <>
void Drop<OperatorFamily>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kDrop, Remark("drop", object.id), "DROP " + Name(object)));
}

template <>
Way WayToAlter<OperatorFamily>(const Object&, const Object&, const std::vector<std::string>&,
                               const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<OperatorFamily>(const Object&, const Object&, const std::vector<std::string>&,
                           const RuleContext&, Steps&) {}

template <>
std::string Subject<OperatorFamily>(const Object& object) {
  return Name(object);
}

template <>
std::vector<std::string> TakenNames<OperatorFamily>(const Object&) {
  return {};
}

}  // namespace mercator
