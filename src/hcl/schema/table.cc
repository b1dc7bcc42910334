#include "model/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kTables = {"table", "partition", "foreign_table"};

// Bounds are constants: strings are quoted, MINVALUE and MAXVALUE are words.
std::vector<std::string> Bounds(BlockReader& reader, std::string_view name) {
  std::vector<std::string> values;
  auto value = reader.Get(name);
  if (!value) return values;
  hcl::Value::Elements elements;
  if (value->IsSequence()) {
    elements = value->elements();
  } else {
    elements.push_back(*value);
  }
  for (const hcl::Value& one : elements) {
    auto* word = one.As<Word>();
    auto* raw = one.As<hcl::RawSql>();
    if (word != nullptr && (word->text == "MINVALUE" || word->text == "MAXVALUE")) {
      values.push_back(word->text);
    } else if (raw != nullptr) {
      values.push_back(raw->sql);
    } else if (one.null()) {
      values.push_back("NULL");
    } else if (one.Is(hcl::TypeKind::kString)) {
      values.push_back(QuoteLiteral(one.AsString()));
    } else if (one.Is(hcl::TypeKind::kNumber)) {
      values.push_back(one.AsNumber().ToString());
    } else if (one.Is(hcl::TypeKind::kBool)) {
      values.push_back(one.AsBool() ? "true" : "false");
    } else {
      reader.Complain(name, "a bound is a constant, MINVALUE or MAXVALUE");
    }
  }
  return values;
}

std::string ReadBound(BlockReader& reader) {
  if (reader.Flag("default")) return "DEFAULT";
  if (const hcl::Block* block = reader.OnlyBlock("range")) {
    BlockReader range(*block, reader);
    std::string from = Join(Bounds(range, "from"), ", "), to = Join(Bounds(range, "to"), ", ");
    if (!range.Require("from") || !range.Require("to")) return "";
    range.Finish();
    return fmt::format("FOR VALUES FROM ({}) TO ({})", from, to);
  }
  if (reader.Has("in")) return fmt::format("FOR VALUES IN ({})", Join(Bounds(reader, "in"), ", "));
  auto modulus = reader.Int("modulus"), remainder = reader.Int("remainder");
  if (modulus && remainder)
    return fmt::format("FOR VALUES WITH (MODULUS {}, REMAINDER {})", *modulus, *remainder);
  reader.Complain("a partition has `range { … }`, `in`, `modulus` and `remainder`, or `default`");
  return "";
}

std::string ReadPartitionBy(BlockReader& reader) {
  const hcl::Block* block = reader.OnlyBlock("partition");
  if (block == nullptr) return "";
  BlockReader partition(*block, reader);
  partition.Require("type");
  std::string type = partition.OneOf("type", {"RANGE", "LIST", "HASH"}).value_or("RANGE");
  std::vector<std::string> parts;
  for (const KeyPart& part : ReadKeyParts(partition, "by")) parts.push_back(KeyPartSql(part));
  partition.Finish();
  return fmt::format("{} ({})", type, Join(parts, ", "));
}

void ReadSecurity(BlockReader& reader, const std::string& alter) {
  const hcl::Block* block = reader.OnlyBlock("row_security");
  if (block == nullptr) return;
  BlockReader security(*block, reader);
  if (security.Flag("enabled")) reader.Add(Phase::kDefault, alter + "ENABLE ROW LEVEL SECURITY");
  if (security.Flag("enforced")) reader.Add(Phase::kDefault, alter + "FORCE ROW LEVEL SECURITY");
  security.Finish();
}

void ReadReplicaIdentity(BlockReader& reader, const std::string& alter) {
  auto value = reader.Get("replica_identity");
  if (!value) return;
  if (auto* reference = value->As<BlockReference>()) {
    std::string index = QuoteIdentifier(reference->part_name);
    return reader.Add(Phase::kRule, alter + "REPLICA IDENTITY USING INDEX " + index);
  }
  if (value->Is(hcl::TypeKind::kString)) {
    std::string index = QuoteIdentifier(value->AsString());
    return reader.Add(Phase::kRule, alter + "REPLICA IDENTITY USING INDEX " + index);
  }
  if (auto word = reader.OneOf("replica_identity", {"DEFAULT", "NOTHING", "FULL"}))
    reader.Add(Phase::kReference, alter + "REPLICA IDENTITY " + *word);
}

