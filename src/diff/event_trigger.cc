#include "model/event_trigger.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string State(const std::string& enabled) {
  if (enabled == "D") return "DISABLE";
  if (enabled == "R") return "ENABLE REPLICA";
  if (enabled == "A") return "ENABLE ALWAYS";
  return "ENABLE";
}

std::string Name(const Object& object) {
  return "EVENT TRIGGER " + QuoteIdentifier(object.id.name);
}

// What it does to the statements of a plan is not foreseeable: it is off while they run.
void Push(const Object& object, Step::Phase phase, const char* verb, std::string sql,
          Step::Turn turn, Steps& steps) {
  Step step = Statement(object, phase, fmt::format("{} event trigger \"{}\"", verb, object.id.name),
                        std::move(sql));
  step.turn = turn;
  steps.push_back(std::move(step));
}

void SetState(const Object& object, Step::Phase phase, Steps& steps) {
  const std::string& enabled = object.As<EventTrigger>().enabled;
  Push(object, phase, "modify", fmt::format("ALTER {} {}", Name(object), State(enabled)),
       phase == Step::kAlter && enabled == "D" ? Step::kFirst : Step::kLast, steps);
  if (phase == Step::kCreate) steps.back().uses.emplace({object.id});
}

}  // namespace

template <>
void Create<EventTrigger>(const Object& object, const RuleContext&, Steps& steps) {
  const EventTrigger& trigger = object.As<EventTrigger>();
  std::string sql = fmt::format("CREATE {} ON {}", Name(object), QuoteIdentifier(trigger.event));
  std::vector<std::string> tags;
  for (const std::string& tag : trigger.tags) tags.push_back(QuoteLiteral(tag));
  if (!tags.empty()) sql += " WHEN TAG IN (" + Join(tags, ", ") + ")";
  sql += " EXECUTE FUNCTION " + trigger.function + "()";
  Push(object, Step::kCreate, "create", sql, Step::kLast, steps);
  if (trigger.enabled != "O") SetState(object, Step::kCreate, steps);
}

template <>
void Drop<EventTrigger>(const Object& object, const RuleContext&, Steps& steps) {
  Push(object, Step::kDrop, "drop", "DROP " + Name(object), Step::kFirst, steps);
}

template <>
Way WayToAlter<EventTrigger>(const Object&, const Object&, const std::vector<std::string>& changed,
                             const RuleContext&) {
  return changed == std::vector<std::string>{"enabled"} ? Way::kAlter : Way::kReplace;
}

template <>
void Alter<EventTrigger>(const Object&, const Object& to, const std::vector<std::string>&,
                         const RuleContext&, Steps& steps) {
  SetState(to, Step::kAlter, steps);
}

template <>
std::string Subject<EventTrigger>(const Object& object) {
  return Name(object);
}

template <>
std::vector<std::string> TakenNames<EventTrigger>(const Object&) {
  return {};
}

}  // namespace mercator
