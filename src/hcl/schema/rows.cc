// Rows of tables: `data { table = table.countries  rows = [{ code = "de" }] }`.
#include <fmt/format.h>

#include "base/text.h"
#include "hcl/json.h"
#include "hcl/schema/parts.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Lists and objects are JSON. Nothing, if it has no text in SQL.
std::optional<std::string> Constant(const hcl::Value& value) {
  if (auto* raw = value.As<hcl::RawSql>()) return raw->sql;
  if (value.null()) return "NULL";
  if (!value.has_content()) return std::nullopt;
  if (value.Is(hcl::TypeKind::kBool)) return value.AsBool() ? "true" : "false";
  if (value.Is(hcl::TypeKind::kNumber)) return value.AsNumber().ToString();
  if (value.Is(hcl::TypeKind::kString)) return QuoteLiteral(value.AsString());
  if (value.IsSequence() || value.IsAttributed()) return QuoteLiteral(hcl::EncodeJson(value));
  return std::nullopt;
}

void ReadRow(BlockReader& reader, const std::string& table, const hcl::Value& row) {
  if (!row.IsAttributed() || !row.has_content() || row.attributes().empty())
    return reader.Complain("rows", "`rows`: a list of `{ column = value, … }` is required");
  std::vector<std::string> columns, values;
  for (const auto& [column, value] : row.attributes()) {
    auto text = Constant(value);
    if (!text) return reader.Complain("rows", "the value of `" + column + "` is no constant");
    columns.push_back(column);
    values.push_back(std::move(*text));
  }
  reader.Add(Phase::kRows, fmt::format("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})",
                                       table, QuotedList(columns), Join(values, ", ")));
}

}  // namespace

// They are loaded, so that what is wrong in them is seen; plans are about the schema alone.
void ReadRows(BlockReader& reader) {
  reader.Require("table");
  reader.Require("rows");
  const std::string table = reader.Object("table", {"table", "foreign_table"}).value_or("");
  if (auto rows = reader.Get("rows")) {
    if (!rows->IsSequence()) {
      reader.Complain("rows", "`rows`: a list of `{ column = value, … }` is required");
    } else {
      for (const hcl::Value& row : rows->elements()) ReadRow(reader, table, row);
    }
  }
  if (reader.schema().FirstTime("data")) {
    reader.Warn("",
                "rows are loaded and checked, but no plan brings them into a database; "
                "a migration with INSERT does");
  }
  reader.Find("name");
  reader.Finish();
}

}  // namespace mercator
