#include "model/materialized_view.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadMaterialized(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("as");
  std::string name = reader.SqlName();
  std::string sql = "CREATE MATERIALIZED VIEW " + name;
  std::string columns = QuotedList(reader.Strings("columns"));
  if (!columns.empty()) sql += " (" + columns + ")";
  if (auto method = reader.String("access_method")) sql += " USING " + QuoteIdentifier(*method);
  Options storage = ReadStorage(reader);
  if (!storage.empty()) sql += " WITH " + WithClause(storage);
  if (auto space = reader.String("tablespace")) sql += " TABLESPACE " + QuoteIdentifier(*space);
  std::string query(Trim(reader.Sql("as").value_or("")));
  if (query.ends_with(';')) query.pop_back();
  reader.Add(Phase::kView, sql + " AS\n" + query +
                               (reader.Bool("populated").value_or(true) ? "" : "\nWITH NO DATA"));
  ReadViewColumns(reader, name);
  for (const hcl::Block* block : reader.Blocks("index")) {
    BlockReader index(*block, reader);
    ReadIndex(index, name, true);
  }
  ReadRenaming(reader, {Kind::kMaterializedView, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "MATERIALIZED VIEW " + name);
  reader.Finish();
}

void PrintMaterialized(const Object& object, SchemaPrinter& printer) {
  const MaterializedView& view = object.As<MaterializedView>();
  printer.OpenObject(object);
  PrintViewColumns(object, view.columns, {}, printer);
  printer.Code("as", view.definition);
  printer.TextIf("access_method", view.access_method);
  printer.TextIf("tablespace", view.tablespace);
  if (!view.populated) printer.Flag("populated", false);
  PrintStorage(view.options, printer);
  PrintIndexes(object, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<MaterializedView>() {
  return {{{"materialized", true, ReadMaterialized}}, PrintMaterialized};
}

}  // namespace mercator
