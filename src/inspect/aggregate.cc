#include "model/aggregate.h"

#include <fmt/format.h>

#include "inspect/builder.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The settings of CREATE AGGREGATE in the order of the manual; the columns are those of the query.
struct Setting {
  int column;
  const char* name;
  enum Form { kText, kLiteral, kFlag, kModify } form;
};

constexpr Setting kSettings[] = {
    {5, "SFUNC", Setting::kText},
    {6, "STYPE", Setting::kText},
    {7, "SSPACE", Setting::kText},
    {8, "FINALFUNC", Setting::kText},
    {9, "FINALFUNC_EXTRA", Setting::kFlag},
    {10, "FINALFUNC_MODIFY", Setting::kModify},
    {11, "COMBINEFUNC", Setting::kText},
    {12, "SERIALFUNC", Setting::kText},
    {13, "DESERIALFUNC", Setting::kText},
    {14, "INITCOND", Setting::kLiteral},
    {15, "MSFUNC", Setting::kText},
    {16, "MINVFUNC", Setting::kText},
    {17, "MSTYPE", Setting::kText},
    {18, "MSSPACE", Setting::kText},
    {19, "MFINALFUNC", Setting::kText},
    {20, "MFINALFUNC_EXTRA", Setting::kFlag},
    {21, "MFINALFUNC_MODIFY", Setting::kModify},
    {22, "MINITCOND", Setting::kLiteral},
    {23, "SORTOP", Setting::kText},
    {24, "PARALLEL", Setting::kText},
    {25, "HYPOTHETICAL", Setting::kFlag},
};

std::vector<std::string> ReadSettings(const Row& row) {
  std::vector<std::string> settings;
  for (const Setting& setting : kSettings) {
    if (row.IsNull(setting.column)) continue;
    if (setting.form == Setting::kFlag) {
      if (row.Bool(setting.column)) settings.push_back(setting.name);
    } else if (setting.form == Setting::kLiteral) {
      settings.push_back(
          fmt::format("{} = {}", setting.name, QuoteLiteral(row.View(setting.column))));
    } else {
      settings.push_back(fmt::format("{} = {}", setting.name, row.View(setting.column)));
    }
  }
  return settings;
}

// `modify` codes of pg_aggregate; the default depends on the kind of the aggregate.
std::string Modify(const char* column) {
  return fmt::format(
      "CASE WHEN {0} = (CASE WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END) THEN NULL WHEN {0} = 'r' "
      "THEN 'READ_ONLY' "
      "WHEN {0} = 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END",
      column);
}

}  // namespace

template <>
std::string CatalogQuery<Aggregate>(int) {
  auto function = [](const char* column) {
    return fmt::format("CASE WHEN {0} <> 0 THEN {0}::text END", column);
  };
  return fmt::format(
      "SELECT p.oid, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes), "
      "CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_catalog.pg_get_function_arguments(p.oid) END, "
      "a.aggtransfn::text, pg_catalog.format_type(a.aggtranstype, NULL), "
      "CASE WHEN a.aggtransspace <> 0 THEN a.aggtransspace END, {}, a.aggfinalextra, {}, {}, {}, "
      "{}, a.agginitval, {}, "
      "{}, CASE WHEN a.aggmtranstype <> 0 THEN pg_catalog.format_type(a.aggmtranstype, NULL) END, "
      "CASE WHEN a.aggmtransspace <> 0 THEN a.aggmtransspace END, {}, a.aggmfinalextra, "
      "CASE WHEN a.aggmtranstype <> 0 THEN {} END, a.aggminitval, "
      "CASE WHEN a.aggsortop <> 0 THEN (SELECT 'OPERATOR(' || quote_ident(sn.nspname) || '.' || "
      "o.oprname || ')' FROM "
      "pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace sn ON sn.oid = o.oprnamespace WHERE "
      "o.oid = a.aggsortop) "
      "END, CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END, a.aggkind = "
      "'h', "
      "pg_catalog.pg_get_function_result(p.oid) "
      "FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid "
      "JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE p.oid >= 16384 AND {}",
      function("a.aggfinalfn"), Modify("a.aggfinalmodify"), function("a.aggcombinefn"),
      function("a.aggserialfn"), function("a.aggdeserialfn"), function("a.aggmtransfn"),
      function("a.aggminvtransfn"), function("a.aggmfinalfn"), Modify("a.aggmfinalmodify"),
      kUserSchema);
}

template <>
void ReadRows<Aggregate>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kProcClass, row.Oid(0))) continue;
    auto aggregate = std::make_shared<Aggregate>();
    aggregate->name = row.Text(2);
    aggregate->arguments = row.Text(4);
    aggregate->settings = ReadSettings(row);
    aggregate->result = row.Text(26);
    ObjectId id{Kind::kAggregate, row.Text(1), "", row.Text(2) + "(" + row.Text(3) + ")"};
    builder.Add({kProcClass, row.Oid(0), 0}, id, {Kind::kSchema, "", "", row.Text(1)}, aggregate);
  }
}

}  // namespace mercator
