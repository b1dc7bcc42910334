#include "model/index.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "model/index_name.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kMethods = {"BTREE", "BRIN", "HASH", "GIN", "GIST", "SPGIST"};

// A word of the list, or the name of another access method as a string.
std::string ReadMethod(BlockReader& reader) {
  auto value = reader.Get("type");
  if (!value) return "";
  bool text = value->has_content() && value->Is(hcl::TypeKind::kString);
  auto method = text ? value->AsString() : reader.OneOf("type", kMethods).value_or("BTREE");
  std::string lower = Lower(method);
  return lower == "btree" ? "" : " USING " + QuoteIdentifier(text ? method : lower);
}

std::string ReadDefinition(BlockReader& reader, const std::string& relation) {
  std::vector<std::string> parts;
  for (const KeyPart& part : ReadKeyParts(reader)) parts.push_back(KeyPartSql(part));
  if (parts.empty() && !reader.Has("columns"))
    reader.Complain("block `index` needs an attribute `columns` or blocks `on`");
  std::string sql =
      fmt::format("CREATE {}INDEX {} ON {}{}{} ({})", reader.Flag("unique") ? "UNIQUE " : "",
                  QuoteIdentifier(reader.Name()), reader.Flag("only") ? "ONLY " : "", relation,
                  ReadMethod(reader), Join(parts, ", "));
  std::vector<std::string> include = reader.Columns("include");
  if (!include.empty()) sql += " INCLUDE (" + QuotedList(include) + ")";
  if (!reader.Bool("nulls_distinct").value_or(true)) sql += " NULLS NOT DISTINCT";
  Options storage = ReadStorage(reader);
  if (auto pages = reader.Int("page_per_range"))
    storage["pages_per_range"] = std::to_string(*pages);
  if (!storage.empty()) sql += " WITH " + WithClause(storage);
  if (auto space = reader.String("tablespace")) sql += " TABLESPACE " + QuoteIdentifier(*space);
  if (auto where = reader.Sql("where")) sql += " WHERE " + *where;
  return sql;
}

}  // namespace

void ReadIndex(BlockReader& reader, const std::string& relation, bool materialized) {
  if (reader.Label().empty()) return reader.Complain("block `index` takes a name");
  std::string schema = reader.SchemaName();
  std::string name = QualifiedName(schema, reader.Name());
  bool partition = reader.instance().form->type == "partition";
  bool inherited = reader.Flag("inherited");
  // The index of the partitioned table takes those that are there.
  Phase phase = partition ? Phase::kEarlyIndex : materialized ? Phase::kView : Phase::kIndex;
  std::vector<KeyPart> parts;
  if (!inherited) {
    std::string sql = ReadDefinition(reader, relation);
    reader.Add(phase, sql);
  }
  if (auto parent = reader.Sql("attached_to"))
    reader.Add(Phase::kReference, fmt::format("ALTER INDEX {} ATTACH PARTITION {}", *parent, name));
  Options statistics = reader.Map("statistics");
  for (const auto& [part, target] : statistics) {
    reader.Add(Phase::kReference,
               fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", name, part, target));
  }
  if (reader.Flag("clustered")) {
    reader.Add(
        materialized ? Phase::kView : Phase::kReference,
        fmt::format("ALTER {} {} CLUSTER ON {}", materialized ? "MATERIALIZED VIEW" : "TABLE",
                    relation, QuoteIdentifier(reader.Name())));
  }
  ReadRenaming(reader, {Kind::kIndex, schema, "", reader.Name()});
  ReadComment(reader, "INDEX " + name);
  reader.Finish();
}

namespace {

void PrintMethod(const std::string& method, SchemaPrinter& printer) {
  if (method == "btree") return;
  for (const std::string& known : kMethods) {
    if (Lower(known) == method) return printer.Raw("type", known);
  }
  printer.Text("type", method);
}

std::vector<KeyPart> PartsOf(const Index& index) {
  std::vector<KeyPart> parts;
  for (const IndexPart& from : index.parts) {
    KeyPart part;
    part.column = from.column;
    part.expression = from.expression;
    part.collation = from.collation;
    part.opclass = from.opclass;
    part.descending = from.descending;
    part.nulls_first = from.nulls_first;
    parts.push_back(std::move(part));
  }
  return parts;
}

Options StatisticsOf(const Index& index) {
  Options statistics;
  for (size_t i = 0; i < index.parts.size(); ++i) {
    if (index.parts[i].statistics != -1)
      statistics[std::to_string(i + 1)] = std::to_string(index.parts[i].statistics);
  }
  return statistics;
}

// True if the index of the partitioned table is not to be taken over by itself.
bool IsAttachedByHand(const Index& index, const Catalog& catalog) {
  for (const Object& object : catalog.objects()) {
    if (object.id.kind != Kind::kIndex) continue;
    if (QualifiedName(object.id.schema, object.id.name) == index.attached_to)
      return object.As<Index>().only;
  }
  return false;
}

void PrintDefinition(const Index& index, SchemaPrinter& printer) {
  printer.FlagIf("unique", index.unique);
  PrintMethod(index.method, printer);
  PrintKeyParts(PartsOf(index), printer);
  if (!index.predicate.empty()) printer.Code("where", index.predicate);
  if (!index.include.empty()) printer.List("include", printer.ColumnReferences(index.include));
  if (index.nulls_not_distinct) printer.Flag("nulls_distinct", false);
  printer.FlagIf("only", index.only);
  printer.TextIf("tablespace", index.tablespace);
  Options storage = index.options;
  if (auto pages = storage.find("pages_per_range"); pages != storage.end()) {
    printer.Raw("page_per_range", pages->second);
    storage.erase("pages_per_range");
  }
  PrintStorage(storage, printer);
}

void PrintIndex(const Object& object, SchemaPrinter& printer) {
  const Index& index = object.As<Index>();
  Options statistics = StatisticsOf(index);
  bool by_hand = !index.attached_to.empty() && IsAttachedByHand(index, printer.catalog());
  bool given =
      !index.attached_to.empty() && !by_hand && object.id.name == ImplicitIndexName(object);
  bool more = printer.HasComment(object.id) || !statistics.empty() || index.clustered ||
              !index.options.empty() || !index.tablespace.empty();
  if (given && !more) return;
  // Storage is its own: it must be made itself.
  given = given && index.options.empty() && index.tablespace.empty();
  printer.Open("index", {object.id.name});
  if (given) {
    printer.Flag("inherited", true);
  } else {
    PrintDefinition(index, printer);
  }
  if (by_hand) printer.Text("attached_to", index.attached_to);
  printer.MapIf("statistics", statistics);
  printer.FlagIf("clustered", index.clustered);
  printer.Comment(object.id);
  printer.Close();
}

}  // namespace

void PrintIndexes(const Object& table, SchemaPrinter& printer) {
  for (const Object* index : printer.Children(table.id, Kind::kIndex)) PrintIndex(*index, printer);
}

// Indexes are parts of tables and materialized views.
template <>
KindForm FormOf<Index>() {
  return {};
}

}  // namespace mercator
