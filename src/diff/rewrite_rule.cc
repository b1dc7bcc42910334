#include "model/rewrite_rule.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Name(const Object& object) {
  return fmt::format("RULE {} ON {}", QuoteIdentifier(object.id.name), SqlName(object.parent));
}

std::string Words(const char* verb, const Object& object) {
  return fmt::format("{} rule \"{}\" on {}: \"{}\"", verb, object.id.name,
                     KindWord(object.parent.kind), object.parent.name);
}

std::string State(const std::string& enabled) {
  if (enabled == "D") return "DISABLE RULE ";
  if (enabled == "R") return "ENABLE REPLICA RULE ";
  if (enabled == "A") return "ENABLE ALWAYS RULE ";
  return "ENABLE RULE ";
}

// Rules of views are always enabled.
void SetState(const Object& object, Step::Phase phase, Steps& steps) {
  const std::string& enabled = object.As<RewriteRule>().enabled;
  Step step = TableAction(object.id, object.parent, phase,
                          State(enabled) + QuoteIdentifier(object.id.name));
  if (phase == Step::kCreate) step.uses.emplace({object.id});
  steps.push_back(std::move(step));
}

}  // namespace

template <>
void Create<RewriteRule>(const Object& object, const RuleContext&, Steps& steps) {
  const RewriteRule& rule = object.As<RewriteRule>();
  steps.push_back(
      Statement(object, Step::kCreate, Words("create", object), "CREATE RULE " + rule.definition));
  if (rule.enabled != "O") SetState(object, Step::kCreate, steps);
}

template <>
void Drop<RewriteRule>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Words("drop", object), "DROP " + Name(object)));
}

template <>
Way WayToAlter<RewriteRule>(const Object&, const Object&, const std::vector<std::string>&,
                            const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<RewriteRule>(const Object&, const Object& to, const std::vector<std::string>& changed,
                        const RuleContext&, Steps& steps) {
  if (Has(changed, "definition")) {
    steps.push_back(Statement(to, Step::kAlter, Words("modify", to),
                              "CREATE OR REPLACE RULE " + to.As<RewriteRule>().definition));
  }
  if (Has(changed, "enabled")) SetState(to, Step::kAlter, steps);
}

template <>
std::string Subject<RewriteRule>(const Object& object) {
  return Name(object);
}

template <>
std::vector<std::string> TakenNames<RewriteRule>(const Object&) {
  return {};
}

}  // namespace mercator
