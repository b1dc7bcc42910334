#include "model/role.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"
#include "sql/setting.h"

namespace mercator {
namespace {

struct Word {
  const char* name;  // of the attribute
  bool Role::*member;
  const char* yes;
  const char* no;
};

constexpr Word kWords[] = {
    {"login", &Role::login, "LOGIN", "NOLOGIN"},
    {"superuser", &Role::superuser, "SUPERUSER", "NOSUPERUSER"},
    {"create_database", &Role::create_database, "CREATEDB", "NOCREATEDB"},
    {"create_role", &Role::create_role, "CREATEROLE", "NOCREATEROLE"},
    {"inherit", &Role::inherit, "INHERIT", "NOINHERIT"},
    {"replication", &Role::replication, "REPLICATION", "NOREPLICATION"},
    {"bypass_row_security", &Role::bypass_row_security, "BYPASSRLS", "NOBYPASSRLS"}};

std::string OptionsOf(const Role& from, const Role& to) {
  std::string options;
  for (const Word& word : kWords) {
    if (from.*word.member != to.*word.member)
      options += std::string(" ") + (to.*word.member ? word.yes : word.no);
  }
  if (from.connection_limit != to.connection_limit)
    options += fmt::format(" CONNECTION LIMIT {}", to.connection_limit);
  if (from.valid_until != to.valid_until) {
    options += " VALID UNTIL " + QuoteLiteral(to.valid_until.empty() ? "infinity" : to.valid_until);
  }
  return options;
}

std::string Comment(const char* verb, const Object& object) {
  return fmt::format("{} role \"{}\"", verb, object.id.name);
}

// What is to be set and reset, as ALTER ROLE wants it.
std::vector<std::string> SettingChanges(const std::vector<std::string>& from,
                                        const std::vector<std::string>& to) {
  auto name = [](const std::string& setting) { return setting.substr(0, setting.find('=')); };
  std::vector<std::string> changes, names;
  for (const std::string& setting : to) {
    names.push_back(name(setting));
    if (!Has(from, setting)) changes.push_back(SettingClause(setting));
  }
  for (const std::string& setting : from) {
    if (!Has(names, name(setting))) changes.push_back("RESET " + QuoteIdentifier(name(setting)));
  }
  return changes;
}

void Set(const Object& object, const Role& from, const Role& to, Step::Phase phase, Steps& steps) {
  std::string role = QuoteIdentifier(object.id.name);
  auto add = [&](std::string sql) {
    steps.push_back(Statement(object, phase, Comment("modify", object), std::move(sql)));
    if (phase == Step::kCreate) steps.back().uses.emplace({object.id});
  };
  for (const std::string& change : SettingChanges(from.settings, to.settings))
    add("ALTER ROLE " + role + " " + change);
  for (const std::string& change : SettingChanges(from.database_settings, to.database_settings)) {
    add(AlterRoleInThisDatabase(role, change));
  }
}

}  // namespace

template <>
void Create<Role>(const Object& object, const RuleContext&, Steps& steps) {
  const Role& role = object.As<Role>();
  steps.push_back(
      Statement(object, Step::kCreate, Comment("create", object),
                "CREATE ROLE " + QuoteIdentifier(object.id.name) + OptionsOf(Role(), role)));
  Set(object, Role(), role, Step::kCreate, steps);
}

// Other databases of the cluster may need a role of which this schema says nothing.
template <>
void Drop<Role>(const Object& object, const RuleContext& context, Steps& steps) {
  if (!context.policy.drop_undeclared_roles) return;
  steps.push_back(Statement(object, Step::kDrop, Comment("drop", object),
                            "DROP ROLE " + QuoteIdentifier(object.id.name)));
}

template <>
Way WayToAlter<Role>(const Object&, const Object&, const std::vector<std::string>&,
                     const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Role>(const Object& from, const Object& to, const std::vector<std::string>&,
                 const RuleContext&, Steps& steps) {
  std::string options = OptionsOf(from.As<Role>(), to.As<Role>());
  if (!options.empty()) {
    steps.push_back(Statement(to, Step::kAlter, Comment("modify", to),
                              "ALTER ROLE " + QuoteIdentifier(to.id.name) + options));
  }
  Set(to, from.As<Role>(), to.As<Role>(), Step::kAlter, steps);
}

template <>
std::string Subject<Role>(const Object& object) {
  return "ROLE " + QuoteIdentifier(object.id.name);
}

template <>
std::vector<std::string> TakenNames<Role>(const Object&) {
  return {};
}

}  // namespace mercator
