#include "model/composite.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string ReadField(BlockReader& reader, const std::string& type, const ObjectId& id) {
  if (reader.Label().empty()) reader.Complain("block `field` takes a name");
  reader.Require("type");
  std::string name = QuoteIdentifier(reader.Name());
  std::string sql = name + " " + reader.Type("type").value_or("");
  for (const char* attribute : {"collate", "collation"}) {
    if (auto collation = reader.Object(attribute, {"collation"})) sql += " COLLATE " + *collation;
  }
  ReadRenaming(reader, id, reader.Name());
  ReadComment(reader, fmt::format("COLUMN {}.{}", type, name));
  reader.Finish();
  return sql;
}

void ReadComposite(BlockReader& reader) {
  reader.RequireSchema();
  std::string name = reader.SqlName();
  const ObjectId id{Kind::kComposite, reader.SchemaName(), "", reader.Name()};
  std::vector<std::string> fields;
  for (const hcl::Block* block : reader.Blocks("field")) {
    BlockReader field(*block, reader);
    fields.push_back(ReadField(field, name, id));
  }
  reader.Add(Phase::kType, fmt::format("CREATE TYPE {} AS ({})", name, Join(fields, ", ")));
  ReadRenaming(reader, id);
  ReadCommon(reader, "TYPE " + name);
  reader.Finish();
}

void PrintComposite(const Object& object, SchemaPrinter& printer) {
  printer.OpenObject(object);
  for (const CompositeField& field : object.As<Composite>().fields) {
    printer.Open("field", {field.name});
    printer.Raw("type", printer.Type(field.type));
    printer.ObjectIf("collate", field.collation, Kind::kCollation);
    printer.Comment({Kind::kColumn, object.id.schema, object.id.name, field.name});
    printer.Close();
  }
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Composite>() {
  return {{{"composite", true, ReadComposite}}, PrintComposite};
}

}  // namespace mercator
