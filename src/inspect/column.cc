#include "model/column.h"

#include <fmt/format.h>

#include "inspect/builder.h"

namespace mercator {
namespace {

std::string Storage(char code) {
  switch (code) {
    case 'p':
      return "PLAIN";
    case 'e':
      return "EXTERNAL";
    case 'm':
      return "MAIN";
    case 'x':
      return "EXTENDED";
    default:
      return "";
  }
}

IdentitySequence ReadIdentitySequence(const Row& row, const ObjectId& table,
                                      const std::string& column) {
  IdentitySequence sequence;
  if (row.View(17) != table.name + "_" + column + "_seq") sequence.name = row.Text(17);
  sequence.start = row.Int(18);
  sequence.increment = row.Int(19);
  sequence.min_value = row.Int(20);
  sequence.max_value = row.Int(21);
  sequence.cache = row.Int(22);
  sequence.cycle = row.Bool(23);
  return sequence;
}

std::shared_ptr<Column> ReadColumn(const Row& row, const ObjectId& table) {
  auto column = std::make_shared<Column>();
  std::string name = row.Text(2);
  column->position = row.Int(1);
  column->type = row.Text(3);
  column->collation = row.Text(4);
  column->not_null = row.Bool(5);
  if (!row.IsNull(26) && row.View(26) != table.name + "_" + name + "_not_null")
    column->not_null_name = row.Text(26);
  column->not_null_no_inherit = row.Bool(27);
  column->not_null_valid = row.IsNull(28) || row.Bool(28);
  if (char identity = row.Char(6)) {
    column->identity = identity == 'a' ? "ALWAYS" : "BY DEFAULT";
    column->identity_sequence.push_back(ReadIdentitySequence(row, table, name));
  }
  if (char generated = row.Char(7)) column->generated = generated == 's' ? "STORED" : "VIRTUAL";
  column->generation_expression = row.Text(8);
  column->storage = Storage(row.Char(9));
  column->type_storage = Storage(row.Char(30));
  char compression = row.Char(10);
  column->compression = compression == 'p' ? "pglz" : compression == 'l' ? "lz4" : "";
  column->statistics = row.IsNull(11) ? -1 : row.Int(11);
  column->options = ReadOptions(row.Array(12));
  column->server_options = ReadOptions(row.Array(13));
  column->inherited = !row.Bool(14);
  return column;
}

}  // namespace

// NOT NULL is a row of pg_constraint since PostgreSQL 18.
template <>
std::string CatalogQuery<Column>(int version) {
  bool named = version >= 180000;
  return fmt::format(
      "SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), "
      "CASE WHEN a.attcollation <> t.typcollation THEN "
      "a.attcollation::pg_catalog.regcollation::text END, "
      "a.attnotnull, a.attidentity, a.attgenerated, "
      "CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(g.adbin, g.adrelid) END, "
      "CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END, a.attcompression, "
      "a.attstattarget, "
      "a.attoptions, a.attfdwoptions, a.attislocal, a.attcollation, q.objid, sc.relname, "
      "s.seqstart, s.seqincrement, "
      "s.seqmin, s.seqmax, s.seqcache, s.seqcycle, g.oid, a.attcollation <> 100 AND a.attcollation "
      "<> 0{}, t.typstorage "
      "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
      "JOIN pg_catalog.pg_type t ON t.oid = a.atttypid "
      "LEFT JOIN pg_catalog.pg_attrdef g ON a.attgenerated <> '' AND g.adrelid = a.attrelid AND "
      "g.adnum = a.attnum "
      "LEFT JOIN pg_catalog.pg_depend q ON a.attidentity <> '' AND q.refclassid = 1259 AND "
      "q.refobjid = a.attrelid "
      "AND q.refobjsubid = a.attnum AND q.classid = 1259 AND q.deptype = 'i' "
      "LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = q.objid "
      "LEFT JOIN pg_catalog.pg_class sc ON sc.oid = q.objid {}"
      "WHERE c.relkind IN ('r', 'p', 'f') AND a.attrelid >= 16384 AND a.attnum > 0 AND NOT "
      "a.attisdropped",
      named ? ", nn.conname, nn.connoinherit, nn.convalidated, nn.oid"
            : ", NULL, false, true, NULL",
      named ? "LEFT JOIN pg_catalog.pg_constraint nn ON nn.contype = 'n' AND nn.conrelid = "
              "a.attrelid AND "
              "nn.conkey[1] = a.attnum "
            : "");
}

template <>
void ReadRows<Column>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(0));
    if (!relation) continue;
    ObjectId table = *relation;
    ObjectId id{Kind::kColumn, table.schema, table.name, row.Text(2)};
    Address address{kRelationClass, row.Oid(0), static_cast<int32_t>(row.Int(1))};
    if (row.Bool(25)) builder.column_collations[address] = row.Oid(15);
    builder.Add(address, id, table, ReadColumn(row, table));
    if (!row.IsNull(16)) builder.Alias({kRelationClass, row.Oid(16), 0}, id);
    if (!row.IsNull(24)) builder.Alias({kAttributeDefaultClass, row.Oid(24), 0}, id);
    if (!row.IsNull(29)) builder.Alias({kConstraintClass, row.Oid(29), 0}, id);
  }
}

}  // namespace mercator
