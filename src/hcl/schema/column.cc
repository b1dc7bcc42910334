#include "model/column.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "model/default.h"
#include "model/sequence.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string ReadGenerated(BlockReader& reader) {
  std::string expression, type = "STORED";
  if (const hcl::Block* block = reader.OnlyBlock("as")) {
    BlockReader as(*block, reader);
    as.Require("expr");
    expression = as.Sql("expr").value_or("");
    type = as.OneOf("type", {"STORED", "VIRTUAL"}).value_or(type);
    as.Finish();
  } else if (auto text = reader.Sql("as")) {
    expression = *text;
  }
  if (expression.empty()) return "";
  return fmt::format(" GENERATED ALWAYS AS ({}) {}", expression, type);
}

std::string ReadIdentity(BlockReader& reader) {
  const hcl::Block* block = reader.OnlyBlock("identity");
  if (block == nullptr) return "";
  BlockReader identity(*block, reader);
  std::string generated =
      identity.OneOf("generated", {"BY DEFAULT", "ALWAYS"}).value_or("BY DEFAULT");
  std::string options;
  if (auto name = identity.String("name")) options = " SEQUENCE NAME " + QuoteIdentifier(*name);
  options += ReadSequenceOptions(identity);
  identity.Finish();
  std::string sql = " GENERATED " + generated + " AS IDENTITY";
  return options.empty() ? sql : sql + " (" + options.substr(1) + ")";
}

struct NotNull {
  std::string clause;
  std::string later;  // what ALTER TABLE has to add
};

NotNull ReadNotNull(BlockReader& reader, bool is_null, const std::string& column) {
  NotNull out;
  if (!is_null) out.clause = " NOT NULL";
  const hcl::Block* block = reader.OnlyBlock("not_null");
  if (block == nullptr) return out;
  BlockReader rule(*block, reader);
  auto name = rule.String("name");
  std::string constraint = name ? " CONSTRAINT " + QuoteIdentifier(*name) : "";
  std::string end = rule.Flag("no_inherit") ? " NO INHERIT" : "";
  bool valid = rule.Bool("valid").value_or(true);
  rule.Finish();
  if (valid) {
    out.clause = constraint + " NOT NULL" + end;
  } else {
    out.clause.clear();
    out.later = fmt::format("ADD{} NOT NULL {}{} NOT VALID", constraint, column, end);
  }
  return out;
}

// Children get the storage of their parents' columns, but not the rest.
void ReadStorageOf(BlockReader& reader, const TableParts& table, const std::string& alter) {
  auto add = [&](const std::string& action) { reader.Add(Phase::kDefault, alter + action); };
  std::string only = "ALTER TABLE ONLY" + alter.substr(std::string_view("ALTER TABLE").size());
  if (auto storage =
          reader.OneOf("storage", {"PLAIN", "EXTERNAL", "MAIN", "EXTENDED", "DEFAULT"})) {
    add("SET STORAGE " + *storage);
  }
  if (auto target = reader.Int("statistics"))
    reader.Add(Phase::kDefault, fmt::format("{}SET STATISTICS {}", only, *target));
  Options options = reader.Map("options");
  if (options.empty()) return;
  if (table.foreign) return;
  add("SET " + WithClause(options));
}

// A column that comes from a parent or a type: only what is different is said.
void ReadOverride(BlockReader& reader, TableParts& table, const std::string& column,
                  const std::string& alter) {
  auto is_null = reader.Bool("null");
  auto value = reader.Literal("default");
  std::string generated = ReadGenerated(reader) + ReadIdentity(reader);
  NotNull rule = ReadNotNull(reader, is_null.value_or(true), column);
  if (table.typed) {
    std::string options = generated + rule.clause;
    if (value) options = " DEFAULT " + *value + options;
    if (!options.empty()) table.elements.push_back(column + " WITH OPTIONS" + options);
  } else {
    if (is_null && !*is_null) reader.Add(Phase::kDefault, alter + "SET NOT NULL");
    if (value) reader.Add(Phase::kDefault, alter + "SET DEFAULT " + *value);
  }
  if (auto compression = reader.String("compression"))
    reader.Add(Phase::kDefault, alter + "SET COMPRESSION " + *compression);
}

