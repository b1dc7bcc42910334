#include "model/operator_family_member.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

// What belongs to a class depends on the class, what does not, on the family.
template <>
std::string CatalogQuery<OperatorFamilyMember>(int) {
  return fmt::format(
      "SELECT d.classid, d.objid, d.refobjid, {}, {} FROM pg_catalog.pg_amop a JOIN "
      "pg_catalog.pg_depend d "
      "ON d.classid = 2602 AND d.objid = a.oid AND d.refclassid = 2753 WHERE a.oid >= 16384 UNION "
      "ALL "
      "SELECT d.classid, d.objid, d.refobjid, {}, {} FROM pg_catalog.pg_amproc a JOIN "
      "pg_catalog.pg_depend d "
      "ON d.classid = 2603 AND d.objid = a.oid AND d.refclassid = 2753 WHERE a.oid >= 16384",
      kFamilyOperator,
      "pg_catalog.format('OPERATOR %s (%s, %s)', a.amopstrategy, "
      "pg_catalog.format_type(a.amoplefttype, NULL), "
      "pg_catalog.format_type(a.amoprighttype, NULL))",
      kFamilyFunction,
      "pg_catalog.format('FUNCTION %s (%s, %s)', a.amprocnum, "
      "pg_catalog.format_type(a.amproclefttype, NULL), "
      "pg_catalog.format_type(a.amprocrighttype, NULL))");
}

template <>
void ReadRows<OperatorFamilyMember>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* found = builder.Find({kOperatorFamilyClass, row.Oid(2), 0});
    if (!found) continue;
    ObjectId family = *found;
    auto member = std::make_shared<OperatorFamilyMember>();
    member->member = row.Text(3);
    member->slot = row.Text(4);
    builder.Add({row.Oid(0), row.Oid(1), 0},
                {Kind::kOperatorFamilyMember, family.schema, family.name, member->slot}, family,
                member);
  }
}

}  // namespace mercator
