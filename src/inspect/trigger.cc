#include "model/trigger.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Trigger>(int) {
  return "SELECT t.oid, t.tgrelid, t.tgname, pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled, "
         "t.tgfoid::pg_catalog.regproc::text, t.tgconstraint <> 0, t.tgparentid <> 0, "
         "t.tgconstraint "
         "FROM pg_catalog.pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid >= 16384";
}

template <>
void ReadRows<Trigger>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(1));
    if (!relation) continue;
    ObjectId table = *relation;
    auto trigger = std::make_shared<Trigger>();
    trigger->definition = row.Text(3);
    trigger->enabled = row.Text(4);
    trigger->function = row.Text(5);
    trigger->constraint = row.Bool(6);
    trigger->inherited = row.Bool(7);
    ObjectId id{Kind::kTrigger, table.schema, table.name, row.Text(2)};
    builder.Add({kTriggerClass, row.Oid(0), 0}, id, table, trigger);
    if (row.Oid(8) != 0) builder.Alias({kConstraintClass, row.Oid(8), 0}, id);
  }
}

}  // namespace mercator
