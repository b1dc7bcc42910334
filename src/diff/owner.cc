#include "model/owner.h"

#include <fmt/format.h>

#include "diff/access.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {

Step OwnerStep(const Object& target, const std::string& role, Step::Phase phase) {
  Step step;
  step.id = AboutId(Kind::kOwner, target.id);
  step.phase = phase;
  step.turn = Step::kOwners;
  step.comment = fmt::format("set owner of {}: \"{}\"", KindWord(target.id.kind), target.id.name);
  step.sql = fmt::format("ALTER {} OWNER TO {}", SubjectOf(target), QuoteIdentifier(role));
  return step;
}

template <>
void Create<Owner>(const Object& object, const RuleContext& context, Steps& steps) {
  const Owner& owner = object.As<Owner>();
  if (const Object* target = context.to.Find(owner.target)) {
    steps.push_back(OwnerStep(*target, owner.role, Step::kCreate));
  }
}

// Everything has an owner: it stays until another one is named.
template <>
void Drop<Owner>(const Object&, const RuleContext&, Steps&) {}

template <>
Way WayToAlter<Owner>(const Object&, const Object&, const std::vector<std::string>&,
                      const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Owner>(const Object&, const Object& to, const std::vector<std::string>&,
                  const RuleContext& context, Steps& steps) {
  if (const Object* target = context.to.Find(to.As<Owner>().target)) {
    steps.push_back(OwnerStep(*target, to.As<Owner>().role, Step::kAlter));
  }
}

template <>
std::string Subject<Owner>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<Owner>(const Object&) {
  return {};
}

}  // namespace mercator
