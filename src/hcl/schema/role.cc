#include "model/role.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "model/membership.h"
#include "sql/quote.h"
#include "sql/setting.h"

namespace mercator {
namespace {

struct Ability {
  const char* attribute;
  bool Role::*member;
  const char* yes;
  const char* no;
};

constexpr Ability kAbilities[] = {
    {"superuser", &Role::superuser, "SUPERUSER", "NOSUPERUSER"},
    {"create_db", &Role::create_database, "CREATEDB", "NOCREATEDB"},
    {"create_role", &Role::create_role, "CREATEROLE", "NOCREATEROLE"},
    {"inherit", &Role::inherit, "INHERIT", "NOINHERIT"},
    {"login", &Role::login, "LOGIN", "NOLOGIN"},
    {"replication", &Role::replication, "REPLICATION", "NOREPLICATION"},
    {"bypass_rls", &Role::bypass_row_security, "BYPASSRLS", "NOBYPASSRLS"}};

std::string ReadOptions(BlockReader& reader) {
  std::string options;
  for (const Ability& word : kAbilities) {
    if (auto value = reader.Bool(word.attribute))
      options += std::string(" ") + (*value ? word.yes : word.no);
  }
  if (auto limit = reader.Int("conn_limit")) options += fmt::format(" CONNECTION LIMIT {}", *limit);
  if (auto until = reader.String("valid_until")) options += " VALID UNTIL " + QuoteLiteral(*until);
  if (reader.String("password")) {
    reader.Warn("password",
                "the password of a role is not part of the state: it is neither compared nor set");
  }
  return options;
}

void ReadMemberships(BlockReader& reader, const std::string& role) {
  for (const std::string& group : reader.Roles("member_of"))
    reader.Add(Phase::kMembership, fmt::format("GRANT {} TO {}", group, role));
  for (const hcl::Block* block : reader.Blocks("membership")) {
    BlockReader membership(*block, reader);
    membership.Require("role");
    std::string group = membership.Role("role").value_or("");
    std::vector<std::string> options;
    for (const char* option : {"admin", "inherit", "set"}) {
      if (auto value = membership.Bool(option))
        options.push_back(Upper(option) + (*value ? " TRUE" : " FALSE"));
    }
    // Before PostgreSQL 16 there is the one option alone, without a value.
    if (options == std::vector<std::string>{"ADMIN TRUE"}) options = {"ADMIN OPTION"};
    reader.Add(Phase::kMembership,
               fmt::format("GRANT {} TO {}{}", group, role,
                           options.empty() ? "" : " WITH " + Join(options, ", ")));
    membership.Finish();
  }
}

// Roles are those of the cluster: one may be there.
void ReadRole(BlockReader& reader) {
  std::string role = QuoteIdentifier(reader.Name());
  bool external = reader.Flag("external");
  std::string options = ReadOptions(reader);
  if (reader.block().type == "user" && !reader.Has("login")) options += " LOGIN";
  if (!external) {
    std::string create = "CREATE ROLE " + role;
    reader.Add(Phase::kRole,
               "DO " + DollarQuote(" BEGIN " + create +
                                   "; EXCEPTION WHEN duplicate_object THEN NULL; END "));
    if (!options.empty()) reader.Add(Phase::kRole, "ALTER ROLE " + role + options);
  }
  for (const auto& [name, value] : reader.Map("config_params"))
    reader.Add(Phase::kMembership, "ALTER ROLE " + role + " " + SettingClause(name + "=" + value));
  for (const auto& [name, value] : reader.Map("database_config_params"))
    reader.Add(Phase::kMembership,
               AlterRoleInThisDatabase(role, SettingClause(name + "=" + value)));
  ReadMemberships(reader, role);
  ReadRenaming(reader, {Kind::kRole, "", "", reader.Name()});
  ReadCommon(reader, "ROLE " + role, false);
  reader.Finish();
}

void PrintMemberships(const Object& object, SchemaPrinter& printer) {
  const Role& role = object.As<Role>();
  bool options = printer.catalog().server_version >= 160000;
  for (const Object& other : printer.catalog().objects()) {
    if (other.id.kind != Kind::kMembership || !other.compared) continue;
    const Membership& membership = other.As<Membership>();
    if (membership.member != object.id.name) continue;
    printer.Open("membership");
    printer.Raw("role", printer.Role(membership.role));
    printer.FlagIf("admin", membership.admin);
    if (options && membership.inherit != role.inherit) printer.Flag("inherit", membership.inherit);
    if (options && !membership.set) printer.Flag("set", false);
    printer.Close();
  }
}

void PrintRole(const Object& object, SchemaPrinter& printer) {
  const Role& role = object.As<Role>();
  printer.OpenObject(object);
  for (const Ability& word : kAbilities) {
    if (role.*word.member != Role().*word.member) printer.Flag(word.attribute, role.*word.member);
  }
  if (role.connection_limit != -1) printer.Int("conn_limit", role.connection_limit);
  printer.TextIf("valid_until", role.valid_until);
  printer.Settings("config_params", role.settings);
  printer.Settings("database_config_params", role.database_settings);
  PrintMemberships(object, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Role>() {
  return {{{"role", false, ReadRole}, {"user", false, ReadRole}}, PrintRole};
}

}  // namespace mercator
