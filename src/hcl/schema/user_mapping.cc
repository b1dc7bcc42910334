#include "model/user_mapping.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The label is only a name for the block, unless `role` is missing.
void ReadMapping(BlockReader& reader) {
  reader.Require("server");
  std::string server = reader.Object("server", {"server"}).value_or("");
  std::string role =
      reader.Has("role") ? reader.Role("role").value_or("") : QuoteIdentifier(reader.Name());
  std::string sql = fmt::format("CREATE USER MAPPING FOR {} SERVER {}", role, server);
  Options options = reader.Map("options");
  if (!options.empty()) sql += " " + OptionsClause(options);
  reader.Add(Phase::kUserMapping, sql);
  reader.Find("name");
  reader.Finish();
}

void PrintMapping(const Object& object, SchemaPrinter& printer) {
  const UserMapping& mapping = object.As<UserMapping>();
  printer.OpenObject(object);
  auto server = printer.Reference({Kind::kServer, "", "", object.id.table});
  printer.Raw("server", server.value_or(SchemaPrinter::Quote(object.id.table)));
  printer.Raw("role", mapping.everyone ? "PUBLIC" : printer.Role(object.id.name));
  printer.MapIf("options", mapping.options);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<UserMapping>() {
  return {{{"user_mapping", false, ReadMapping}}, PrintMapping};
}

}  // namespace mercator
