#include "model/range.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The name without its arguments: CREATE TYPE takes no more.
std::string Function(BlockReader& reader, const char* attribute) {
  std::string name = reader.Object(attribute, {"function"}).value_or("");
  return name.substr(0, name.find('('));
}

void ReadRange(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("subtype");
  std::string name = reader.SqlName();
  std::vector<std::string> settings;
  auto add = [&](const char* word, const std::string& value) {
    if (!value.empty()) settings.push_back(std::string(word) + " = " + value);
  };
  add("SUBTYPE", reader.Type("subtype").value_or(""));
  add("SUBTYPE_OPCLASS", reader.Object("subtype_opclass", {"operator_class"}).value_or(""));
  add("COLLATION", reader.Object("collation", {"collation"}).value_or(""));
  add("CANONICAL", Function(reader, "canonical"));
  add("SUBTYPE_DIFF", Function(reader, "subtype_diff"));
  if (auto multirange = reader.String("multirange_type_name")) {
    auto parts = ParseName(*multirange);
    add("MULTIRANGE_TYPE_NAME",
        parts && parts->size() > 1 ? *multirange : QualifiedName(reader.SchemaName(), *multirange));
  }
  // Functions in C take and give the type before it is whole.
  if (reader.Has("canonical")) reader.Add(Phase::kShell, "CREATE TYPE " + name);
  reader.Add(Phase::kType, fmt::format("CREATE TYPE {} AS RANGE ({})", name, Join(settings, ", ")));
  ReadRenaming(reader, {Kind::kRange, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TYPE " + name);
  reader.Finish();
}

// makeMultirangeTypeName() of PostgreSQL.
std::string UsualMultirange(const ObjectId& range) {
  std::string name = range.name;
  size_t at = name.find("range");
  if (at == std::string::npos) {
    name += "_multirange";
  } else {
    name.insert(at, "multi");
  }
  return name.size() < 64 ? QualifiedName(range.schema, name) : "";
}

void PrintRange(const Object& object, SchemaPrinter& printer) {
  const Range& range = object.As<Range>();
  printer.OpenObject(object);
  printer.Raw("subtype", printer.Type(range.subtype));
  printer.TextIf("subtype_opclass", range.subtype_opclass);
  printer.ObjectIf("collation", range.collation, Kind::kCollation);
  printer.ObjectIf("canonical", range.canonical, Kind::kFunction);
  printer.ObjectIf("subtype_diff", range.subtype_diff, Kind::kFunction);
  if (range.multirange != UsualMultirange(object.id))
    printer.Text("multirange_type_name", range.multirange);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Range>() {
  return {{{"range", true, ReadRange}}, PrintRange};
}

}  // namespace mercator
