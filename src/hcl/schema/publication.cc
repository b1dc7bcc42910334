#include "model/publication.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "model/publication_schema.h"
#include "model/publication_table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kTables = {"table", "partition"};

std::string ReadTable(BlockReader& reader) {
  reader.Require("table");
  std::string sql = std::string("TABLE ") + (reader.Flag("only") ? "ONLY " : "");
  sql += reader.Object("table", kTables).value_or("");
  std::vector<std::string> columns = reader.Columns("columns");
  if (!columns.empty()) sql += " (" + QuotedList(columns) + ")";
  if (auto where = reader.Sql("where")) sql += " WHERE (" + *where + ")";
  reader.Finish();
  return sql;
}

std::string ReadWith(BlockReader& reader) {
  std::vector<std::string> settings;
  if (reader.Has("publish"))
    settings.push_back("publish = " + QuoteLiteral(Lower(Join(reader.Words("publish"), ", "))));
  if (reader.Flag("publish_via_partition_root"))
    settings.push_back("publish_via_partition_root = true");
  if (auto columns = reader.OneOf("publish_generated_columns", {"none", "stored"}))
    settings.push_back("publish_generated_columns = " + *columns);
  return settings.empty() ? "" : " WITH (" + Join(settings, ", ") + ")";
}

void ReadPublication(BlockReader& reader) {
  std::string name = reader.SqlName();
  std::vector<std::string> parts;
  for (const std::string& table : reader.Objects("tables", kTables))
    parts.push_back("TABLE " + table);
  for (const hcl::Block* block : reader.Blocks("table")) {
    BlockReader table(*block, reader);
    parts.push_back(ReadTable(table));
  }
  for (const std::string& schema : reader.Objects("schemas", {"schema"}))
    parts.push_back("TABLES IN SCHEMA " + schema);
  std::string for_what = reader.Flag("all_tables") ? " FOR ALL TABLES" : "";
  if (!parts.empty()) for_what = " FOR " + Join(parts, ", ");
  reader.Add(Phase::kPublication, "CREATE PUBLICATION " + name + for_what + ReadWith(reader));
  ReadRenaming(reader, {Kind::kPublication, "", "", reader.Name()});
  ReadCommon(reader, "PUBLICATION " + name);
  reader.Finish();
}

void PrintTable(const PublicationTable& table, SchemaPrinter& printer) {
  printer.Open("table");
  printer.Raw("table", printer.ReferenceOr(table.table,
                                           QualifiedName(table.table.schema, table.table.name)));
  printer.FlagIf("only", table.only);
  if (!table.columns.empty()) printer.Texts("columns", table.columns);
  if (!table.filter.empty()) printer.Code("where", table.filter);
  printer.Close();
}

void PrintPublication(const Object& object, SchemaPrinter& printer) {
  const Publication& publication = object.As<Publication>();
  printer.OpenObject(object);
  printer.FlagIf("all_tables", publication.all_tables);
  std::vector<std::string> schemas;
  for (const Object* schema : printer.Children(object.id, Kind::kPublicationSchema))
    schemas.push_back(printer.SchemaReference(schema->As<PublicationSchema>().schema));
  if (!schemas.empty()) printer.List("schemas", schemas);
  if (publication.publish != Publication().publish) {
    std::vector<std::string> words;
    for (const std::string& word : SplitList(publication.publish)) words.push_back(Upper(word));
    printer.List("publish", words);
  }
  printer.FlagIf("publish_via_partition_root", publication.via_partition_root);
  printer.TextIf("publish_generated_columns",
                 publication.generated_columns == "none" ? "" : publication.generated_columns);
  for (const Object* table : printer.Children(object.id, Kind::kPublicationTable))
    PrintTable(table->As<PublicationTable>(), printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Publication>() {
  return {{{"publication", false, ReadPublication}}, PrintPublication};
}

}  // namespace mercator
