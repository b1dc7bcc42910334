#include "model/statistics.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Statistics>(int) {
  return "SELECT s.oid, n.nspname, s.stxname, s.stxrelid, "
         "pg_catalog.pg_get_statisticsobjdef(s.oid), "
         "coalesce(s.stxstattarget, -1) FROM pg_catalog.pg_statistic_ext s "
         "JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace WHERE s.oid >= 16384";
}

template <>
void ReadRows<Statistics>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(3));
    if (!relation || builder.IsMember(kStatisticsClass, row.Oid(0))) continue;
    auto statistics = std::make_shared<Statistics>();
    statistics->definition = row.Text(4);
    statistics->target = row.Int(5);
    builder.Add({kStatisticsClass, row.Oid(0), 0},
                {Kind::kStatistics, row.Text(1), "", row.Text(2)}, ObjectId(*relation), statistics);
  }
}

}  // namespace mercator
