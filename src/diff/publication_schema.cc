#include "model/publication_schema.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Member(const Object& object) {
  return "TABLES IN SCHEMA " + QuoteIdentifier(object.As<PublicationSchema>().schema);
}

}  // namespace

template <>
void Create<PublicationSchema>(const Object& object, const RuleContext&, Steps& steps) {
  Step step =
      Statement(object, Step::kCreate, Remark("modify", object.parent),
                fmt::format("ALTER PUBLICATION {} ADD {}", SqlName(object.parent), Member(object)));
  step.host = object.parent;
  step.element = Member(object);
  steps.push_back(std::move(step));
}

template <>
void Drop<PublicationSchema>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(
      object, Step::kDrop, Remark("modify", object.parent),
      fmt::format("ALTER PUBLICATION {} DROP {}", SqlName(object.parent), Member(object))));
}

template <>
Way WayToAlter<PublicationSchema>(const Object&, const Object&, const std::vector<std::string>&,
                                  const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<PublicationSchema>(const Object&, const Object&, const std::vector<std::string>&,
                              const RuleContext&, Steps&) {}

template <>
std::string Subject<PublicationSchema>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<PublicationSchema>(const Object&) {
  return {};
}

}  // namespace mercator
