#include "model/domain.h"

#include <fmt/format.h>

#include "hcl/schema/parts.h"

namespace mercator {
namespace {

void ReadDomain(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("type");
  std::string name = reader.SqlName();
  std::string sql = "CREATE DOMAIN " + name + " AS " + reader.Type("type").value_or("");
  for (const char* attribute : {"collate", "collation"}) {
    if (auto collation = reader.Object(attribute, {"collation"})) sql += " COLLATE " + *collation;
  }
  if (auto value = reader.Literal("default")) {
    if (!reader.schema().CallsFunction(*value)) {
      sql += " DEFAULT " + *value;
    } else {
      reader.Add(Phase::kDefault, fmt::format("ALTER DOMAIN {} SET DEFAULT {}", name, *value));
    }
  }
  if (!reader.Bool("null").value_or(false)) sql += " NOT NULL";
  for (const hcl::Block* block : reader.Blocks("check")) {
    BlockReader check(*block, reader);
    sql += ReadDomainCheck(check, name);
  }
  reader.Add(Phase::kType, sql);
  ReadRenaming(reader, {Kind::kDomain, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "DOMAIN " + name);
  reader.Finish();
}

void PrintDomain(const Object& object, SchemaPrinter& printer) {
  const Domain& domain = object.As<Domain>();
  printer.OpenObject(object);
  printer.Raw("type", printer.Type(domain.type));
  printer.Flag("null", !domain.not_null);
  if (domain.default_value)
    printer.Raw("default", SchemaPrinter::Value(*domain.default_value, domain.type));
  printer.ObjectIf("collate", domain.collation, Kind::kCollation);
  PrintDomainChecks(object, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Domain>() {
  return {{{"domain", true, ReadDomain}}, PrintDomain};
}

}  // namespace mercator
