#include "model/base_type.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Attributes and the settings of CREATE TYPE.
struct Setting {
  const char* attribute;
  std::string BaseType::*member;
};

constexpr Setting kFunctions[] = {
    {"input", &BaseType::input},         {"output", &BaseType::output},
    {"receive", &BaseType::receive},     {"send", &BaseType::send},
    {"typmod_in", &BaseType::typmod_in}, {"typmod_out", &BaseType::typmod_out},
    {"analyze", &BaseType::analyze},     {"subscript", &BaseType::subscript}};

std::vector<std::string> ReadSettings(BlockReader& reader) {
  std::vector<std::string> settings;
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) settings.push_back(fmt::format("{} = {}", name, value));
  };
  for (const Setting& setting : kFunctions) {
    std::string name = reader.Object(setting.attribute, {"function"}).value_or("");
    add(Upper(setting.attribute).c_str(), name.substr(0, name.find('(')));
  }
  if (auto length = reader.Int("length")) add("INTERNALLENGTH", std::to_string(*length));
  if (reader.Flag("by_value")) settings.push_back("PASSEDBYVALUE");
  add("ALIGNMENT", reader.Sql("alignment").value_or(""));
  add("STORAGE", reader.Sql("storage").value_or(""));
  if (auto text = reader.String("category")) add("CATEGORY", QuoteLiteral(*text));
  if (reader.Flag("preferred")) settings.push_back("PREFERRED = true");
  if (auto text = reader.String("default")) add("DEFAULT", QuoteLiteral(*text));
  add("ELEMENT", reader.Type("element").value_or(""));
  if (auto text = reader.String("delimiter")) add("DELIMITER", QuoteLiteral(*text));
  if (reader.Flag("collatable")) settings.push_back("COLLATABLE = true");
  return settings;
}

// The functions take and give the type, so that its name must be there before them: as a shell.
void ReadType(BlockReader& reader) {
  reader.RequireSchema();
  std::string name = reader.SqlName();
  reader.Add(Phase::kShell, "CREATE TYPE " + name);
  std::vector<std::string> settings = ReadSettings(reader);
  if (!settings.empty()) {
    reader.Add(Phase::kBaseType,
               fmt::format("CREATE TYPE {} (\n  {}\n)", name, Join(settings, ",\n  ")));
  }
  ReadRenaming(reader, {Kind::kBaseType, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TYPE " + name);
  reader.Finish();
}

void PrintType(const Object& object, SchemaPrinter& printer) {
  const BaseType& type = object.As<BaseType>();
  printer.OpenObject(object);
  if (!type.shell) {
    for (const Setting& setting : kFunctions)
      printer.ObjectIf(setting.attribute, type.*setting.member, Kind::kFunction);
    if (type.length >= 0) printer.Int("length", type.length);
    printer.FlagIf("by_value", type.by_value);
    printer.TextIf("alignment", type.alignment);
    printer.TextIf("storage", type.storage);
    if (type.category != "U") printer.Text("category", type.category);
    printer.FlagIf("preferred", type.preferred);
    if (type.default_value) printer.Text("default", *type.default_value);
    if (!type.element.empty()) printer.Raw("element", printer.Type(type.element));
    if (type.delimiter != ",") printer.Text("delimiter", type.delimiter);
    printer.FlagIf("collatable", type.collatable);
  }
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<BaseType>() {
  return {{{"type", true, ReadType}}, PrintType};
}

}  // namespace mercator
