#include "model/function.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/routine.h"
#include "sql/quote.h"
#include "sql/setting.h"

namespace mercator {
namespace {

std::string ReadResult(BlockReader& reader) {
  if (auto type = reader.Type("return")) return " RETURNS " + *type;
  if (auto type = reader.Type("return_set")) return " RETURNS SETOF " + *type;
  const hcl::Block* block = reader.OnlyBlock("return_table");
  if (block == nullptr) return "";
  BlockReader table(*block, reader);
  std::vector<std::string> columns;
  for (const hcl::Block* inner : table.Blocks("column")) {
    BlockReader column(*inner, table);
    column.Require("type");
    columns.push_back(QuoteIdentifier(column.Name()) + " " + column.Type("type").value_or(""));
    column.Finish();
  }
  table.Finish();
  return " RETURNS TABLE(" + Join(columns, ", ") + ")";
}

std::string ReadProperties(BlockReader& reader) {
  std::string sql;
  if (reader.Flag("window")) sql += " WINDOW";
  if (auto word = reader.OneOf("volatility", {"VOLATILE", "STABLE", "IMMUTABLE"}))
    sql += " " + *word;
  if (reader.Flag("strict")) sql += " STRICT";
  if (auto word = reader.OneOf("security", {"INVOKER", "DEFINER"})) sql += " SECURITY " + *word;
  if (reader.Flag("leakproof")) sql += " LEAKPROOF";
  if (auto word = reader.OneOf("parallel", {"UNSAFE", "RESTRICTED", "SAFE"}))
    sql += " PARALLEL " + *word;
  if (auto cost = reader.Sql("cost")) sql += " COST " + *cost;
  if (auto rows = reader.Sql("rows")) sql += " ROWS " + *rows;
  if (auto support = reader.Object("support", {"function"}))
    sql += " SUPPORT " + support->substr(0, support->find('('));
  std::vector<std::string> transforms = reader.Strings("transforms");
  if (!transforms.empty()) sql += "\nTRANSFORM FOR TYPE " + Join(transforms, ", FOR TYPE ");
  for (const auto& [name, value] : reader.Map("config_params"))
    sql += "\n" + SettingClause(name + "=" + value);
  return sql;
}

bool IsSqlBody(const std::string& language, const std::string& body) {
  if (Lower(language) != "sql") return false;
  std::string start = Upper(Trim(body).substr(0, 20));
  return start.starts_with("RETURN ") || start.starts_with("RETURN(") ||
         start.starts_with("RETURN\n") || start.starts_with("BEGIN ATOMIC") ||
         start.starts_with("BEGIN\nATOMIC");
}

std::string ReadBody(BlockReader& reader, const std::string& language) {
  std::string body = reader.Sql("as").value_or("");
  if (auto file = reader.String("object_file")) {
    std::string symbol = body.empty() ? "" : ", " + QuoteLiteral(body);
    return "AS " + QuoteLiteral(*file) + symbol;
  }
  if (!IsSqlBody(language, body)) return "AS " + DollarQuote(body);
  std::string text(Trim(body));
  if (text.ends_with(';') && !Upper(text).starts_with("BEGIN")) text.pop_back();
  return text;
}

// A bare word is the name whatever its case; a string is the name itself.
std::string ReadLanguage(BlockReader& reader) {
  auto value = reader.Get("lang");
  if (!value) return "sql";
  if (auto* word = value->As<Word>()) return Lower(word->text);
  if (auto* reference = value->As<BlockReference>())
    return reader.schema().NameOf(*reference->instance);
  return reader.String("lang").value_or("sql");
}

void ReadRoutine(BlockReader& reader) {
  reader.RequireSchema();
  bool procedure = reader.block().type == "procedure";
  const char* noun = procedure ? "PROCEDURE" : "FUNCTION";
  std::string name = reader.SqlName(), language = ReadLanguage(reader);
  ReadArguments(reader);
  std::string sql = fmt::format("CREATE {} {}({}){}\nLANGUAGE {}{}\n", noun, name,
                                Arguments(reader.instance(), reader.schema(), true),
                                procedure ? "" : ReadResult(reader), QuoteIdentifier(language),
                                ReadProperties(reader));
  bool low = language == "c" || language == "internal";
  reader.Require("as");
  reader.Add(low ? Phase::kLowFunction : Phase::kFunction, sql + ReadBody(reader, language));
  std::string signature = Arguments(reader.instance(), reader.schema(), false);
  ReadRenaming(reader, {Kind::kFunction, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, fmt::format("{} {}({})", noun, name, signature));
  reader.Finish();
}

std::string_view TypeOf(const Object& object) {
  return object.As<Function>().kind == "PROCEDURE" ? "procedure" : "function";
}

std::string Language(const std::string& name) {
  if (name == "sql") return "SQL";
  if (name == "plpgsql") return "PLpgSQL";
  return SchemaPrinter::Quote(name);
}

void PrintResult(const Function& function, SchemaPrinter& printer) {
  const std::string& result = function.result;
  if (result.empty()) return;
  if (result.starts_with("SETOF "))
    return printer.Raw("return_set", printer.Type(result.substr(6)));
  if (!result.starts_with("TABLE(")) return printer.Raw("return", printer.Type(result));
  printer.Open("return_table");
  for (const RoutineArgument& column : ParseArguments(result.substr(6, result.size() - 7))) {
    printer.Open("column", {column.name});
    printer.Raw("type", printer.Type(column.type));
    printer.Close();
  }
  printer.Close();
}

void PrintProperties(const Function& function, SchemaPrinter& printer) {
  printer.FlagIf("window", function.window);
  if (function.volatility != "VOLATILE") printer.Raw("volatility", function.volatility);
  printer.FlagIf("strict", function.strict);
  printer.FlagIf("leakproof", function.leakproof);
  if (function.security_definer) printer.Raw("security", "DEFINER");
  if (function.parallel != "UNSAFE") printer.Raw("parallel", function.parallel);
  if (!function.cost.empty()) printer.Raw("cost", SchemaPrinter::Value(function.cost, ""));
  if (!function.rows.empty()) printer.Raw("rows", SchemaPrinter::Value(function.rows, ""));
  printer.ObjectIf("support", function.support, Kind::kFunction);
  if (!function.transforms.empty()) printer.Texts("transforms", function.transforms);
  printer.Settings("config_params", function.settings);
}

void PrintRoutine(const Object& object, SchemaPrinter& printer) {
  const Function& function = object.As<Function>();
  printer.OpenObject(object);
  printer.Raw("lang", Language(function.language));
  PrintArguments(function.arguments, printer);
  PrintResult(function, printer);
  if (!function.sql_body.empty()) {
    printer.Code("as", function.sql_body);
  } else {
    printer.Text("as", function.body);
  }
  printer.TextIf("object_file", function.object_file);
  PrintProperties(function, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Function>() {
  return {
      {{"function", true, ReadRoutine}, {"procedure", true, ReadRoutine}}, PrintRoutine, TypeOf};
}

}  // namespace mercator
