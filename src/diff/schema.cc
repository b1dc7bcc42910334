#include "model/schema.h"

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<Schema>(const Object& object, const RuleContext&, Steps& steps) {
  bool is_public = object.id.name == "public";
  steps.push_back(Statement(
      object, Step::kCreate, "add new schema named \"" + object.id.name + "\"",
      std::string("CREATE SCHEMA ") + (is_public ? "IF NOT EXISTS " : "") + SqlName(object.id)));
}

template <>
void Drop<Schema>(const Object& object, const RuleContext& context, Steps& steps) {
  if (!context.policy.drop_undeclared_schemas) return;
  steps.push_back(Statement(object, Step::kDrop, "drop schema named \"" + object.id.name + "\"",
                            "DROP SCHEMA " + SqlName(object.id)));
}

template <>
Way WayToAlter<Schema>(const Object&, const Object&, const std::vector<std::string>&,
                       const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Schema>(const Object&, const Object&, const std::vector<std::string>&,
                   const RuleContext&, Steps&) {}

template <>
std::string Subject<Schema>(const Object& object) {
  return "SCHEMA " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Schema>(const Object&) {
  return {};
}

}  // namespace mercator
