#include "model/index.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "model/implicit_name.h"
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

// The index of a partition that the server made for one of the partitioned table gets its name.
// Names that are taken by such indexes are freed first.
void ReadGiven(BlockReader& reader, const std::string& table, const std::string& parent) {
  std::string name = QuoteLiteral(reader.Name()), of = QuoteLiteral(table);
  constexpr const char* kRename =
      " DECLARE i record; BEGIN FOR i IN SELECT x.indexrelid AS id, c.relname AS name FROM "
      "pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid{} WHERE x.indrelid "
      "= {}::pg_catalog.regclass AND {} LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO "
      "%I', i.id::pg_catalog.regclass, {}); END LOOP; END ";
  std::string taken = "c.relispartition AND c.relname = " + name;
  reader.Add(Phase::kReference,
             "DO " + DollarQuote(fmt::format(kRename, "", of, taken, "'~' || i.id")));
  std::string attached =
      "h.inhparent = " + QuoteLiteral(parent) + "::pg_catalog.regclass AND c.relname <> " + name;
  constexpr const char* kInherits = " JOIN pg_catalog.pg_inherits h ON h.inhrelid = x.indexrelid";
  reader.Add(Phase::kView,
             "DO " + DollarQuote(fmt::format(kRename, kInherits, of, attached, name)));
}

// The index of the partitioned table, and whether it takes none over by itself.
struct ParentIndex {
  std::string name;
  bool only = false;
};

ParentIndex ReadParent(BlockReader& reader) {
  auto* reference = reader.Reference("attached_to");
  if (reference == nullptr || reference->part.empty())
    return {reader.Sql("attached_to").value_or("")};
  Instance& instance = *reference->instance;
  ParentIndex parent{QualifiedName(reader.schema().SchemaOf(instance), reference->part_name)};
  for (const hcl::Block* part : instance.block->body.blocks) {
    if (part->type == "index" && PartName(*part) == reference->part_name)
      parent.only = part->body.Find("only") != nullptr;
  }
  return parent;
}

// What CREATE INDEX would say, of one that the server made.
void ReadGivenStorage(BlockReader& reader, const std::string& name) {
  Options storage = ReadStorage(reader);
  if (!storage.empty())
    reader.Add(Phase::kTrigger, fmt::format("ALTER INDEX {} SET {}", name, WithClause(storage)));
  if (auto space = reader.String("tablespace")) {
    reader.Add(Phase::kTrigger,
               fmt::format("ALTER INDEX {} SET TABLESPACE {}", name, QuoteIdentifier(*space)));
  }
}

}  // namespace

void ReadIndex(BlockReader& reader, const std::string& relation, bool materialized) {
  if (reader.Label().empty()) return reader.Complain("block `index` takes a name");
  std::string schema = reader.SchemaName();
  ParentIndex parent = ReadParent(reader);
  std::string name = QualifiedName(schema, reader.Name());
  bool given = !parent.name.empty() && !reader.Has("columns") && reader.Blocks("on").empty();
  if (given) {
    ReadGiven(reader, relation, parent.name);
    ReadGivenStorage(reader, name);
  } else {
    // One that is there before is taken over by that of the partitioned table.
    bool early = !parent.name.empty() && !parent.only;
    Phase phase = materialized ? Phase::kView : early ? Phase::kDefault : Phase::kIndex;
    reader.Add(phase, ReadDefinition(reader, relation));
    if (parent.only) {
      reader.Add(Phase::kReference,
                 fmt::format("ALTER INDEX {} ATTACH PARTITION {}", parent.name, name));
    }
  }
  for (const auto& [part, target] : reader.Map("statistics")) {
    reader.Add(Phase::kTrigger,
               fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", name, part, target));
  }
  if (reader.Flag("clustered")) {
    reader.Add(Phase::kTrigger, fmt::format("ALTER {} {} CLUSTER ON {}",
                                            materialized ? "MATERIALIZED VIEW" : "TABLE", relation,
                                            QuoteIdentifier(reader.Name())));
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

// Those that are not as the index of the partitioned table has them, which passes on its own.
Options StatisticsOf(const Index& index, const Index* above) {
  Options statistics;
  for (size_t i = 0; i < index.parts.size(); ++i) {
    bool given = above != nullptr && i < above->parts.size();
    if (index.parts[i].statistics != (given ? above->parts[i].statistics : -1))
      statistics[std::to_string(i + 1)] = std::to_string(index.parts[i].statistics);
  }
  return statistics;
}

// The index of the partitioned table, or null.
const Object* AttachedTo(const Object& object, const Catalog& catalog) {
  int at = catalog.IndexOf(object.id);
  for (int used : catalog.Uses(at)) {
    const Object& other = catalog.objects()[static_cast<size_t>(used)];
    if (other.id.kind != Kind::kIndex) continue;
    if (QualifiedName(other.id.schema, other.id.name) == object.As<Index>().attached_to)
      return &other;
  }
  return nullptr;
}

// The index of the partitioned table for which the server makes this one, or null.
const Index* GivenBy(const Object& object, const Catalog& catalog) {
  const Object* above = AttachedTo(object, catalog);
  if (above == nullptr || above->As<Index>().only) return nullptr;
  return &above->As<Index>();
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

// The server takes over an index that has another order.
bool SameDefinition(const Index& index, const Index& above) {
  auto same_part = [](IndexPart a, IndexPart b) {
    a.statistics = b.statistics = -1;
    return a == b;
  };
  return std::ranges::equal(index.parts, above.parts, same_part) && index.include == above.include;
}

void PrintParent(const Object& object, SchemaPrinter& printer) {
  if (object.As<Index>().attached_to.empty()) return;
  const Object* above = AttachedTo(object, printer.catalog());
  auto table = above ? printer.Reference(above->parent) : std::nullopt;
  printer.Raw("attached_to", table ? *table + ".index" + ReferenceStep(above->id.name)
                                   : SchemaPrinter::Quote(object.As<Index>().attached_to));
}

// Only what is special with the index of a partition is said; `all`: its name as well.
void PrintIndex(const Object& object, bool all, SchemaPrinter& printer) {
  const Index& index = object.As<Index>();
  const Index* above = GivenBy(object, printer.catalog());
  Options statistics = StatisticsOf(index, above);
  bool own_storage =
      above && (index.options != above->options || index.tablespace != above->tablespace);
  bool more = printer.HasComment(object.id) || !statistics.empty() || index.clustered ||
              own_storage || (above && !SameDefinition(index, *above));
  if (above && !more && !all) return;
  printer.Open("index", {object.id.name});
  PrintParent(object, printer);
  if (above && SameDefinition(index, *above)) {
    if (own_storage) printer.TextIf("tablespace", index.tablespace);
    if (own_storage) PrintStorage(index.options, printer);
  } else {
    PrintDefinition(index, printer);
  }
  printer.MapIf("statistics", statistics);
  printer.FlagIf("clustered", index.clustered);
  printer.Comment(object.id);
  printer.Close();
}

}  // namespace

void PrintIndexes(const Object& table, SchemaPrinter& printer) {
  std::vector<const Object*> indexes = printer.Children(table.id, Kind::kIndex);
  // The server numbers those that are alike in an order of its own.
  bool all = std::ranges::any_of(indexes, [&](const Object* index) {
    return GivenBy(*index, printer.catalog()) && index->id.name != ImplicitIndexName(*index);
  });
  for (const Object* index : indexes) PrintIndex(*index, all, printer);
}

// Indexes are parts of tables and materialized views.
template <>
KindForm FormOf<Index>() {
  return {};
}

}  // namespace mercator
