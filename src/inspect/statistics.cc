#include "model/statistics.h"

#include <fmt/format.h>

#include "base/text.h"
#include "inspect/builder.h"
#include "sql/quote.h"

namespace mercator {

namespace {

// Like pg_get_statisticsobjdef(), with the columns in the order of their names: theirs in the table
// is no part of what the statistics are.
std::string Definition(const Row& row, const ObjectId& table) {
  std::vector<std::string> kinds, parts = row.Array(5);
  for (const std::string& kind : row.Array(4)) {
    if (kind == "d") kinds.push_back("ndistinct");
    if (kind == "f") kinds.push_back("dependencies");
    if (kind == "m") kinds.push_back("mcv");
  }
  for (const std::string& expression : row.Array(6)) parts.push_back("(" + expression + ")");
  std::string list = parts.size() < 2 || kinds.size() == 3 ? "" : " (" + Join(kinds, ", ") + ")";
  return fmt::format("CREATE STATISTICS {}{} ON {} FROM {}",
                     QualifiedName(row.Text(1), row.Text(2)), list, Join(parts, ", "),
                     QualifiedName(table.schema, table.name));
}

}  // namespace

template <>
std::string CatalogQuery<Statistics>(int) {
  return "SELECT s.oid, n.nspname, s.stxname, s.stxrelid, "
         "s.stxkind::text[], "
         "ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a "
         "WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys) ORDER BY a.attname), "
         "pg_catalog.pg_get_statisticsobjdef_expressions(s.oid), "
         "coalesce(s.stxstattarget, -1) FROM pg_catalog.pg_statistic_ext s "
         "JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace WHERE s.oid >= 16384";
}

template <>
void ReadRows<Statistics>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(3));
    if (!relation || builder.IsMember(kStatisticsClass, row.Oid(0))) continue;
    auto statistics = std::make_shared<Statistics>();
    statistics->definition = Definition(row, *relation);
    statistics->target = row.Int(7);
    builder.Add({kStatisticsClass, row.Oid(0), 0},
                {Kind::kStatistics, row.Text(1), "", row.Text(2)}, ObjectId(*relation), statistics);
  }
}

}  // namespace mercator
