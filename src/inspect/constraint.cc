#include "model/constraint.h"

#include <fmt/format.h>

#include "inspect/builder.h"
#include "sql/lexer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string TypeWord(char code) {
  switch (code) {
    case 'c':
      return "check";
    case 'p':
      return "primary key";
    case 'u':
      return "unique";
    case 'f':
      return "foreign key";
    default:
      return "exclude";
  }
}

std::string Action(char code) {
  switch (code) {
    case 'r':
      return "RESTRICT";
    case 'c':
      return "CASCADE";
    case 'n':
      return "SET NULL";
    case 'd':
      return "SET DEFAULT";
    default:
      return "";
  }
}

// Takes ` WITH (fillfactor='70')` out, which is at the top level of the definition.
std::string WithoutStorage(const std::string& text) {
  SqlLexer lexer(text);
  int depth = 0;
  size_t with = std::string::npos;
  for (SqlToken token = lexer.Next(); token.kind != SqlTokenKind::kEnd; token = lexer.Next()) {
    char c = text[token.begin];
    bool word = token.kind == SqlTokenKind::kWord;
    if (word && depth == 0) {
      bool is = text.compare(token.begin, token.end - token.begin, "WITH") == 0;
      with = is ? token.begin : std::string::npos;
    }
    if (token.kind != SqlTokenKind::kSymbol) continue;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0 && with != std::string::npos)
      return text.substr(0, with - 1) + text.substr(token.end);
  }
  return text;
}

// `EXCLUDE USING gist (…) WHERE (…)` without what other attributes say.
std::string Exclusion(std::string text) {
  for (const char* end : {" INITIALLY DEFERRED", " DEFERRABLE"}) {
    std::string_view suffix(end);
    if (text.ends_with(suffix)) text.resize(text.size() - suffix.size());
  }
  constexpr std::string_view kWord = "EXCLUDE ";
  return WithoutStorage(text.starts_with(kWord) ? text.substr(kWord.size()) : text);
}

std::vector<std::string> ColumnNames(const Builder& builder, uint32_t relation,
                                     const std::vector<int64_t>& numbers) {
  std::vector<std::string> names;
  for (int64_t number : numbers) names.push_back(builder.ColumnName(relation, number));
  return names;
}

void ReadForeignKey(const Row& row, const Builder& builder, Constraint& constraint) {
  const ObjectId* table = builder.Relation(row.Oid(6));
  if (table) {
    constraint.ref_table = *table;
    constraint.references = QualifiedName(table->schema, table->name);
  }
  constraint.ref_columns = ColumnNames(builder, row.Oid(6), row.Ints(7));
  if (row.Char(8) == 'f') constraint.match = "FULL";
  constraint.on_update = Action(row.Char(9));
  constraint.on_delete = Action(row.Char(10));
  constraint.on_delete_columns = ColumnNames(builder, row.Oid(2), row.Ints(11));
}

std::shared_ptr<Constraint> ReadConstraint(const Row& row, const Builder& builder) {
  auto constraint = std::make_shared<Constraint>();
  char type = row.Char(4);
  constraint->type = TypeWord(type);
  constraint->of_domain = row.Oid(3) != 0;
  if (type == 'p' || type == 'u' || type == 'x') {
    std::vector<int64_t> keys = row.Ints(19);
    size_t count = static_cast<size_t>(row.Int(20));
    std::vector<int64_t> included(keys.begin() + static_cast<long>(std::min(count, keys.size())),
                                  keys.end());
    keys.resize(std::min(count, keys.size()));
    if (type != 'x') constraint->columns = ColumnNames(builder, row.Oid(2), keys);
    if (type != 'x') constraint->include = ColumnNames(builder, row.Oid(2), included);
    constraint->options = ReadOptions(row.Array(21));
    constraint->tablespace = row.Text(22);
    constraint->nulls_not_distinct = row.Bool(23);
    constraint->clustered = row.Bool(24);
  } else if (type == 'f') {
    constraint->columns = ColumnNames(builder, row.Oid(2), row.Ints(5));
    ReadForeignKey(row, builder, *constraint);
  }
  constraint->expression = type == 'x' ? Exclusion(row.Text(12)) : row.Text(12);
  constraint->deferrable = row.Bool(13);
  constraint->deferred = row.Bool(14);
  constraint->validated = row.Bool(15);
  constraint->no_inherit = type == 'c' && row.Bool(16);
  constraint->enforced = row.IsNull(17) || row.Bool(17);
  constraint->period = row.Bool(18);
  constraint->inherited = row.Bool(25);
  constraint->attached_to = row.Text(27);
  constraint->of_parent = constraint->inherited && type != 'c';
  return constraint;
}

