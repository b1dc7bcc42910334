#include "model/table.h"

#include "inspect/builder.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string ReplicaIdentity(const Row& row, int code, int index) {
  switch (row.Char(code)) {
    case 'n':
      return "NOTHING";
    case 'f':
      return "FULL";
    case 'i':
      return row.IsNull(index) ? "NOTHING" : row.Text(index);
    default:
      return "DEFAULT";
  }
}

void ReadOptionsOf(const Row& row, int own, int toast, Options& options) {
  options = ReadOptions(row.Array(own));
  for (const auto& [name, value] : ReadOptions(row.Array(toast))) options["toast." + name] = value;
}

std::shared_ptr<Table> ReadTable(const Row& row) {
  auto table = std::make_shared<Table>();
  table->unlogged = row.Char(3) == 'u';
  table->partition_by = row.Text(4);
  table->bound = row.Text(5);
  table->of_type = row.Text(7);
  table->access_method = row.Text(8);
  table->tablespace = row.Text(9);
  ReadOptionsOf(row, 10, 11, table->options);
  table->row_security = row.Bool(12);
  table->force_row_security = row.Bool(13);
  table->server = row.Text(16);
  if (table->server.empty()) table->replica_identity = ReplicaIdentity(row, 14, 15);
  table->server_options = ReadOptions(row.Array(17));
  if (!table->server.empty()) table->replica_identity = "DEFAULT";  // it has none
  return table;
}

void ReadParents(const Row& row, const Builder& builder, Table& table) {
  for (int64_t parent : row.Ints(6)) {
    const ObjectId* id = builder.Relation(static_cast<uint32_t>(parent));
    if (!id) continue;
    table.parents.push_back(*id);
    std::string name = QualifiedName(id->schema, id->name);
    if (row.IsNull(5)) {
      table.inherits.push_back(name);
    } else {
      table.partition_of = name;
    }
  }
}

}  // namespace

template <>
std::string CatalogQuery<Table>(int) {
  return std::string(
             "SELECT c.oid, n.nspname, c.relname, c.relpersistence, "
             "CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END, "
             "CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END, "
             "i.parents, "
             "CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype::text END, "
             "CASE WHEN am.amname <> 'heap' THEN am.amname END, ts.spcname, c.reloptions, "
             "tc.reloptions, "
             "c.relrowsecurity, c.relforcerowsecurity, c.relreplident, ri.relname, s.srvname, "
             "f.ftoptions "
             "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
             "LEFT JOIN (SELECT inhrelid, pg_catalog.array_agg(inhparent ORDER BY inhseqno) AS "
             "parents "
             "FROM pg_catalog.pg_inherits GROUP BY 1) i ON i.inhrelid = c.oid "
             "LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam "
             "LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace "
             "LEFT JOIN pg_catalog.pg_class tc ON tc.oid = c.reltoastrelid AND tc.reloptions IS "
             "NOT NULL "
             "LEFT JOIN pg_catalog.pg_index x ON c.relreplident = 'i' AND x.indrelid = c.oid AND "
             "x.indisreplident "
             "LEFT JOIN pg_catalog.pg_class ri ON ri.oid = x.indexrelid "
             "LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid "
             "LEFT JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver "
             "WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND c.oid >= 16384 "
             "AND ") +
         kUserSchema;
}

template <>
void ReadRows<Table>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kRelationClass, row.Oid(0))) continue;
    builder.Alias({kRelationClass, row.Oid(0), 0}, {Kind::kTable, row.Text(1), "", row.Text(2)});
  }
  for (Row row : rows) {
    Address address{kRelationClass, row.Oid(0), 0};
    const ObjectId* id = builder.FindExactly(address);
    if (!id) continue;
    std::shared_ptr<Table> table = ReadTable(row);
    ReadParents(row, builder, *table);
    ObjectId self = *id;
    builder.Add(address, self, {Kind::kSchema, "", "", self.schema}, table);
    for (const ObjectId& parent : table->parents) builder.catalog.AddDependency(self, parent);
  }
}

}  // namespace mercator
