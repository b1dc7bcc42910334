#include "model/schema.h"

#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"

namespace mercator {
namespace {

void ReadSchema(BlockReader& reader) {
  std::string name = reader.SqlName();
  reader.Add(Phase::kSchema, "CREATE SCHEMA IF NOT EXISTS " + name);
  ReadRenaming(reader, {Kind::kSchema, "", "", reader.Name()});
  ReadCommon(reader, "SCHEMA " + name);
  reader.Finish();
}

void PrintSchema(const Object& object, SchemaPrinter& printer) {
  printer.OpenObject(object);
  // What initdb says of it is no object.
  bool usual = object.id.name == "public" && !printer.HasComment(object.id);
  if (usual) printer.Text("comment", "standard public schema");
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Schema>() {
  return {{{"schema", false, ReadSchema}}, PrintSchema};
}

}  // namespace mercator
