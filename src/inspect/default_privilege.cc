#include "model/default_privilege.h"

#include <fmt/format.h>

#include <set>

#include "inspect/builder.h"
#include "model/privilege.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void Add(const std::shared_ptr<DefaultPrivilege>& privilege, Builder& builder) {
  ObjectId id{Kind::kDefaultPrivilege, privilege->schema, "",
              fmt::format("{} {} {}", QuoteIdentifier(privilege->role), privilege->type,
                          QuoteIdentifier(privilege->grantee))};
  ObjectId parent;
  if (!privilege->schema.empty()) parent = {Kind::kSchema, "", "", privilege->schema};
  for (const std::string* role : {&privilege->role, &privilege->grantee}) {
    builder.catalog.AddDependency(id, {Kind::kRole, "", "", *role});
  }
  builder.catalog.Add(id, parent, privilege, builder.With("privileges"));
}

bool IsUsual(const DefaultPrivilege& privilege, const PrivilegeRules& rules, int version) {
  return privilege.schema.empty() && privilege.grantable.empty() &&
         privilege.privileges == BuiltinPrivileges(rules, privilege.grantee, version);
}

// What the server gives by itself and those of all schemas do not.
void AddMissing(const DefaultPrivilege& like, const std::set<std::string>& grantees,
                const PrivilegeRules& rules, Builder& builder) {
  if (!like.schema.empty()) return;
  for (const char* grantee : {kOwnerGrantee, kPublic}) {
    if (grantees.contains(grantee)) continue;
    auto privilege = std::make_shared<DefaultPrivilege>(like);
    privilege->grantee = grantee;
    privilege->privileges.clear();
    privilege->grantable.clear();
    if (!IsUsual(*privilege, rules, builder.version())) Add(privilege, builder);
  }
}

}  // namespace

template <>
std::string CatalogQuery<DefaultPrivilege>(int) {
  return "SELECT d.oid, pg_catalog.pg_get_userbyid(d.defaclrole), n.nspname, d.defaclobjtype, "
         "g.grantee = d.defaclrole, "
         "CASE g.grantee WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(g.grantee)::text "
         "END, g.names, "
         "g.grantable FROM pg_catalog.pg_default_acl "
         "d "
         "LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace "
         "LEFT JOIN LATERAL (SELECT e.grantee, pg_catalog.array_agg(DISTINCT e.privilege_type) AS "
         "names, "
         "pg_catalog.array_agg(DISTINCT e.privilege_type) FILTER (WHERE e.is_grantable) AS "
         "grantable "
         "FROM pg_catalog.aclexplode(d.defaclacl) e GROUP BY 1) g ON true ORDER BY 1";
}

template <>
void ReadRows<DefaultPrivilege>(const Result& rows, Builder& builder) {
  for (int i = 0; i < rows.size();) {
    uint32_t oid = rows[i].Oid(0);
    const PrivilegeRules* rules = FindPrivilegeRules(rows[i].Char(3));
    DefaultPrivilege like;
    like.role = rows[i].View(1) == builder.session_user ? builder.catalog.user : rows[i].Text(1);
    like.schema = rows[i].Text(2);
    if (rules) like.type = rules->type;
    std::set<std::string> grantees;
    for (; i < rows.size() && rows[i].Oid(0) == oid; ++i) {
      Row row = rows[i];
      if (!rules || row.IsNull(5)) continue;
      auto privilege = std::make_shared<DefaultPrivilege>(like);
      privilege->grantee = row.Bool(4) ? kOwnerGrantee : row.Text(5);
      privilege->privileges = InUsualOrder(*rules, row.Array(6));
      privilege->grantable = InUsualOrder(*rules, row.Array(7));
      grantees.insert(privilege->grantee);
      if (!IsUsual(*privilege, *rules, builder.version())) Add(privilege, builder);
    }
    if (rules) AddMissing(like, grantees, *rules, builder);
  }
}

}  // namespace mercator
