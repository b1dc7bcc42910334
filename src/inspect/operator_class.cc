#include "model/operator_class.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<OperatorClass>(int) {
  return fmt::format(
      "SELECT c.oid, n.nspname, c.opcname, m.amname, pg_catalog.format_type(c.opcintype, NULL), "
      "c.opcdefault, "
      "pg_catalog.quote_ident(fn.nspname) || '.' || pg_catalog.quote_ident(f.opfname), "
      "CASE WHEN c.opckeytype <> 0 THEN pg_catalog.format_type(c.opckeytype, NULL) END, "
      "o.members, o.oids, p.members, p.oids "
      "FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod "
      "JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace JOIN pg_catalog.pg_opfamily f ON "
      "f.oid = c.opcfamily "
      "JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace "
      "LEFT JOIN (SELECT d.refobjid, pg_catalog.array_agg({} ORDER BY a.amopstrategy, "
      "a.amoplefttype::text, "
      "a.amoprighttype::text) AS members, pg_catalog.array_agg(a.oid) AS oids FROM "
      "pg_catalog.pg_amop a "
      "JOIN pg_catalog.pg_depend d ON d.classid = 2602 AND d.objid = a.oid AND d.refclassid = 2616 "
      "WHERE a.oid >= 16384 GROUP BY 1) o ON o.refobjid = c.oid "
      "LEFT JOIN (SELECT d.refobjid, pg_catalog.array_agg({} ORDER BY a.amprocnum, {}) AS members, "
      "pg_catalog.array_agg(a.oid) AS oids FROM pg_catalog.pg_amproc a "
      "JOIN pg_catalog.pg_depend d ON d.classid = 2603 AND d.objid = a.oid AND d.refclassid = 2616 "
      "WHERE a.oid >= 16384 GROUP BY 1) p ON p.refobjid = c.oid WHERE c.oid >= 16384 AND {}",
      kFamilyOperator, kFamilyFunction, kFamilyFunction, kUserSchema);
}

template <>
void ReadRows<OperatorClass>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kOperatorClassClass, row.Oid(0))) continue;
    auto opclass = std::make_shared<OperatorClass>();
    opclass->name = row.Text(2);
    opclass->access_method = row.Text(3);
    opclass->type = row.Text(4);
    opclass->is_default = row.Bool(5);
    opclass->family = row.Text(6);
    opclass->storage = row.Text(7);
    opclass->members = row.Array(8);
    for (std::string& member : row.Array(10)) opclass->members.push_back(std::move(member));
    ObjectId id{Kind::kOperatorClass, row.Text(1), "",
                opclass->name + " USING " + opclass->access_method};
    builder.Add({kOperatorClassClass, row.Oid(0), 0}, id, {Kind::kSchema, "", "", row.Text(1)},
                opclass);
    for (int64_t oid : row.Ints(9))
      builder.Alias({kAccessMethodOperatorClass, static_cast<uint32_t>(oid), 0}, id);
    for (int64_t oid : row.Ints(11))
      builder.Alias({kAccessMethodProcedureClass, static_cast<uint32_t>(oid), 0}, id);
  }
}

}  // namespace mercator
