#include "model/view.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"

namespace mercator {
namespace {

void ReadView(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("as");
  std::string name = reader.SqlName();
  Options options;
  if (auto barrier = reader.Bool("security_barrier"))
    options["security_barrier"] = *barrier ? "true" : "false";
  if (auto security = reader.OneOf("security", {"INVOKER", "DEFINER"}))
    options["security_invoker"] = *security == "INVOKER" ? "true" : "false";
  std::string with = options.empty() ? "" : " WITH " + WithClause(options);
  auto check = reader.OneOf("check_option", {"LOCAL", "CASCADED"});
  std::string query(Trim(reader.Sql("as").value_or("")));
  if (query.ends_with(';')) query.pop_back();
  std::string columns = QuotedList(reader.Strings("columns"));
  if (!columns.empty()) columns = " (" + columns + ")";
  reader.Add(Phase::kView, fmt::format("CREATE VIEW {}{}{} AS\n{}{}", name, columns, with, query,
                                       check ? "\nWITH " + *check + " CHECK OPTION" : ""));
  ReadViewColumns(reader, name);
  ReadRenaming(reader, {Kind::kView, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "VIEW " + name);
  reader.Finish();
}

void PrintView(const Object& object, SchemaPrinter& printer) {
  const View& view = object.As<View>();
  printer.OpenObject(object);
  PrintViewColumns(object, view.columns, view.column_defaults, printer);
  printer.Code("as", view.definition);
  auto option = [&](const char* name) {
    auto it = view.options.find(name);
    return it == view.options.end() ? std::string() : it->second;
  };
  if (!option("check_option").empty()) printer.Raw("check_option", Upper(option("check_option")));
  std::string barrier = option("security_barrier"), invoker = option("security_invoker");
  if (!barrier.empty()) printer.Flag("security_barrier", barrier == "true");
  if (!invoker.empty()) printer.Raw("security", invoker == "true" ? "INVOKER" : "DEFINER");
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<View>() {
  return {{{"view", true, ReadView}}, PrintView};
}

}  // namespace mercator
