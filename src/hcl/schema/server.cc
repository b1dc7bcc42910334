#include "model/server.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadServer(BlockReader& reader) {
  reader.Require("fdw");
  std::string name = reader.SqlName();
  std::string sql = "CREATE SERVER " + name;
  if (auto type = reader.String("type")) sql += " TYPE " + QuoteLiteral(*type);
  if (auto version = reader.String("version")) sql += " VERSION " + QuoteLiteral(*version);
  if (auto* wrapper = reader.Reference("fdw")) {
    sql += " FOREIGN DATA WRAPPER " + ReferredName(*wrapper, reader.schema());
  } else if (auto text = reader.String("fdw")) {
    sql += " FOREIGN DATA WRAPPER " + QuoteIdentifier(*text);
  }
  Options options = reader.Map("options");
  if (!options.empty()) sql += " " + OptionsClause(options);
  reader.Add(Phase::kServer, sql);
  ReadRenaming(reader, {Kind::kServer, "", "", reader.Name()});
  ReadCommon(reader, "SERVER " + name);
  reader.Finish();
}

void PrintServer(const Object& object, SchemaPrinter& printer) {
  const Server& server = object.As<Server>();
  printer.OpenObject(object);
  auto wrapper = printer.Reference({Kind::kForeignDataWrapper, "", "", server.wrapper});
  printer.Raw("fdw", wrapper.value_or(SchemaPrinter::Quote(server.wrapper)));
  if (server.type) printer.Text("type", *server.type);
  if (server.version) printer.Text("version", *server.version);
  printer.MapIf("options", server.options);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Server>() {
  return {{{"server", false, ReadServer}}, PrintServer};
}

}  // namespace mercator
