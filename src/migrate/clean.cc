#include "migrate/clean.h"

#include <fmt/format.h>

#include "base/go_quote.h"

namespace mercator {
namespace {

constexpr const char* kTables = R"(
SELECT n.nspname, c.relname
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname IN ($1, $2)
   AND NOT (n.nspname = $2 AND c.relname = 'atlas_schema_revisions')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
                      AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY n.nspname = $2, c.relname LIMIT 1)";

constexpr const char* kSchemas = R"(
SELECT n.nspname FROM pg_catalog.pg_namespace n
 WHERE n.nspname NOT IN ('public', 'information_schema', $1) AND n.nspname !~ '^pg_'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_namespace'::regclass
                      AND d.objid = n.oid AND d.deptype = 'e')
 ORDER BY 1 LIMIT 1)";

}  // namespace

std::string FindDirt(Connection& connection, const std::string& connected_schema,
                     const std::string& revisions_schema) {
  std::string schema = connected_schema.empty() ? "public" : connected_schema;
  // Bound to a schema, only that one counts.
  std::string also = connected_schema.empty() ? revisions_schema : schema;
  if (connected_schema.empty()) {
    Result other = connection.Query(kSchemas, {revisions_schema});
    if (!other.empty()) return fmt::format("found schema {}", GoQuote(other[0].View(0)));
  } else if (revisions_schema != schema) {
    also = "";
  }
  Result table = connection.Query(kTables, {schema, also});
  if (table.empty()) return "";
  return fmt::format("found table {} in schema {}", GoQuote(table[0].View(1)),
                     GoQuote(table[0].View(0)));
}

}  // namespace mercator
