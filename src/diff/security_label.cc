#include "model/security_label.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Columns of views are no objects of their own.
std::string SubjectIn(const ObjectId& target, const Catalog& catalog) {
  if (const Object* object = catalog.Find(target)) return SubjectOf(*object);
  return "COLUMN " + QualifiedName(target.schema, target.table) + "." +
         QuoteIdentifier(target.name);
}

void Set(const Object& object, Step::Phase phase, const Catalog& catalog, const std::string& value,
         Steps& steps) {
  const SecurityLabel& label = object.As<SecurityLabel>();
  steps.push_back(
      Statement(object, phase,
                fmt::format("set security label of {}: \"{}\"", KindWord(label.target.kind),
                            label.target.name),
                fmt::format("SECURITY LABEL FOR {} ON {} IS {}", QuoteIdentifier(label.provider),
                            SubjectIn(label.target, catalog), value)));
}

}  // namespace

template <>
void Create<SecurityLabel>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Step::kCreate, context.to, QuoteLiteral(object.As<SecurityLabel>().label), steps);
}

template <>
void Drop<SecurityLabel>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Step::kDrop, context.from, "NULL", steps);
}

template <>
Way WayToAlter<SecurityLabel>(const Object&, const Object&, const std::vector<std::string>&,
                              const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<SecurityLabel>(const Object&, const Object& to, const std::vector<std::string>&,
                          const RuleContext& context, Steps& steps) {
  Set(to, Step::kAlter, context.to, QuoteLiteral(to.As<SecurityLabel>().label), steps);
}

template <>
std::string Subject<SecurityLabel>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<SecurityLabel>(const Object&) {
  return {};
}

}  // namespace mercator