void ReadOwn(BlockReader& reader, TableParts& table, const std::string& column,
             const std::string& type, const std::string& alter) {
  std::string sql = column + " " + type;
  if (table.foreign) {
    Options options = reader.Map("server_options");
    if (!options.empty()) sql += " " + OptionsClause(options);
  }
  if (auto compression = reader.String("compression")) sql += " COMPRESSION " + *compression;
  for (const char* name : {"collation", "collate"}) {
    if (auto collation = reader.Object(name, {"collation"})) sql += " COLLATE " + *collation;
  }
  if (auto value = reader.Literal("default")) {
    if (!reader.schema().CallsFunction(*value)) {
      sql += " DEFAULT " + *value;
    } else {
      reader.Add(Phase::kDefault, alter + "SET DEFAULT " + *value);
    }
  }
  sql += ReadGenerated(reader) + ReadIdentity(reader);
  bool is_null = reader.Bool("null").value_or(false);
  NotNull rule = ReadNotNull(reader, is_null, column);
  table.elements.push_back(sql + rule.clause);
  if (!rule.later.empty())
    reader.Add(Phase::kDefault, "ALTER TABLE " + table.sql_name + " " + rule.later);
}

}  // namespace

void ReadColumn(BlockReader& reader, TableParts& table) {
  if (reader.Label().empty()) return reader.Complain("block `column` takes a name");
  std::string name = reader.Name();
  std::string column = QuoteIdentifier(name);
  std::string alter = fmt::format("ALTER TABLE {} ALTER COLUMN {} ", table.sql_name, column);
  auto type = reader.Type("type");
  if (table.child && !reader.Has("type")) {
    ReadOverride(reader, table, column, alter);
  } else if (type) {
    ReadOwn(reader, table, column, *type, alter);
  } else {
    reader.Require("type");
    // What it has besides is not a mistake.
    for (const char* other : {"null", "default", "as", "collation", "collate", "compression"})
      reader.Find(other);
    for (const char* other : {"identity", "as", "not_null"}) reader.Blocks(other);
  }
  ReadStorageOf(reader, table, alter);
  ReadRenaming(reader, {Kind::kColumn, table.schema, table.name, name});
  ReadComment(reader, fmt::format("COLUMN {}.{}", table.sql_name, column));
  reader.Finish();
}

