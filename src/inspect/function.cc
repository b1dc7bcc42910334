#include "model/function.h"

#include "inspect/builder.h"

namespace mercator {
namespace {

std::string Volatility(char code) {
  return code == 'i' ? "IMMUTABLE" : code == 's' ? "STABLE" : "VOLATILE";
}

std::string Parallel(char code) {
  return code == 's' ? "SAFE" : code == 'r' ? "RESTRICTED" : "UNSAFE";
}

// The cost or row estimate, empty if it is what CREATE FUNCTION gives by itself.
std::string Estimate(std::string_view value, std::string_view usual) {
  return value == usual ? "" : std::string(value);
}

}  // namespace

template <>
std::string CatalogQuery<Function>(int) {
  return std::string(
             "SELECT p.oid, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes), "
             "p.prokind, "
             "pg_catalog.pg_get_function_arguments(p.oid), "
             "pg_catalog.pg_get_function_result(p.oid), l.lanname, "
             "p.prosrc, pg_catalog.pg_get_function_sqlbody(p.oid), p.probin, p.provolatile, "
             "p.proisstrict, "
             "p.prosecdef, p.proleakproof, p.proparallel, p.procost, p.prorows, p.proretset, "
             "CASE WHEN p.prosupport <> 0 THEN p.prosupport::text END, "
             "ARRAY(SELECT pg_catalog.format_type(x, NULL) FROM unnest(p.protrftypes) x), "
             "p.proconfig, "
             "p.proargnames, p.pronargdefaults, p.proargmodes, i.refobjid "
             "FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace "
             "JOIN pg_catalog.pg_language l ON l.oid = p.prolang "
             "LEFT JOIN pg_catalog.pg_depend i ON i.classid = 1255 AND i.objid = p.oid AND "
             "i.deptype = 'i' AND "
             "i.refclassid = 1247 WHERE p.prokind <> 'a' AND p.oid >= 16384 AND ") +
         kUserSchema;
}

template <>
void ReadRows<Function>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kProcClass, row.Oid(0))) continue;
    // The constructors of a range type are part of it.
    if (const ObjectId* type =
            row.IsNull(25) ? nullptr : builder.Find({kTypeClass, row.Oid(25), 0})) {
      builder.Alias({kProcClass, row.Oid(0), 0}, ObjectId(*type));
      continue;
    }
    auto function = std::make_shared<Function>();
    function->name = row.Text(2);
    function->kind = row.Char(4) == 'p' ? "PROCEDURE" : "FUNCTION";
    function->window = row.Char(4) == 'w';
    function->arguments = row.Text(5);
    function->result = row.Text(6);
    function->language = row.Text(7);
    if (row.IsNull(9)) {
      function->body = row.Text(8);
    } else {
      function->sql_body = row.Text(9);
    }
    function->object_file = row.Text(10);
    function->volatility = Volatility(row.Char(11));
    function->strict = row.Bool(12);
    function->security_definer = row.Bool(13);
    function->leakproof = row.Bool(14);
    function->parallel = Parallel(row.Char(15));
    bool built_in = function->language == "c" || function->language == "internal";
    function->cost = Estimate(row.View(16), built_in ? "1" : "100");
    function->rows = Estimate(row.View(17), row.Bool(18) ? "1000" : "0");
    function->support = row.Text(19);
    function->transforms = row.Array(20);
    function->settings = row.Array(21);
    std::vector<std::string> names = row.Array(22), modes = row.Array(24);
    for (size_t i = 0; i < names.size(); ++i) {
      bool output = i < modes.size() && (modes[i] == "o" || modes[i] == "t");
      if (!output) function->argument_names.push_back(names[i]);
    }
    function->default_count = row.Int(23);
    ObjectId id{Kind::kFunction, row.Text(1), "", row.Text(2) + "(" + row.Text(3) + ")"};
    builder.Add({kProcClass, row.Oid(0), 0}, id, {Kind::kSchema, "", "", row.Text(1)}, function);
  }
}

}  // namespace mercator
