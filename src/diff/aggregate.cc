#include "model/aggregate.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Definition(const Object& object, const char* create) {
  const Aggregate& a = object.As<Aggregate>();
  return fmt::format("{} {}({}) (\n  {}\n)", create, QualifiedName(object.id.schema, a.name),
                     a.arguments, Join(a.settings, ",\n  "));
}

}  // namespace

template <>
void Create<Aggregate>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kCreate,
                            fmt::format("create \"{}\" aggregate", object.As<Aggregate>().name),
                            Definition(object, "CREATE AGGREGATE")));
}

template <>
void Drop<Aggregate>(const Object& object, const RuleContext&, Steps& steps) {
  const Aggregate& a = object.As<Aggregate>();
  steps.push_back(Statement(
      object, Step::kDrop, fmt::format("drop \"{}\" aggregate", a.name),
      fmt::format("DROP AGGREGATE {}({})", QualifiedName(object.id.schema, a.name), a.arguments)));
}

template <>
Way WayToAlter<Aggregate>(const Object& from, const Object& to,
                          const std::vector<std::string>& changed, const RuleContext&) {
  bool ordered = Has(from.As<Aggregate>().settings, "HYPOTHETICAL") !=
                 Has(to.As<Aggregate>().settings, "HYPOTHETICAL");
  return ordered || Has(changed, "arguments") || Has(changed, "result") ? Way::kReplace
                                                                        : Way::kAlter;
}

template <>
void Alter<Aggregate>(const Object&, const Object& to, const std::vector<std::string>&,
                      const RuleContext&, Steps& steps) {
  steps.push_back(Statement(to, Step::kAlter,
                            fmt::format("modify \"{}\" aggregate", to.As<Aggregate>().name),
                            Definition(to, "CREATE OR REPLACE AGGREGATE")));
}

template <>
std::string Subject<Aggregate>(const Object& object) {
  return fmt::format("AGGREGATE {}({})",
                     QualifiedName(object.id.schema, object.As<Aggregate>().name),
                     object.As<Aggregate>().arguments);
}

template <>
std::vector<std::string> TakenNames<Aggregate>(const Object& object) {
  return {RoutineName(object.id)};
}

}  // namespace mercator
