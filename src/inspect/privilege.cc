#include "model/privilege.h"

#include <fmt/format.h>

#include <map>

#include "inspect/builder.h"

namespace mercator {
namespace {

struct Grants {
  std::vector<std::string> privileges, grantable;
};

// What GRANT and REVOKE are about, and the object that it goes with.
struct Target {
  ObjectId id;
  ObjectId parent;
};

// Columns: class, oid, part, column, sequence, is the grantee the owner, grantee, privileges,
// grantable.
Target TargetOf(const Row& row, const ObjectId& found) {
  if (!row.IsNull(3) && found.kind != Kind::kColumn) {
    return {{Kind::kColumn, found.schema, found.name, row.Text(3)}, found};
  }
  if (!row.IsNull(4) && found.kind != Kind::kSequence)
    return {{Kind::kSequence, found.schema, "", row.Text(4)}, found};
  return {found, found};
}

void AddUnusual(const Target& target, std::map<std::string, Grants> acl, Builder& builder) {
  const PrivilegeRules* rules = FindPrivilegeRules(target.id.kind);
  if (!rules) return;
  acl.try_emplace(kOwnerGrantee);
  acl.try_emplace(kPublic);
  for (auto& [grantee, grants] : acl) {
    auto privilege = std::make_shared<Privilege>();
    privilege->target = target.id;
    privilege->grantee = grantee;
    privilege->privileges = InUsualOrder(*rules, grants.privileges);
    privilege->grantable = InUsualOrder(*rules, grants.grantable);
    bool usual = privilege->privileges == UsualPrivileges(target.id, grantee, builder.version());
    if (usual && privilege->grantable.empty()) continue;
    ObjectId id = PrivilegeId(target.id, grantee);
    builder.catalog.AddDependency(id, {Kind::kRole, "", "", grantee});
    builder.catalog.Add(id, target.parent, privilege, builder.With("privileges"));
  }
}

}  // namespace

template <>
std::string CatalogQuery<Privilege>(int) {
  return "SELECT x.class, x.oid, x.part, x.col, x.seq, g.grantee = x.owner, "
         "CASE g.grantee WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(g.grantee)::text "
         "END, "
         "g.names, g.grantable FROM ("
         "SELECT 1259, c.oid, 0, NULL::name, CASE c.relkind WHEN 'S' THEN c.relname END, "
         "c.relowner, c.relacl "
         "FROM pg_catalog.pg_class c WHERE c.relacl IS NOT NULL AND c.oid >= 16384 "
         "UNION ALL SELECT 1259, a.attrelid, a.attnum, a.attname, NULL, c.relowner, a.attacl "
         "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
         "WHERE a.attacl IS NOT NULL AND a.attrelid >= 16384 AND a.attnum > 0 AND NOT "
         "a.attisdropped "
         "UNION ALL SELECT 1255, oid, 0, NULL, NULL, proowner, proacl FROM pg_catalog.pg_proc "
         "WHERE proacl IS NOT NULL AND oid >= 16384 "
         "UNION ALL SELECT 2615, oid, 0, NULL, NULL, nspowner, "
         "coalesce(nspacl, CASE nspname WHEN 'public' THEN pg_catalog.acldefault('n', nspowner) "
         "END) "
         "FROM pg_catalog.pg_namespace WHERE nspacl IS NOT NULL OR nspname = 'public' "
         "UNION ALL SELECT 1247, oid, 0, NULL, NULL, typowner, typacl FROM pg_catalog.pg_type "
         "WHERE typacl IS NOT NULL AND oid >= 16384 AND typelem = 0 "
         "UNION ALL SELECT 2612, oid, 0, NULL, NULL, lanowner, lanacl FROM pg_catalog.pg_language "
         "WHERE lanacl IS NOT NULL AND oid >= 16384 "
         "UNION ALL SELECT 2328, oid, 0, NULL, NULL, fdwowner, fdwacl FROM "
         "pg_catalog.pg_foreign_data_wrapper "
         "WHERE fdwacl IS NOT NULL AND oid >= 16384 "
         "UNION ALL SELECT 1417, oid, 0, NULL, NULL, srvowner, srvacl FROM "
         "pg_catalog.pg_foreign_server "
         "WHERE srvacl IS NOT NULL) x(class, oid, part, col, seq, owner, acl) "
         "LEFT JOIN LATERAL (SELECT e.grantee, pg_catalog.array_agg(DISTINCT e.privilege_type) AS "
         "names, "
         "pg_catalog.array_agg(DISTINCT e.privilege_type) FILTER (WHERE e.is_grantable) AS "
         "grantable "
         "FROM pg_catalog.aclexplode(x.acl) e GROUP BY 1) g ON true ORDER BY 1, 2, 3";
}

template <>
void ReadRows<Privilege>(const Result& rows, Builder& builder) {
  for (int i = 0; i < rows.size();) {
    Row first = rows[i];
    Address address{first.Oid(0), first.Oid(1), static_cast<int32_t>(first.Int(2))};
    std::map<std::string, Grants> acl;
    for (; i < rows.size(); ++i) {
      Row row = rows[i];
      if (Address{row.Oid(0), row.Oid(1), static_cast<int32_t>(row.Int(2))} != address) break;
      if (row.IsNull(6)) continue;
      acl[row.Bool(5) ? kOwnerGrantee : row.Text(6)] = {row.Array(7), row.Array(8)};
    }
    const ObjectId* found = builder.Find(address);
    if (found && !builder.IsOfType(address))
      AddUnusual(TargetOf(first, *found), std::move(acl), builder);
  }
}

}  // namespace mercator
