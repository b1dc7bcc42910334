#include "hcl/schema/parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/sql_text.h"
#include "sql/lexer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// An expression as the lists of CREATE INDEX want it: in brackets, unless it is a call.
std::string KeyExpression(const std::string& text) {
  std::string trimmed(Trim(text));
  if (trimmed.starts_with('(') && EndOfBrackets(trimmed, 0) == trimmed.size()) return trimmed;
  SqlWords words(trimmed);
  words.Name();
  if (words.Rest().starts_with('(')) {
    size_t open = trimmed.find('(');
    if (EndOfBrackets(trimmed, open) == trimmed.size()) return trimmed;
  }
  return "(" + trimmed + ")";
}

KeyPart ReadKeyPart(BlockReader& reader) {
  KeyPart part;
  if (auto column = reader.Column("column")) {
    part.column = *column;
  } else if (auto expression = reader.Sql("expr")) {
    part.expression = KeyExpression(*expression);
  } else {
    reader.Complain("block `" + std::string(reader.block().type) +
                    "` needs an attribute `column` or `expr`");
  }
  for (const char* name : {"collate", "collation"}) {
    if (auto collation = reader.Object(name, {"collation"})) part.collation = *collation;
  }
  if (auto value = reader.Get("ops")) {
    if (auto* word = value->As<Word>()) {
      part.opclass = word->text;
    } else {
      part.opclass = reader.Object("ops", {"operator_class"}).value_or("");
    }
  }
  part.operator_name = reader.Sql("op").value_or("");
  part.descending = reader.Flag("desc");
  part.nulls_first = part.descending;
  if (auto first = reader.Bool("nulls_first")) part.nulls_first = *first;
  if (auto last = reader.Bool("nulls_last")) part.nulls_first = !*last;
  reader.Finish();
  return part;
}

bool IsPlain(const KeyPart& part) {
  return !part.column.empty() && part.collation.empty() && part.opclass.empty() &&
         part.operator_name.empty() && !part.descending && !part.nulls_first;
}

bool IsWord(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; });
}

void PrintKeyPart(const KeyPart& part, SchemaPrinter& printer, const char* block) {
  printer.Open(block);
  printer.FlagIf("desc", part.descending);
  if (part.column.empty()) {
    printer.Code("expr", part.expression);
  } else {
    printer.Raw("column", "column" + ReferenceStep(part.column));
  }
  printer.ObjectIf("collate", part.collation, Kind::kCollation);
  if (!part.opclass.empty())
    printer.Raw("ops", IsWord(part.opclass) ? part.opclass : SchemaPrinter::Sql(part.opclass));
  printer.TextIf("op", part.operator_name);
  if (part.descending && !part.nulls_first) printer.Flag("nulls_last", true);
  if (!part.descending && part.nulls_first) printer.Flag("nulls_first", true);
  printer.Close();
}

std::string StorageValue(const std::string& value) {
  bool number = !value.empty() &&
                std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }) &&
                (value.size() == 1 || value[0] != '0') && value.size() < 16;
  return number || value == "true" || value == "false" ? value : SchemaPrinter::Quote(value);
}

void ReadStorageBlock(BlockReader& reader, const std::string& prefix, Options& options) {
  for (const hcl::Attribute& attribute : reader.block().body.attributes) {
    std::string name(attribute.name);
    if (auto value = reader.Sql(name)) options[prefix + name] = *value;
  }
  for (const hcl::Block* block : reader.block().body.blocks) {
    reader.Blocks(block->type);
    BlockReader inner(*block, reader);
    ReadStorageBlock(inner, prefix + std::string(block->type) + ".", options);
  }
  reader.Finish();
}

}  // namespace

std::vector<KeyPart> ReadKeyParts(BlockReader& reader, const char* block) {
  std::vector<KeyPart> parts;
  for (const std::string& column : reader.Columns("columns")) {
    KeyPart part;
    part.column = column;
    parts.push_back(std::move(part));
  }
  for (const hcl::Block* on : reader.Blocks(block)) {
    BlockReader inner(*on, reader);
    parts.push_back(ReadKeyPart(inner));
  }
  return parts;
}

std::string KeyPartSql(const KeyPart& part) {
  std::string sql = part.column.empty() ? part.expression : QuoteIdentifier(part.column);
  if (!part.collation.empty()) sql += " COLLATE " + part.collation;
  if (!part.opclass.empty()) sql += " " + part.opclass;
  if (part.descending) sql += " DESC";
  if (part.nulls_first != part.descending) sql += part.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return sql;
}

