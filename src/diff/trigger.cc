#include "model/trigger.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string State(const std::string& enabled) {
  if (enabled == "D") return "DISABLE TRIGGER ";
  if (enabled == "R") return "ENABLE REPLICA TRIGGER ";
  if (enabled == "A") return "ENABLE ALWAYS TRIGGER ";
  return "ENABLE TRIGGER ";
}

void SetState(const Object& object, Step::Phase phase, Steps& steps) {
  const Trigger& trigger = object.As<Trigger>();
  Step step = TableAction(object.id, object.parent, phase,
                          State(trigger.enabled) + QuoteIdentifier(object.id.name));
  if (phase == Step::kCreate) {
    step.uses.emplace();
    step.uses->push_back(object.id);
  }
  steps.push_back(std::move(step));
}

std::string Words(const char* verb, const Object& object) {
  return fmt::format("{} trigger \"{}\"", verb, object.id.name);
}

}  // namespace

template <>
void Create<Trigger>(const Object& object, const RuleContext&, Steps& steps) {
  const Trigger& trigger = object.As<Trigger>();
  if (!trigger.inherited)
    steps.push_back(Statement(object, Step::kCreate, Words("create", object), trigger.definition));
  if (trigger.enabled != "O") SetState(object, Step::kCreate, steps);
}

template <>
void Drop<Trigger>(const Object& object, const RuleContext&, Steps& steps) {
  if (object.As<Trigger>().inherited) return;
  steps.push_back(Statement(object, Step::kDrop, Words("drop", object),
                            fmt::format("DROP TRIGGER {} ON {}", QuoteIdentifier(object.id.name),
                                        SqlName(object.parent))));
}

template <>
Way WayToAlter<Trigger>(const Object& from, const Object& to,
                        const std::vector<std::string>& changed, const RuleContext&) {
  if (from.As<Trigger>().inherited && to.As<Trigger>().inherited) return Way::kAlter;
  // DETACH PARTITION drops what the partitioned table gave.
  return Has(changed, "definition") || Has(changed, "inherited") ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<Trigger>(const Object&, const Object& to, const std::vector<std::string>& changed,
                    const RuleContext&, Steps& steps) {
  if (Has(changed, "enabled")) SetState(to, Step::kAlter, steps);
}

template <>
std::string Subject<Trigger>(const Object& object) {
  return fmt::format("TRIGGER {} ON {}", QuoteIdentifier(object.id.name), SqlName(object.parent));
}

template <>
std::vector<std::string> TakenNames<Trigger>(const Object&) {
  return {};
}

}  // namespace mercator
