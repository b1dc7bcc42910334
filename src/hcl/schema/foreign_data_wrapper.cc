#include "model/foreign_data_wrapper.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadWrapper(BlockReader& reader) {
  std::string name = reader.SqlName();
  std::string sql = "CREATE FOREIGN DATA WRAPPER " + name;
  for (const char* part : {"handler", "validator"}) {
    if (auto function = reader.Object(part, {"function"}))
      sql += " " + Upper(part) + " " + function->substr(0, function->find('('));
  }
  Options options = reader.Map("options");
  if (!options.empty()) sql += " " + OptionsClause(options);
  reader.Add(Phase::kLanguage, sql);
  ReadRenaming(reader, {Kind::kForeignDataWrapper, "", "", reader.Name()});
  ReadCommon(reader, "FOREIGN DATA WRAPPER " + name);
  reader.Finish();
}

void PrintWrapper(const Object& object, SchemaPrinter& printer) {
  const ForeignDataWrapper& wrapper = object.As<ForeignDataWrapper>();
  printer.OpenObject(object);
  printer.ObjectIf("handler", wrapper.handler, Kind::kFunction);
  printer.ObjectIf("validator", wrapper.validator, Kind::kFunction);
  printer.MapIf("options", wrapper.options);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<ForeignDataWrapper>() {
  return {{{"fdw", false, ReadWrapper}}, PrintWrapper};
}

}  // namespace mercator