// A table went while its text was made: a deparse does not see the snapshot of its transaction.
Error ChangedMeanwhile() {
  return Error("the schema was changed while it was read", "run the command again");
}

}  // namespace

// Rows that the server makes for each partition behind a foreign key to a partitioned table
// (conparentid of the same table) are not objects. To give the text of a check the server looks at
// the whole table, though only the names of columns matter; so checks of one column that has that
// number and name in many tables (partitions, schemas of tenants) are read with one of those
// tables.
template <>
std::string CatalogQuery<Constraint>(int version) {
  return fmt::format(
      "SELECT k.oid, k.conname, k.conrelid, k.contypid, k.contype, k.conkey, k.confrelid, "
      "k.confkey, k.confmatchtype, k.confupdtype, k.confdeltype, {}, "
      "CASE k.contype WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, CASE WHEN k.of_column IS NULL "
      "THEN k.conrelid ELSE pg_catalog.first_value(k.conrelid) OVER (PARTITION BY k.of_column, "
      "k.conkey[1]) END) "
      "WHEN 'x' THEN pg_catalog.pg_get_constraintdef(k.oid) END, k.condeferrable, k.condeferred, "
      "k.convalidated, k.connoinherit, {}, x.indkey, x.indnkeyatts, ic.reloptions, ts.spcname, {}, "
      "x.indisclustered, k.conparentid <> 0 OR (k.coninhcount > 0 AND NOT k.conislocal), "
      "k.conindid, CASE WHEN k.conparentid = 0 THEN h.inhparent::pg_catalog.regclass::text END "
      "FROM (SELECT k.*, CASE WHEN k.contype = 'c' AND pg_catalog.cardinality(k.conkey) = 1 THEN "
      "(SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum "
      "= k.conkey[1]) END AS of_column FROM pg_catalog.pg_constraint k "
      "WHERE k.contype IN ('c', 'p', 'u', 'f', 'x') AND (k.conrelid >= 16384 OR k.contypid >= "
      "16384) AND NOT (k.contype = 'f' AND k.conparentid <> 0 AND k.conrelid = (SELECT "
      "up.conrelid FROM pg_catalog.pg_constraint up WHERE up.oid = k.conparentid))) k "
      "LEFT JOIN pg_catalog.pg_index x ON k.contype IN ('p', 'u', 'x') AND x.indexrelid = "
      "k.conindid "
      "LEFT JOIN pg_catalog.pg_class ic ON ic.oid = x.indexrelid AND (ic.reloptions IS NOT NULL OR "
      "ic.reltablespace <> 0) "
      "LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = ic.reltablespace "
      "LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = x.indexrelid",
      version >= 150000 ? "k.confdelsetcols" : "NULL",
      version >= 180000 ? "k.conenforced, k.conperiod" : "true, false",
      version >= 150000 ? "x.indnullsnotdistinct" : "false");
}

template <>
void ReadRows<Constraint>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* owner =
        row.Oid(2) != 0 ? builder.Relation(row.Oid(2)) : builder.Find({kTypeClass, row.Oid(3), 0});
    if (!owner) continue;
    if (row.Char(4) == 'c' && row.IsNull(12)) throw ChangedMeanwhile();
    ObjectId parent = *owner;
    ObjectId id{Kind::kConstraint, parent.schema, parent.name, row.Text(1)};
    std::shared_ptr<Constraint> constraint = ReadConstraint(row, builder);
    builder.Add({kConstraintClass, row.Oid(0), 0}, id, parent, constraint);
    if (constraint->ref_table) builder.catalog.AddDependency(id, constraint->ref_table);
    if (constraint->type != "foreign key" && constraint->type != "check") {
      builder.Alias({kRelationClass, row.Oid(26), 0}, id);
    }
  }
}

}  // namespace mercator
