#include "model/extension.h"

#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadExtension(BlockReader& reader) {
  std::string name = QuoteIdentifier(reader.Name());
  std::string schema = reader.SchemaName();
  std::string sql = "CREATE EXTENSION IF NOT EXISTS " + name;
  if (!schema.empty()) sql += " SCHEMA " + QuoteIdentifier(schema);
  if (auto version = reader.String("version")) sql += " VERSION " + QuoteLiteral(*version);
  reader.Add(Phase::kExtension, sql);
  ReadCommon(reader, "EXTENSION " + name, false);
  reader.Finish();
}

void PrintExtension(const Object& object, SchemaPrinter& printer) {
  const Extension& extension = object.As<Extension>();
  printer.OpenObject(object);
  // Some extensions make their schema themselves; then it is not one of the user's.
  if (auto schema = printer.Reference({Kind::kSchema, "", "", extension.schema}))
    printer.Raw("schema", *schema);
  printer.TextIf("version", extension.version);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Extension>() {
  return {{{"extension", true, ReadExtension}}, PrintExtension};
}

}  // namespace mercator