namespace {

const Object* ParentColumn(const Object& column, const Object& table, const Catalog& catalog) {
  for (const ObjectId& parent : table.As<Table>().parents) {
    if (const Object* found =
            catalog.Find({Kind::kColumn, parent.schema, parent.name, column.id.name}))
      return found;
  }
  return nullptr;
}

const Default* DefaultOf(const Object& column, const Catalog& catalog) {
  return catalog.Find<Default>({Kind::kDefault, column.id.schema, column.id.table, column.id.name});
}

void PrintIdentity(const Column& column, SchemaPrinter& printer) {
  if (column.identity.empty()) return;
  printer.Open("identity");
  printer.Raw("generated", SchemaPrinter::Keyword(column.identity));
  if (!column.identity_sequence.empty()) {
    printer.TextIf("name", column.identity_sequence[0].name);
    PrintSequenceOptions(column.identity_sequence[0], column.type, printer);
  }
  printer.Close();
}

void PrintGenerated(const Column& column, SchemaPrinter& printer) {
  if (column.generated.empty()) return;
  printer.Open("as");
  printer.Code("expr", column.generation_expression);
  printer.Raw("type", column.generated);
  printer.Close();
}

void PrintNotNull(const Column& column, SchemaPrinter& printer) {
  if (!column.not_null) return;
  if (column.not_null_name.empty() && !column.not_null_no_inherit && column.not_null_valid) return;
  printer.Open("not_null");
  printer.TextIf("name", column.not_null_name);
  printer.FlagIf("no_inherit", column.not_null_no_inherit);
  if (!column.not_null_valid) printer.Flag("valid", false);
  printer.Close();
}

void PrintStorageOf(const Column& column, const Column* parent, SchemaPrinter& printer) {
  if (column.storage != (parent ? parent->storage : ""))
    printer.Raw("storage", column.storage.empty() ? column.type_storage : column.storage);
  if (column.compression != (parent ? parent->compression : ""))
    printer.Text("compression", column.compression.empty() ? "default" : column.compression);
  if (column.statistics != -1) printer.Int("statistics", column.statistics);
  printer.MapIf("options", column.options);
  printer.MapIf("server_options", column.server_options);
}

void PrintDefault(const Object& object, const Default* value, SchemaPrinter& printer) {
  if (value != nullptr)
    printer.Raw("default", SchemaPrinter::Value(value->expression, object.As<Column>().type));
}

// True if a column of a child is as its parent gives it.
bool IsAsGiven(const Object& object, const Object* parent, const SchemaPrinter& printer) {
  const Catalog& catalog = printer.catalog();
  if (printer.HasComment(object.id) || !printer.Children(object.id, Kind::kSecurityLabel).empty())
    return false;
  const Column& column = object.As<Column>();
  const Default* value = DefaultOf(object, catalog);
  if (parent == nullptr) {
    return value == nullptr && !column.not_null && column.storage.empty() &&
           column.compression.empty() && column.statistics == -1 && column.options.empty() &&
           column.generated.empty() && column.identity.empty();
  }
  const Column& above = parent->As<Column>();
  const Default* value_above = DefaultOf(*parent, catalog);
  bool same_value = (value == nullptr) == (value_above == nullptr) &&
                    (value == nullptr || value->expression == value_above->expression);
  return same_value && column.not_null == above.not_null && column.storage == above.storage &&
         column.compression == above.compression && column.statistics == -1 &&
         column.options.empty() && column.server_options.empty();
}

void PrintOverride(const Object& object, const Object* parent, SchemaPrinter& printer) {
  if (IsAsGiven(object, parent, printer)) return;
  const Column& column = object.As<Column>();
  const Catalog& catalog = printer.catalog();
  const Default* value = DefaultOf(object, catalog);
  const Default* above = parent ? DefaultOf(*parent, catalog) : nullptr;
  printer.Open("column", {object.id.name});
  bool not_null = column.not_null && column.identity.empty();
  if (not_null && !(parent && parent->As<Column>().not_null)) printer.Flag("null", false);
  if (value == nullptr && above != nullptr) {
    printer.Raw("default", SchemaPrinter::Sql("NULL"));
  } else if (value != nullptr && (above == nullptr || above->expression != value->expression)) {
    PrintDefault(object, value, printer);
  }
  PrintStorageOf(column, parent ? &parent->As<Column>() : nullptr, printer);
  printer.Comment(object.id);
  if (parent == nullptr) {
    PrintIdentity(column, printer);
    PrintGenerated(column, printer);
    PrintNotNull(column, printer);
  }
  printer.Close();
}

}  // namespace

void PrintColumn(const Object& object, const Object& table, SchemaPrinter& printer) {
  const Column& column = object.As<Column>();
  if (column.inherited || !table.As<Table>().of_type.empty())
    return PrintOverride(object, ParentColumn(object, table, printer.catalog()), printer);
  printer.Open("column", {object.id.name});
  const Object* serial = SerialOf(object, printer.catalog());
  bool is_null = !column.not_null || !column.not_null_valid;
  printer.Flag("null", is_null);
  if (serial != nullptr) {
    printer.Raw("type", column.type == "smallint"  ? "smallserial"
                        : column.type == "integer" ? "serial"
                                                   : "bigserial");
  } else {
    printer.Raw("type", printer.Type(column.type));
    PrintDefault(object, DefaultOf(object, printer.catalog()), printer);
  }
  printer.ObjectIf("collation", column.collation, Kind::kCollation);
  PrintStorageOf(column, nullptr, printer);
  printer.Comment(object.id);
  PrintIdentity(column, printer);
  PrintGenerated(column, printer);
  PrintNotNull(column, printer);
  printer.Close();
}

// Columns are parts of their tables.
template <>
KindForm FormOf<Column>() {
  return {};
}

}  // namespace mercator
