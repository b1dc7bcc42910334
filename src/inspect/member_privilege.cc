#include "inspect/member_privilege.h"

#include "inspect/builder.h"
#include "model/privilege.h"

namespace mercator {
namespace {

Kind KindOf(char code) {
  switch (code) {
    case 'a':
      return Kind::kAggregate;
    case 'F':
      return Kind::kFunction;
    case 'v':
      return Kind::kView;
    case 'm':
      return Kind::kMaterializedView;
    case 'S':
      return Kind::kSequence;
    default:
      return Kind::kTable;
  }
}

}  // namespace

const char* MemberPrivilegeQuery() {
  return "SELECT e.extname, m.kind, m.nspname, m.name, g.grantee = m.owner, "
         "CASE g.grantee WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(g.grantee)::text "
         "END, g.names, g.grantable, g.initial "
         "FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_depend d ON d.refclassid = 3079 AND "
         "d.refobjid = e.oid AND d.deptype = 'e' "
         "JOIN (SELECT 1255, p.oid, n.nspname, p.proname || '(' || "
         "pg_catalog.oidvectortypes(p.proargtypes) || ')', CASE p.prokind WHEN 'a' THEN 'a' ELSE "
         "'F' END, p.proowner, p.proacl, pg_catalog.acldefault('f', p.proowner) "
         "FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace "
         "WHERE p.oid >= 16384 "
         "UNION ALL SELECT 1259, c.oid, n.nspname, c.relname, c.relkind::text, c.relowner, "
         "c.relacl, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r' END, "
         "c.relowner) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
         "c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.oid >= 16384) "
         "m(class, oid, nspname, name, kind, owner, acl, usual) "
         "ON m.class = d.classid AND m.oid = d.objid "
         "LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = d.classid AND i.objoid = d.objid "
         "AND i.objsubid = 0 "
         "CROSS JOIN LATERAL (SELECT a.grantee, "
         "pg_catalog.array_agg(DISTINCT a.privilege_type) FILTER (WHERE a.now) AS names, "
         "pg_catalog.array_agg(DISTINCT a.privilege_type) FILTER (WHERE a.now AND "
         "a.is_grantable) AS grantable, "
         "pg_catalog.array_agg(DISTINCT a.privilege_type) FILTER (WHERE NOT a.now) AS initial "
         "FROM (SELECT true AS now, x.* FROM pg_catalog.aclexplode(coalesce(m.acl, m.usual)) x "
         "UNION ALL SELECT false, x.* FROM pg_catalog.aclexplode(coalesce(i.initprivs, m.usual)) "
         "x) a GROUP BY 1) g "
         "WHERE coalesce(m.acl, m.usual) <> coalesce(i.initprivs, m.usual) "
         "ORDER BY 1, 3, 4, 6";
}

void ReadMemberPrivileges(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    auto privilege = std::make_shared<Privilege>();
    privilege->target = {KindOf(row.Char(1)), row.Text(2), "", row.Text(3)};
    privilege->grantee = row.Bool(4) ? kOwnerGrantee : row.Text(5);
    const PrivilegeRules& rules = *FindPrivilegeRules(privilege->target.kind);
    privilege->of_extension = true;
    privilege->privileges = InUsualOrder(rules, row.Array(6));
    privilege->grantable = InUsualOrder(rules, row.Array(7));
    privilege->initial = InUsualOrder(rules, row.Array(8));
    if (privilege->privileges == privilege->initial && privilege->grantable.empty()) continue;
    ObjectId id = PrivilegeId(privilege->target, privilege->grantee);
    builder.catalog.AddDependency(id, {Kind::kRole, "", "", privilege->grantee});
    builder.catalog.Add(id, {Kind::kExtension, "", "", row.Text(0)}, privilege,
                        builder.With("privileges"));
  }
}

}  // namespace mercator
