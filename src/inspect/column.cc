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

bool ReadIndexPart(const Row& row, Builder& builder) {
  if (row.Char(16) != 'i' && row.Char(16) != 'I') return false;
  builder.index_parts[row.Oid(0)].push_back(
      {row.Int(1), row.Text(12), row.IsNull(11) ? -1 : row.Int(11)});
  return true;
}

std::shared_ptr<Column> ReadColumn(const Row& row, const ObjectId& table,
                                   const Builder::IdentityRow* identity) {
  auto column = std::make_shared<Column>();
  std::string name = row.Text(2);
  column->position = row.Int(1);
  column->type = row.Text(3);
  column->collation = row.Text(4);
  column->not_null = row.Bool(5);
  if (identity) {
    column->identity = row.Char(6) == 'a' ? "ALWAYS" : "BY DEFAULT";
    column->identity_sequence.push_back(identity->sequence);
    std::string& sequence = column->identity_sequence.back().name;
    if (sequence == table.name + "_" + name + "_seq") sequence.clear();
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

// What few columns have is one field, so that the others pay for one NULL. The parts of indexes
// that have options or a statistics target come along, because the catalog is large. NOT NULL is a
// row of pg_constraint since PostgreSQL 18.
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
      "c.relkind, CASE WHEN a.attcollation NOT IN (0, 100) THEN a.attcollation END{}, "
      "CASE WHEN a.atttypid IN ({}, {}) THEN a.atttypid END "
      "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
      "JOIN pg_catalog.pg_type t ON t.oid = a.atttypid "
      "{}"
      "WHERE (c.relkind IN ('r', 'p', 'f') OR (c.relkind IN ('i', 'I') AND (a.attoptions IS NOT "
      "NULL OR a.attstattarget >= 0))) AND a.attrelid >= 16384 AND a.attnum > 0 AND NOT "
      "a.attisdropped",
      named ? ", nn.conname, nn.connoinherit, nn.convalidated, nn.oid"
            : ", NULL, false, true, NULL",
      kIntegerType, kBitType,
      named ? "LEFT JOIN pg_catalog.pg_constraint nn ON nn.contype = 'n' AND nn.conrelid = "
              "a.attrelid AND "
              "nn.conkey[1] = a.attnum "
            : "");
}

template <>
void ReadRows<Column>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (ReadIndexPart(row, builder)) continue;
    const ObjectId* relation = builder.Relation(row.Oid(0));
    if (!relation) continue;
    ObjectId table = *relation;
    ObjectId id{Kind::kColumn, table.schema, table.name, row.Text(2)};
    Address address{kRelationClass, row.Oid(0), static_cast<int32_t>(row.Int(1))};
    if (!row.IsNull(17)) builder.column_collations[address] = row.Oid(17);
    if (!row.IsNull(22)) builder.column_types[address] = row.Oid(22);
    auto identity = row.Char(6) ? builder.identities.find(address) : builder.identities.end();
    bool has_identity = identity != builder.identities.end();
    builder.Add(address, id, table,
                ReadColumn(row, table, has_identity ? &identity->second : nullptr));
    if (has_identity) builder.Alias({kRelationClass, identity->second.oid, 0}, id);
    if (!row.IsNull(8)) builder.Alias({kAttributeDefaultClass, OidOf(row.Array(8)[0]), 0}, id);
    if (!row.IsNull(21)) builder.Alias({kConstraintClass, row.Oid(21), 0}, id);
  }
}

}  // namespace mercator
