#include "model/aggregate.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/routine.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The attributes of the block and the settings of CREATE AGGREGATE, in the order of the manual.
struct Setting {
  const char* attribute;
  const char* name;
  enum Form { kFunction, kType, kNumber, kLiteral, kFlag, kWord, kText } form;
};

constexpr Setting kSettings[] = {
    {"state_func", "SFUNC", Setting::kFunction},
    {"state_type", "STYPE", Setting::kType},
    {"state_size", "SSPACE", Setting::kNumber},
    {"final_func", "FINALFUNC", Setting::kFunction},
    {"final_extra", "FINALFUNC_EXTRA", Setting::kFlag},
    {"final_modify", "FINALFUNC_MODIFY", Setting::kWord},
    {"combine_func", "COMBINEFUNC", Setting::kFunction},
    {"serial_func", "SERIALFUNC", Setting::kFunction},
    {"deserial_func", "DESERIALFUNC", Setting::kFunction},
    {"initial_value", "INITCOND", Setting::kLiteral},
    {"moving_state_func", "MSFUNC", Setting::kFunction},
    {"moving_inverse_func", "MINVFUNC", Setting::kFunction},
    {"moving_state_type", "MSTYPE", Setting::kType},
    {"moving_state_size", "MSSPACE", Setting::kNumber},
    {"moving_final_func", "MFINALFUNC", Setting::kFunction},
    {"moving_final_extra", "MFINALFUNC_EXTRA", Setting::kFlag},
    {"moving_final_modify", "MFINALFUNC_MODIFY", Setting::kWord},
    {"moving_initial_value", "MINITCOND", Setting::kLiteral},
    {"sort_operator", "SORTOP", Setting::kText},
    {"parallel", "PARALLEL", Setting::kWord},
    {"hypothetical", "HYPOTHETICAL", Setting::kFlag},
};

std::string ReadSetting(BlockReader& reader, const Setting& setting) {
  switch (setting.form) {
    case Setting::kFunction: {
      std::string name = reader.Object(setting.attribute, {"function"}).value_or("");
      return name.substr(0, name.find('('));
    }
    case Setting::kType:
      return reader.Type(setting.attribute).value_or("");
    case Setting::kLiteral: {
      auto value = reader.String(setting.attribute);
      return value ? QuoteLiteral(*value) : "";
    }
    case Setting::kWord:
      return reader
          .OneOf(setting.attribute,
                 {"READ ONLY", "SHAREABLE", "READ WRITE", "SAFE", "RESTRICTED", "UNSAFE"})
          .value_or("");
    default:
      return reader.Sql(setting.attribute).value_or("");
  }
}

void ReadAggregate(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("state_func");
  reader.Require("state_type");
  std::string name = reader.SqlName();
  ReadArguments(reader);
  std::vector<std::string> settings;
  for (const Setting& setting : kSettings) {
    if (setting.form == Setting::kFlag) {
      if (reader.Flag(setting.attribute)) settings.push_back(setting.name);
      continue;
    }
    std::string value = ReadSetting(reader, setting);
    if (setting.form == Setting::kWord) value = Replace(value, " ", "_");
    if (!value.empty()) settings.push_back(fmt::format("{} = {}", setting.name, value));
  }
  std::string arguments = Arguments(reader.instance(), reader.schema(), true);
  reader.Add(Phase::kOperator, fmt::format("CREATE AGGREGATE {}({}) (\n  {}\n)", name, arguments,
                                           Join(settings, ",\n  ")));
  std::string signature = Arguments(reader.instance(), reader.schema(), false);
  ReadRenaming(reader, {Kind::kAggregate, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, fmt::format("AGGREGATE {}({})", name, signature));
  reader.Finish();
}

void PrintSetting(const std::string& text, SchemaPrinter& printer) {
  size_t equals = text.find(" = ");
  std::string name = text.substr(0, equals);
  std::string value = equals == std::string::npos ? "" : text.substr(equals + 3);
  const auto* setting =
      std::ranges::find(kSettings, name, [](const Setting& s) { return std::string_view(s.name); });
  if (setting == std::end(kSettings)) return;
  switch (setting->form) {
    case Setting::kFunction:
      return printer.ObjectIf(setting->attribute, value, Kind::kFunction);
    case Setting::kType:
      return printer.Raw(setting->attribute, printer.Type(value));
    case Setting::kNumber:
      return printer.Raw(setting->attribute, value);
    case Setting::kLiteral: {
      auto constant = ParseConstant(value);
      return printer.Text(setting->attribute, constant ? constant->text : value);
    }
    case Setting::kFlag:
      return printer.Flag(setting->attribute, true);
    case Setting::kWord:
      return printer.Raw(setting->attribute, value);
    case Setting::kText:
      return printer.Text(setting->attribute, value);
  }
}

void PrintAggregate(const Object& object, SchemaPrinter& printer) {
  const Aggregate& aggregate = object.As<Aggregate>();
  printer.OpenObject(object);
  PrintArguments(aggregate.arguments, printer);
  for (const std::string& setting : aggregate.settings) PrintSetting(setting, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Aggregate>() {
  return {{{"aggregate", true, ReadAggregate}}, PrintAggregate};
}

}  // namespace mercator
