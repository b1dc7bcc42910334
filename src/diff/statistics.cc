#include "model/statistics.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {
namespace {

void SetTarget(const Object& object, Step::Phase phase, Steps& steps) {
  Step step = Statement(object, phase, Remark("modify", object.id),
                        fmt::format("ALTER STATISTICS {} SET STATISTICS {}", SqlName(object.id),
                                    object.As<Statistics>().target));
  if (phase == Step::kCreate) {
    step.uses.emplace();
    step.uses->push_back(object.id);
  }
  steps.push_back(std::move(step));
}

}  // namespace

template <>
void Create<Statistics>(const Object& object, const RuleContext&, Steps& steps) {
  const Statistics& statistics = object.As<Statistics>();
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id), statistics.definition));
  if (statistics.target != -1) SetTarget(object, Step::kCreate, steps);
}

template <>
void Drop<Statistics>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP STATISTICS " + SqlName(object.id)));
}

template <>
Way WayToAlter<Statistics>(const Object&, const Object&, const std::vector<std::string>& changed,
                           const RuleContext&) {
  return Has(changed, "definition") ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<Statistics>(const Object&, const Object& to, const std::vector<std::string>&,
                       const RuleContext&, Steps& steps) {
  SetTarget(to, Step::kAlter, steps);
}

template <>
std::string Subject<Statistics>(const Object& object) {
  return "STATISTICS " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Statistics>(const Object&) {
  return {};
}

}  // namespace mercator
