#include "model/index.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "inspect/builder.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// `{siglen=64}` as the list of CREATE INDEX: `siglen='64'`.
std::string OpclassParameters(std::string_view options) {
  if (options.size() < 2) return "";
  std::vector<std::string> parts;
  for (const std::string& option : Split(options.substr(1, options.size() - 2), ',')) {
    size_t equals = option.find('=');
    if (equals == std::string::npos) continue;
    parts.push_back(option.substr(0, equals) + "=" + QuoteLiteral(option.substr(equals + 1)));
  }
  return parts.empty() ? "" : " (" + Join(parts, ", ") + ")";
}

// True if the type of the column, one that has a default operator class of its own, is taken by
// that of another type: `CREATE INDEX … (integer_column oid_ops)`.
bool IsOfOtherType(const Builder::Opclass& opclass, Address column, const Builder& builder) {
  auto type = builder.column_types.find(column);
  return type != builder.column_types.end() && opclass.input_type != type->second &&
         (opclass.input_type == kOidType || opclass.input_type == kVarbitType);
}

// Empty for the one that CREATE INDEX takes by itself. PostgreSQL: get_opclass_name, ruleutils.c.
std::string Opclass(uint32_t oid, Address column, std::string_view options,
                    const Builder& builder) {
  auto it = builder.opclasses.find(oid);
  if (it == builder.opclasses.end()) return "";
  std::string parameters = OpclassParameters(options);
  bool usual = it->second.is_default && !IsOfOtherType(it->second, column, builder);
  return usual && parameters.empty() ? "" : it->second.name + parameters;
}

// Of a column; empty for its own.
std::string Collation(const Row& row, size_t at, int64_t key, const Builder& builder) {
  std::vector<int64_t> oids = row.Ints(10);
  if (at >= oids.size() || oids[at] == 0) return "";
  uint32_t usual = 100;
  auto it = builder.column_collations.find({kRelationClass, row.Oid(1), static_cast<int32_t>(key)});
  if (it != builder.column_collations.end()) usual = it->second;
  if (static_cast<uint32_t>(oids[at]) == usual) return "";
  std::vector<std::string> names = row.Array(11);
  return at < names.size() ? names[at] : "";
}

// The collation that the server's definition gives to an expression, whose own one no catalog
// tells. `at`: where to look for the expression from; past it afterwards.
std::string CollationOf(std::string_view expression, std::string_view definition, size_t& at) {
  constexpr std::string_view kWord = " COLLATE ";
  size_t found = definition.find(expression, at);
  if (expression.empty() || found == std::string_view::npos) return "";
  at = found + expression.size();
  if (definition.substr(at, kWord.size()) != kWord) return "";
  size_t begin = at + kWord.size(), end = begin;
  for (bool quoted = false; end < definition.size(); ++end) {
    if (definition[end] == '"') quoted = !quoted;
    if (!quoted && Contains(" ,)", definition.substr(end, 1))) break;
  }
  return std::string(definition.substr(begin, end - begin));
}

const Builder::IndexPartDetails* DetailsOf(const Builder& builder, uint32_t index, size_t part) {
  auto all = builder.index_parts.find(index);
  if (all == builder.index_parts.end()) return nullptr;
  for (const Builder::IndexPartDetails& details : all->second) {
    if (details.number == static_cast<int64_t>(part) + 1) return &details;
  }
  return nullptr;
}

void ReadParts(const Row& row, const Builder& builder, Index& index) {
  std::vector<int64_t> keys = row.Ints(7), flags = row.Ints(8), opclasses = row.Ints(9);
  std::vector<std::string> expressions = row.Array(12), names = row.Array(18);
  size_t count = static_cast<size_t>(row.Int(6)), at = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    std::string column = keys[i] == 0 ? "" : builder.ColumnName(row.Oid(1), keys[i]);
    if (keys[i] != 0 && column.empty() && i < names.size()) column = names[i];
    if (i >= count) {
      index.include.push_back(column);
      continue;
    }
    IndexPart part;
    part.column = column;
    if (keys[i] == 0 && i < expressions.size()) part.expression = expressions[i];
    const Builder::IndexPartDetails* details = DetailsOf(builder, row.Oid(0), i);
    if (details) part.statistics = details->statistics;
    Address address{kRelationClass, row.Oid(1), static_cast<int32_t>(keys[i])};
    part.opclass = Opclass(static_cast<uint32_t>(opclasses[i]), address,
                           details ? details->options : std::string(), builder);
    part.collation = keys[i] == 0 ? CollationOf(part.expression, row.View(22), at)
                                  : Collation(row, i, keys[i], builder);
    part.descending = i < flags.size() && (flags[i] & 1);
    part.nulls_first = i < flags.size() && (flags[i] & 2);
    index.parts.push_back(std::move(part));
  }
}

