#include "model/column.h"

#include <fmt/format.h>

#include "inspect/builder.h"
#include "model/implicit_name.h"

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

// A column of no table that has been read: the part of an index.
void ReadIndexPart(const Row& row, Builder& builder) {
  builder.index_parts[row.Oid(0)].push_back(
      {row.Int(1), row.Text(12), row.IsNull(11) ? -1 : row.Int(11)});
}

std::string TypeName(const Row& row, const Builder::TypeTraits* type) {
  return row.IsNull(3) && type ? type->name : row.Text(3);
}

// Empty where it is that of the type.
std::string Collation(const Row& row, const Builder::TypeTraits* type) {
  uint32_t collation = row.Oid(15);
  if (collation == (type ? type->collation : 0)) return "";
  return collation == kDefaultCollation ? "\"default\"" : row.Text(4);
}

std::shared_ptr<Column> ReadColumn(const Row& row, const ObjectId& table, const Builder& builder,
                                   const Builder::IdentityRow* identity) {
  auto column = std::make_shared<Column>();
  std::string name = row.Text(2);
  column->position = row.Int(1);
  const Builder::TypeTraits* type = builder.TypeOf(row.Oid(20));
  column->type = TypeName(row, type);
  column->collation = Collation(row, type);
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
  column->type_storage = Storage(type ? type->storage : 'x');
  column->storage = Storage(row.Char(9));
  if (column->storage == column->type_storage) column->storage.clear();
  char compression = row.Char(10);
  column->compression = compression == 'p' ? "pglz" : compression == 'l' ? "lz4" : "";
  column->statistics = row.IsNull(11) ? -1 : row.Int(11);
  column->options = ReadOptions(row.Array(12));
  column->server_options = ReadOptions(row.Array(13));
  column->inherited = !row.Bool(14);
  column->not_null_own = row.IsNull(21) || row.Bool(21);
  column->not_null_constraint = row.Text(16);
  bool usual = row.View(16) == ImplicitName(table.name.str(), name, "not_null");
  if (column->not_null_own && !usual) column->not_null_name = row.Text(16);
  column->not_null_no_inherit = row.Bool(17);
  column->not_null_valid = row.IsNull(18) || row.Bool(18);
  return column;
}

}  // namespace

// What few columns have is one field, so that the others pay for one NULL; names of the server's
// own types are known already. The parts of indexes that have options or a statistics target come
// along, because the catalog is large. NOT NULL is a row of pg_constraint since PostgreSQL 18.
template <>
std::string CatalogQuery<Column>(int version) {
  bool named = version >= 180000;
  return fmt::format(
      "SELECT a.attrelid, a.attnum, a.attname, CASE WHEN a.atttypmod >= 0 OR a.atttypid >= 16384 "
      "THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END, "
      "CASE WHEN a.attcollation NOT IN (0, 100) THEN "
      "a.attcollation::pg_catalog.regcollation::text END, "
      "a.attnotnull, a.attidentity, a.attgenerated, "
      "CASE WHEN a.attgenerated <> '' THEN (SELECT ARRAY[g.oid::text, "
      "pg_catalog.pg_get_expr(g.adbin, g.adrelid)] FROM pg_catalog.pg_attrdef g "
      "WHERE g.adrelid = a.attrelid AND g.adnum = a.attnum) END, "
      "a.attstorage, a.attcompression, NULLIF(a.attstattarget, -1), a.attoptions, "
      "a.attfdwoptions, a.attislocal, a.attcollation{}, a.atttypid{} "
      "FROM pg_catalog.pg_attribute a {}"
      "WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped AND (a.attrelid IN "
      "(SELECT c.oid FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'f')) "
      "OR a.attoptions IS NOT NULL OR a.attstattarget >= 0)",
      named ? ", nn.conname, nn.connoinherit, nn.convalidated, nn.oid"
            : ", NULL, false, true, NULL",
      named ? ", nn.conislocal AND (nn.coninhcount = 0 OR NOT EXISTS (SELECT FROM "
              "pg_catalog.pg_inherits h JOIN pg_catalog.pg_constraint up ON up.conrelid = "
              "h.inhparent AND up.contype = 'n' AND up.conname = nn.conname WHERE h.inhrelid = "
              "nn.conrelid))"
            : ", NULL",
      named ? "LEFT JOIN pg_catalog.pg_constraint nn ON nn.contype = 'n' AND nn.conrelid = "
              "a.attrelid AND "
              "nn.conkey[1] = a.attnum "
            : "");
}

template <>
void ReadRows<Column>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(0));
    if (!relation) {
      ReadIndexPart(row, builder);
      continue;
    }
    ObjectId table = *relation;
    ObjectId id{Kind::kColumn, table.schema, table.name, row.Text(2)};
    Address address{kRelationClass, row.Oid(0), static_cast<int32_t>(row.Int(1))};
    if (!row.Bool(14)) builder.inherited_columns.insert(address);
    uint32_t collation = row.Oid(15), type = row.Oid(20);
    if (collation != 0 && collation != kDefaultCollation)
      builder.column_collations[address] = collation;
    if (type == kIntegerType || type == kBitType) builder.column_types[address] = type;
    auto identity = row.Char(6) ? builder.identities.find(address) : builder.identities.end();
    bool has_identity = identity != builder.identities.end();
    builder.Add(address, id, table,
                ReadColumn(row, table, builder, has_identity ? &identity->second : nullptr));
    if (has_identity) builder.Alias({kRelationClass, identity->second.oid, 0}, id);
    if (!row.IsNull(8)) builder.Alias({kAttributeDefaultClass, OidOf(row.Array(8)[0]), 0}, id);
    if (!row.IsNull(19)) builder.Alias({kConstraintClass, row.Oid(19), 0}, id);
  }
}

}  // namespace mercator