KeyPart ParseKeyPart(const std::string& text) {
  KeyPart part;
  SqlWords words(text);
  if (text.starts_with('(')) {
    part.expression = words.Brackets();
  } else {
    std::string name = words.Name();
    SqlWords ahead = words;
    if (ahead.Rest().starts_with('(')) {
      part.expression = name + words.Brackets();
    } else if (auto parts = ParseName(name)) {
      part.column = parts->back();
    }
  }
  if (words.Take("COLLATE")) part.collation = words.Name();
  for (;;) {
    if (words.Take("DESC")) {
      part.descending = part.nulls_first = true;
    } else if (words.Take("NULLS FIRST")) {
      part.nulls_first = true;
    } else if (words.Take("NULLS LAST")) {
      part.nulls_first = false;
    } else if (words.Take("WITH")) {
      part.operator_name = words.Rest();
    } else if (!words.AtEnd() && part.opclass.empty()) {
      part.opclass = words.Name();
      SqlWords ahead = words;
      if (ahead.Rest().starts_with('(')) part.opclass += " " + words.Brackets();
    } else {
      return part;
    }
  }
}

void PrintKeyParts(const std::vector<KeyPart>& parts, SchemaPrinter& printer, const char* block) {
  if (std::ranges::all_of(parts, IsPlain)) {
    std::vector<std::string> columns;
    for (const KeyPart& part : parts) columns.push_back(part.column);
    return printer.List("columns", printer.ColumnReferences(columns));
  }
  for (const KeyPart& part : parts) PrintKeyPart(part, printer, block);
}

Options ReadStorage(BlockReader& reader) {
  Options options;
  if (const hcl::Block* block = reader.OnlyBlock("storage_params")) {
    BlockReader inner(*block, reader);
    ReadStorageBlock(inner, "", options);
  }
  return options;
}

void PrintStorage(const Options& options, SchemaPrinter& printer) {
  if (options.empty()) return;
  printer.Open("storage_params");
  Options toast;
  for (const auto& [name, value] : options) {
    if (name.starts_with("toast.")) {
      toast[name.substr(6)] = value;
    } else {
      printer.Raw(name, StorageValue(value));
    }
  }
  if (!toast.empty()) {
    printer.Open("toast");
    for (const auto& [name, value] : toast) printer.Raw(name, StorageValue(value));
    printer.Close();
  }
  printer.Close();
}

void ReadViewColumns(BlockReader& reader, const std::string& view) {
  for (const hcl::Block* block : reader.Blocks("column")) {
    BlockReader column(*block, reader);
    if (column.Label().empty()) {
      column.Complain("block `column` takes a name");
      continue;
    }
    // The query gives type and nullability.
    column.Type("type");
    column.Bool("null");
    std::string name = QuoteIdentifier(column.Name());
    if (auto value = column.Literal("default")) {
      column.Add(Phase::kTrigger,
                 fmt::format("ALTER VIEW {} ALTER COLUMN {} SET DEFAULT {}", view, name, *value));
    }
    ReadComment(column, fmt::format("COLUMN {}.{}", view, name));
    column.Finish();
  }
}

void PrintViewColumns(const Object& view, const std::vector<std::string>& columns,
                      const Options& defaults, SchemaPrinter& printer) {
  for (const std::string& column : columns) {
    ObjectId id{Kind::kColumn, view.id.schema, view.id.name, column};
    auto value = defaults.find(column);
    if (!printer.HasComment(id) && value == defaults.end()) continue;
    printer.Open("column", {column});
    if (value != defaults.end()) printer.Raw("default", SchemaPrinter::Value(value->second, ""));
    printer.Comment(id);
    printer.Close();
  }
}

std::string ReadEnabled(BlockReader& reader) {
  auto word = reader.OneOf("enabled", {"ENABLED", "DISABLED", "REPLICA", "ALWAYS"});
  if (!word || *word == "ENABLED") return "";
  return *word == "DISABLED" ? "DISABLE" : "ENABLE " + *word;
}

void PrintEnabled(const std::string& code, SchemaPrinter& printer) {
  if (code == "D") printer.Raw("enabled", "DISABLED");
  if (code == "R") printer.Raw("enabled", "REPLICA");
  if (code == "A") printer.Raw("enabled", "ALWAYS");
}

}  // namespace mercator