std::shared_ptr<Index> ReadIndex(const Row& row, const ObjectId& table, const Builder& builder) {
  auto index = std::make_shared<Index>();
  index->table = QualifiedName(table.schema, table.name);
  index->method = row.Text(4);
  index->unique = row.Bool(5);
  ReadParts(row, builder, *index);
  index->predicate = row.Text(13);
  index->nulls_not_distinct = row.Bool(14);
  index->options = ReadOptions(row.Array(15));
  index->tablespace = row.Text(16);
  index->clustered = row.Bool(17);
  index->valid = row.Bool(19) || row.Bool(20);
  index->only = row.Bool(20) && !row.Bool(19);
  return index;
}

}  // namespace

// Whole definitions are not asked from the server: deparsing plain indexes is what takes pg_dump
// much of its time.
template <>
std::string CatalogQuery<Index>(int version) {
  return fmt::format(
      "SELECT i.indexrelid, i.indrelid, n.nspname, c.relname, am.amname, i.indisunique, "
      "i.indnkeyatts, i.indkey, i.indoption, i.indclass, i.indcollation, "
      "CASE WHEN NOT i.indcollation::oid[] <@ '{{0,100}}'::oid[] OR i.indexprs IS NOT NULL THEN "
      "ARRAY(SELECT CASE WHEN u.oid = 0 THEN '' ELSE u.oid::pg_catalog.regcollation::text END FROM "
      "unnest(i.indcollation::oid[]) WITH ORDINALITY u(oid, at) ORDER BY u.at) END, "
      "CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, "
      "k, false) FROM pg_catalog.generate_series(1, i.indnkeyatts) k) END, "
      "pg_catalog.pg_get_expr(i.indpred, i.indrelid), {}, c.reloptions, ts.spcname, "
      "i.indisclustered, "
      "CASE WHEN tc.relkind = 'm' THEN ARRAY(SELECT (SELECT a.attname FROM pg_catalog.pg_attribute "
      "a WHERE a.attrelid = i.indrelid AND a.attnum = u.k) FROM unnest(i.indkey::int2[]) WITH "
      "ORDINALITY u(k, at) ORDER BY u.at) END, i.indisvalid, c.relkind = 'I', h.inhparent, "
      "CASE WHEN i.indexprs IS NOT NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END "
      "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
      "LEFT JOIN pg_catalog.pg_class tc ON tc.oid = i.indrelid AND tc.relkind = 'm' "
      "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "JOIN pg_catalog.pg_am am ON am.oid = c.relam "
      "LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.indexrelid "
      "LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace "
      "WHERE i.indexrelid NOT IN (SELECT k.conindid FROM pg_catalog.pg_constraint k WHERE "
      "k.contype IN ('p', 'u', 'x')) AND c.relkind IN ('i', 'I') AND i.indexrelid >= 16384 AND "
      "c.relpersistence <> 't' AND {}",
      version >= 150000 ? "i.indnullsnotdistinct" : "false", kUserSchema);
}

template <>
void ReadRows<Index>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* table = builder.Relation(row.Oid(1));
    if (table)
      builder.Alias({kRelationClass, row.Oid(0), 0}, {Kind::kIndex, row.Text(2), "", row.Text(3)});
  }
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(1));
    if (!relation) continue;
    ObjectId table = *relation;
    std::shared_ptr<Index> index = ReadIndex(row, table, builder);
    ObjectId id{Kind::kIndex, row.Text(2), "", row.Text(3)};
    if (const ObjectId* parent = row.IsNull(21) ? nullptr : builder.Relation(row.Oid(21))) {
      index->attached_to = QualifiedName(parent->schema, parent->name);
      builder.catalog.AddDependency(id, *parent);
    }
    builder.Add({kRelationClass, row.Oid(0), 0}, id, table, index);
  }
}

}  // namespace mercator
