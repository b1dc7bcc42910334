#include "model/operator.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// An operator's name takes no quotes.
std::string Name(const ObjectId& id) { return QuoteIdentifier(id.schema) + "." + id.name; }

std::string Reference(const ObjectId& id) {
  return fmt::format("OPERATOR({}.{})", QuoteIdentifier(id.schema),
                     id.name.substr(0, id.name.find('(')));
}

// The server keeps the two sides of a pair alike: it completes the old one when the new one is made
// and clears it when the other is dropped.
bool ComesByItself(const ObjectId& before, const ObjectId& after, const RuleContext& context) {
  if (before == after) return true;
  if (before && after) return false;
  return after ? context.to.Find(after) && !context.from.Find(after)
               : context.from.Find(before) && !context.to.Find(before);
}

// What ALTER OPERATOR can set since PostgreSQL 17: only what was not set before.
bool OnlyGains(const Operator& before, const Operator& after, const RuleContext& context) {
  bool commutator =
      ComesByItself(before.commutator, after.commutator, context) || !before.commutator;
  bool negator = ComesByItself(before.negator, after.negator, context) || !before.negator;
  return commutator && negator && before.hashes <= after.hashes && before.merges <= after.merges;
}

std::string FunctionOrNone(const std::string& function) {
  return function.empty() ? "NONE" : function;
}

}  // namespace

template <>
void Create<Operator>(const Object& object, const RuleContext&, Steps& steps) {
  const Operator& op = object.As<Operator>();
  std::vector<std::string> settings = {"FUNCTION = " + op.function};
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) settings.push_back(fmt::format("{} = {}", name, value));
  };
  add("LEFTARG", op.left);
  add("RIGHTARG", op.right);
  if (op.commutator) add("COMMUTATOR", Reference(op.commutator));
  if (op.negator) add("NEGATOR", Reference(op.negator));
  add("RESTRICT", op.restrict);
  add("JOIN", op.join);
  if (op.hashes) settings.push_back("HASHES");
  if (op.merges) settings.push_back("MERGES");
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id),
                fmt::format("CREATE OPERATOR {}.{} ({})", QuoteIdentifier(object.id.schema),
                            op.name, Join(settings, ", "))));
}

template <>
void Drop<Operator>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP OPERATOR " + Name(object.id)));
}

template <>
Way WayToAlter<Operator>(const Object& from, const Object& to,
                         const std::vector<std::string>& changed, const RuleContext& context) {
  const Operator& before = from.As<Operator>();
  const Operator& after = to.As<Operator>();
  if (Has(changed, "function")) return Way::kReplace;
  if (context.from.server_version >= 170000)
    return OnlyGains(before, after, context) ? Way::kAlter : Way::kReplace;
  bool same = ComesByItself(before.commutator, after.commutator, context) &&
              ComesByItself(before.negator, after.negator, context) &&
              before.hashes == after.hashes && before.merges == after.merges;
  return same ? Way::kAlter : Way::kReplace;
}

template <>
void Alter<Operator>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                     const RuleContext& context, Steps& steps) {
  const Operator& before = from.As<Operator>();
  const Operator& after = to.As<Operator>();
  std::vector<std::string> settings;
  if (Has(changed, "restrict")) settings.push_back("RESTRICT = " + FunctionOrNone(after.restrict));
  if (Has(changed, "join")) settings.push_back("JOIN = " + FunctionOrNone(after.join));
  if (!ComesByItself(before.commutator, after.commutator, context)) {
    settings.push_back("COMMUTATOR = " + Reference(after.commutator));
  }
  if (!ComesByItself(before.negator, after.negator, context))
    settings.push_back("NEGATOR = " + Reference(after.negator));
  if (Has(changed, "hashes")) settings.push_back("HASHES");
  if (Has(changed, "merges")) settings.push_back("MERGES");
  if (settings.empty()) return;
  steps.push_back(
      Statement(to, Step::kAlter, Remark("modify", to.id),
                fmt::format("ALTER OPERATOR {} SET ({})", Name(to.id), Join(settings, ", "))));
}

template <>
std::string Subject<Operator>(const Object& object) {
  return "OPERATOR " + Name(object.id);
}

template <>
std::vector<std::string> TakenNames<Operator>(const Object&) {
  return {};
}

}  // namespace mercator
