#pragma once

#include <fmt/format.h>

#include <string>

namespace mercator {

// Parts of queries. A function of a catalog column by its qualified name; NULL for 0.
inline std::string FunctionName(const char* column) {
  return fmt::format("CASE WHEN {0} <> 0 THEN {0}::pg_catalog.regproc::text END", column);
}

// The same with the types of its arguments.
inline std::string FunctionSignature(const char* column) {
  return fmt::format("CASE WHEN {0} <> 0 THEN {0}::pg_catalog.regprocedure::text END", column);
}

// Rows `a` of pg_amop and pg_amproc as CREATE OPERATOR CLASS and ALTER OPERATOR FAMILY name them.
inline constexpr const char* kFamilyOperator =
    "pg_catalog.format('OPERATOR %s %s%s', a.amopstrategy, a.amopopr::pg_catalog.regoperator, "
    "(SELECT ' FOR ORDER BY ' || pg_catalog.quote_ident(sn.nspname) || '.' || "
    "pg_catalog.quote_ident(sf.opfname) "
    "FROM pg_catalog.pg_opfamily sf JOIN pg_catalog.pg_namespace sn ON sn.oid = sf.opfnamespace "
    "WHERE sf.oid = a.amopsortfamily))";
inline constexpr const char* kFamilyFunction =
    "pg_catalog.format('FUNCTION %s (%s, %s) %s', a.amprocnum, "
    "pg_catalog.format_type(a.amproclefttype, NULL), "
    "pg_catalog.format_type(a.amprocrighttype, NULL), a.amproc::pg_catalog.regprocedure)";

}  // namespace mercator