std::string ReadTail(BlockReader& reader, const TableParts& table) {
  std::string sql;
  std::vector<std::string> parents = reader.Objects("inherits", kTables);
  if (!parents.empty()) sql += " INHERITS (" + Join(parents, ", ") + ")";
  std::string by = ReadPartitionBy(reader);
  if (!by.empty()) sql += " PARTITION BY " + by;
  if (table.foreign) {
    if (auto server = reader.Object("server", {"server"})) sql += " SERVER " + *server;
    reader.Require("server");
    Options options = reader.Map("options");
    if (!options.empty()) sql += " " + OptionsClause(options);
  }
  if (auto method = reader.String("access_method")) sql += " USING " + QuoteIdentifier(*method);
  Options storage = ReadStorage(reader);
  if (!storage.empty()) sql += " WITH " + WithClause(storage);
  if (auto space = reader.String("tablespace")) sql += " TABLESPACE " + QuoteIdentifier(*space);
  return sql;
}

void ReadTable(BlockReader& reader) {
  reader.RequireSchema();
  TableParts table;
  table.sql_name = reader.SqlName();
  table.name = reader.Name();
  table.schema = reader.SchemaName();
  table.foreign = reader.block().type == "foreign_table";
  auto parent = reader.Object("of", kTables);
  if (reader.block().type == "partition") reader.Require("of");
  auto type = reader.Object("of_type", {"composite"});
  table.child = parent || type || reader.Has("inherits");
  table.typed = type.has_value();
  std::string noun = table.foreign ? "FOREIGN TABLE" : "TABLE";
  std::string head = fmt::format("CREATE {}{} {}", reader.Flag("unlogged") ? "UNLOGGED " : "", noun,
                                 table.sql_name);
  if (type) head += " OF " + *type;
  if (parent) head += " PARTITION OF " + *parent;
  std::string bound = parent ? " " + ReadBound(reader) : "";
  for (const hcl::Block* block : reader.Blocks("column")) {
    BlockReader column(*block, reader);
    ReadColumn(column, table);
  }
  ReadConstraints(reader, table);
  std::string elements = table.elements.empty() ? (parent || type ? "" : " ()")
                                                : " (\n  " + Join(table.elements, ",\n  ") + "\n)";
  reader.Add(Phase::kTable, head + elements + bound + ReadTail(reader, table));
  for (const hcl::Block* block : reader.Blocks("index")) {
    BlockReader index(*block, reader);
    ReadIndex(index, table.sql_name, false);
  }
  std::string alter = "ALTER TABLE " + table.sql_name + " ";
  ReadSecurity(reader, alter);
  ReadReplicaIdentity(reader, alter);
  ReadRenaming(reader, {Kind::kTable, table.schema, "", table.name});
  ReadCommon(reader, noun + " " + table.sql_name);
  reader.Finish();
}

std::string_view TypeOf(const Object& object) {
  const Table& table = object.As<Table>();
  if (!table.server.empty()) return "foreign_table";
  return table.partition_of.empty() ? "table" : "partition";
}

std::string BoundValue(const std::string& text) {
  if (text == "MINVALUE" || text == "MAXVALUE") return text;
  auto constant = ParseConstant(text);
  if (constant && constant->type.empty()) return SchemaPrinter::Quote(constant->text);
  return SchemaPrinter::Value(text, "");
}

void PrintBounds(const char* name, const std::string& brackets, SchemaPrinter& printer) {
  std::vector<std::string> values;
  for (const std::string& part : SplitList(Unbracketed(brackets)))
    values.push_back(BoundValue(part));
  printer.List(name, values);
}

