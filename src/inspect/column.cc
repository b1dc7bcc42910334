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

uint32_t OidOf(const std::string& text) { return static_cast<uint32_t>(std::stoul(text)); }

// Elements: oid, name, start, increment, minimum, maximum, cache, cycle.
IdentitySequence ReadIdentitySequence(const std::vector<std::string>& elements,
                                      const ObjectId& table, const std::string& column) {
  IdentitySequence sequence;
  if (elements[1] != table.name + "_" + column + "_seq") sequence.name = elements[1];
  sequence.start = std::stoll(elements[2]);
  sequence.increment = std::stoll(elements[3]);
  sequence.min_value = std::stoll(elements[4]);
  sequence.max_value = std::stoll(elements[5]);
  sequence.cache = std::stoll(elements[6]);
  sequence.cycle = elements[7] == "true";
  return sequence;
}

std::shared_ptr<Column> ReadColumn(const Row& row, const ObjectId& table) {
  auto column = std::make_shared<Column>();
  std::string name = row.Text(2);
  column->position = row.Int(1);
  column->type = row.Text(3);
  column->collation = row.Text(4);
  column->not_null = row.Bool(5);
  if (char identity = row.Char(6)) {
    column->identity = identity == 'a' ? "ALWAYS" : "BY DEFAULT";
    column->identity_sequence.push_back(ReadIdentitySequence(row.Array(16), table, name));
  }
  if (char generated = row.Char(7)) {
    column->generated = generated == 's' ? "STORED" : "VIRTUAL";
    column->generation_expression = row.Array(8)[1];
  }
  column->storage = Storage(row.Char(9));
  column->type_storage = Storage(row.Char(15));
  char compression = row.Char(10);
  column->compression = compression == 'p' ? "pglz" : compression == 'l' ? "lz4" : "";
  column->statistics = row.IsNull(11) ? -1 : row.Int(11);
  column->options = ReadOptions(row.Array(12));
  column->server_options = ReadOptions(row.Array(13));
  column->inherited = !row.Bool(14);
  if (!row.IsNull(18) && row.View(18) != table.name + "_" + name + "_not_null")
    column->not_null_name = row.Text(18);
  column->not_null_no_inherit = row.Bool(19);
  column->not_null_valid = row.IsNull(20) || row.Bool(20);
  return column;
}

}  // namespace

// What few columns have (an expression, a sequence) is one field, so that the others pay for one
// NULL. NOT NULL is a row of pg_constraint since PostgreSQL 18.
template <>
std::string CatalogQuery<Column>(int version) {
  bool named = version >= 180000;
  return fmt::format(
      "SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), "
      "CASE WHEN a.attcollation <> t.typcollation THEN "
      "a.attcollation::pg_catalog.regcollation::text END, "
      "a.attnotnull, a.attidentity, a.attgenerated, "
      "CASE WHEN a.attgenerated <> '' THEN (SELECT ARRAY[g.oid::text, "
      "pg_catalog.pg_get_expr(g.adbin, g.adrelid)] FROM pg_catalog.pg_attrdef g "
      "WHERE g.adrelid = a.attrelid AND g.adnum = a.attnum) END, "
      "CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END, a.attcompression, "
      "NULLIF(a.attstattarget, -1), a.attoptions, a.attfdwoptions, a.attislocal, t.typstorage, "
      "q.sequence, CASE WHEN a.attcollation NOT IN (0, 100) THEN a.attcollation END{} "
      "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
      "JOIN pg_catalog.pg_type t ON t.oid = a.atttypid "
      "LEFT JOIN (SELECT d.refobjid, d.refobjsubid, ARRAY[s.seqrelid::text, sc.relname::text, "
      "s.seqstart::text, s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcache::text, "
      "s.seqcycle::text] AS sequence FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_sequence s ON "
      "s.seqrelid = d.objid JOIN pg_catalog.pg_class sc ON sc.oid = s.seqrelid "
      "WHERE d.classid = 1259 AND d.refclassid = 1259 AND d.deptype = 'i') q "
      "ON q.refobjid = a.attrelid AND q.refobjsubid = a.attnum {}"
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
    if (!row.IsNull(17)) builder.column_collations[address] = row.Oid(17);
    builder.Add(address, id, table, ReadColumn(row, table));
    if (!row.IsNull(16)) builder.Alias({kRelationClass, OidOf(row.Array(16)[0]), 0}, id);
    if (!row.IsNull(8)) builder.Alias({kAttributeDefaultClass, OidOf(row.Array(8)[0]), 0}, id);
    if (!row.IsNull(21)) builder.Alias({kConstraintClass, row.Oid(21), 0}, id);
  }
}

}  // namespace mercator
