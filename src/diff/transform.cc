#include "model/transform.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"

namespace mercator {
namespace {

std::string Definition(const Object& object, const char* verb) {
  const Transform& transform = object.As<Transform>();
  std::vector<std::string> parts;
  if (!transform.from_sql.empty()) parts.push_back("FROM SQL WITH FUNCTION " + transform.from_sql);
  if (!transform.to_sql.empty()) parts.push_back("TO SQL WITH FUNCTION " + transform.to_sql);
  return fmt::format("{} TRANSFORM FOR {} ({})", verb, object.id.name, Join(parts, ", "));
}

}  // namespace

template <>
void Create<Transform>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id), Definition(object, "CREATE")));
}

template <>
void Drop<Transform>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP TRANSFORM FOR " + object.id.name));
}

template <>
Way WayToAlter<Transform>(const Object&, const Object&, const std::vector<std::string>&,
                          const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Transform>(const Object&, const Object& to, const std::vector<std::string>&,
                      const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(to, Step::kAlter, Remark("modify", to.id), Definition(to, "CREATE OR REPLACE")));
}

template <>
std::string Subject<Transform>(const Object& object) {
  return "TRANSFORM FOR " + object.id.name;
}

template <>
std::vector<std::string> TakenNames<Transform>(const Object&) {
  return {};
}

}  // namespace mercator
