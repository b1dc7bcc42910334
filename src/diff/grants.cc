#include "diff/grants.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/owner.h"
#include "model/sequence.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::vector<std::string> Without(const std::vector<std::string>& names,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  for (const std::string& name : names) {
    if (!Has(others, name)) left.push_back(name);
  }
  return left;
}

std::string List(const GrantTarget& target, const std::vector<std::string>& names) {
  bool all = names.size() > 1 &&
             names == BuiltinPrivileges(*target.rules, kOwnerGrantee, target.server_version);
  return all ? "ALL" : Join(names, ", ");
}

struct Sentence {
  const char* verb;
  const char* to;
  const char* end;
  Step::Turn turn;
};

constexpr Sentence kRevoke{"REVOKE", "FROM", "", Step::kRevokes};
constexpr Sentence kRevokeOption{"REVOKE GRANT OPTION FOR", "FROM", "", Step::kRevokes};
constexpr Sentence kGrant{"GRANT", "TO", "", Step::kGrants};
constexpr Sentence kGrantOption{"GRANT", "TO", " WITH GRANT OPTION", Step::kGrants};

void Say(const Sentence& sentence, const GrantTarget& target, const std::string& list,
         Step::Phase phase, Steps& steps) {
  Step step;
  step.id = target.id;
  step.phase = phase;
  step.turn = target.head.empty() ? sentence.turn : Step::kDefaultPrivileges;
  step.comment = target.comment;
  step.sql = fmt::format("{}{} {} ON {} {} {}{}", target.head, sentence.verb, list, target.on,
                         sentence.to, target.grantee, sentence.end);
  step.series = target.column;
  steps.push_back(std::move(step));
}

void Say(const Sentence& sentence, const GrantTarget& target, const std::vector<std::string>& names,
         Step::Phase phase, Steps& steps) {
  if (target.column.empty()) {
    if (!names.empty()) Say(sentence, target, List(target, names), phase, steps);
    return;
  }
  for (const std::string& name : names) {
    Say(sentence, target, fmt::format("{} ({})", name, Step::kSeries), phase, steps);
  }
}

// `FUNCTION public.f(integer)`: COMMENT ON has the same words for most kinds.
std::string On(const Object& object, const PrivilegeRules& rules) {
  std::string subject = SubjectOf(object);
  if (subject.starts_with("PROCEDURE ")) return subject;
  if (object.id.kind == Kind::kAggregate) {
    std::string name = SqlName(object.id);
    if (name.ends_with("(*)")) name.replace(name.size() - 3, 3, "()");
    return "FUNCTION " + name;
  }
  std::string_view word = rules.sql == "TABLE"    ? "TABLE"
                          : rules.sql == "SERVER" ? "FOREIGN SERVER"
                                                  : "";
  if (word.empty()) return subject;
  return fmt::format("{} {}", word, SqlName(object.id));
}

}  // namespace

GrantTarget TargetOfGrant(const ObjectId& target, const Catalog& catalog) {
  GrantTarget about;
  about.rules = FindPrivilegeRules(target.kind);
  about.server_version = catalog.server_version;
  about.comment = fmt::format("set privileges on {}: \"{}\"", KindWord(target.kind), target.name);
  if (target.kind == Kind::kColumn) {
    about.comment = fmt::format("set privileges on columns of \"{}\"", target.table);
    about.column = QuoteIdentifier(target.name);
    about.on = "TABLE " + QualifiedName(target.schema, target.table);
  } else if (const Object* object = catalog.Find(target)) {
    about.on = On(*object, *about.rules);
  } else {
    about.on = fmt::format("{} {}", about.rules->word, SqlName(target));
  }
  return about;
}

void GrantSteps(const GrantTarget& target, const Grants& from, const Grants& to, Step::Phase phase,
                Steps& steps) {
  std::vector<std::string> kept_options =
      Without(from.grantable, Without(from.privileges, to.privileges));
  Say(kRevoke, target, Without(from.privileges, to.privileges), phase, steps);
  Say(kRevokeOption, target, Without(kept_options, to.grantable), phase, steps);
  Say(kGrant, target, Without(Without(to.privileges, from.privileges), to.grantable), phase, steps);
  Say(kGrantOption, target, Without(to.grantable, from.grantable), phase, steps);
}

std::string RoleName(const std::string& role) {
  if (role.empty()) return "CURRENT_USER";
  return role == kPublic ? "PUBLIC" : QuoteIdentifier(role);
}

std::string OwnerAfter(const Object& object, const RuleContext& context) {
  ObjectId owned = object.id.kind == Kind::kColumn ? object.parent : object.id;
  if (object.id.kind == Kind::kSequence && object.As<Sequence>().owner_column) {
    const ObjectId& column = object.As<Sequence>().owner_column;
    owned = {Kind::kTable, column.schema, "", column.table};
  }
  ObjectId id = AboutId(Kind::kOwner, owned);
  if (context.to.with.contains("ownership")) {
    if (const Owner* owner = context.to.Find<Owner>(id)) return owner->role;
  }
  const Owner* owner = context.from.Find<Owner>(id);
  return owner ? owner->role : context.from.user;
}

}  // namespace mercator