void PrintBound(const std::string& bound, SchemaPrinter& printer) {
  SqlWords words(bound);
  if (words.Take("DEFAULT")) return printer.Flag("default", true);
  words.Take("FOR VALUES");
  if (words.Take("IN")) return PrintBounds("in", words.Brackets(), printer);
  if (words.Take("FROM")) {
    printer.Open("range");
    PrintBounds("from", words.Brackets(), printer);
    words.Take("TO");
    PrintBounds("to", words.Brackets(), printer);
    return printer.Close();
  }
  words.Take("WITH");
  for (const std::string& part : SplitList(Unbracketed(words.Brackets()))) {
    SqlWords setting(part);
    std::string name = setting.Token();
    printer.Raw(Lower(name), setting.Rest());
  }
}

void PrintPartitionBy(const std::string& by, SchemaPrinter& printer) {
  SqlWords words(by);
  printer.Open("partition");
  printer.Raw("type", words.Token());
  std::vector<KeyPart> parts;
  for (const std::string& part : SplitList(Unbracketed(words.Rest())))
    parts.push_back(ParseKeyPart(part));
  PrintKeyParts(parts, printer, "by");
  printer.Close();
}

void PrintParents(const Object& object, SchemaPrinter& printer) {
  const Table& table = object.As<Table>();
  if (!table.of_type.empty())
    printer.Raw("of_type", printer.ObjectByName(table.of_type, Kind::kComposite));
  if (!table.partition_of.empty()) {
    printer.Raw("of", printer.ObjectByName(table.partition_of, Kind::kTable));
    PrintBound(table.bound, printer);
  }
  std::vector<std::string> parents;
  for (const std::string& parent : table.inherits)
    parents.push_back(printer.ObjectByName(parent, Kind::kTable));
  if (!parents.empty()) printer.List("inherits", parents);
}

void PrintSettings(const Object& object, SchemaPrinter& printer) {
  const Table& table = object.As<Table>();
  if (!table.server.empty()) {
    auto server = printer.Reference({Kind::kServer, "", "", table.server});
    printer.Raw("server", server.value_or(SchemaPrinter::Quote(table.server)));
    printer.MapIf("options", table.server_options);
  }
  printer.FlagIf("unlogged", table.unlogged);
  printer.TextIf("access_method", table.access_method);
  printer.TextIf("tablespace", table.tablespace);
  const std::string& identity = table.replica_identity;
  if (identity == "NOTHING" || identity == "FULL") {
    printer.Raw("replica_identity", identity);
  } else if (identity != "DEFAULT") {
    printer.Text("replica_identity", identity);
  }
}

void PrintSecurity(const Table& table, SchemaPrinter& printer) {
  if (!table.row_security && !table.force_row_security) return;
  printer.Open("row_security");
  printer.FlagIf("enabled", table.row_security);
  printer.FlagIf("enforced", table.force_row_security);
  printer.Close();
}

void PrintTable(const Object& object, SchemaPrinter& printer) {
  const Table& table = object.As<Table>();
  printer.OpenObject(object);
  printer.About(object);
  PrintParents(object, printer);
  PrintSettings(object, printer);
  std::vector<const Object*> columns = printer.Children(object.id, Kind::kColumn);
  std::ranges::sort(columns, {},
                    [](const Object* column) { return column->As<Column>().position; });
  for (const Object* column : columns) PrintColumn(*column, object, printer);
  PrintConstraints(object, {"primary key", "foreign key"}, printer);
  PrintIndexes(object, printer);
  PrintConstraints(object, {"check", "unique", "exclude"}, printer);
  if (!table.partition_by.empty()) PrintPartitionBy(table.partition_by, printer);
  PrintStorage(table.options, printer);
  PrintSecurity(table, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Table>() {
  return {{{"table", true, ReadTable},
           {"partition", true, ReadTable},
           {"foreign_table", true, ReadTable},
           {"data", false, ReadRows}},
          PrintTable,
          TypeOf};
}

}  // namespace mercator
