#include "model/text_search_configuration.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<TextSearchConfiguration>(int) {
  return std::string(
             "SELECT c.oid, n.nspname, c.cfgname, pg_catalog.quote_ident(pn.nspname) || '.' || "
             "pg_catalog.quote_ident(p.prsname), m.alias, m.dictionaries FROM "
             "pg_catalog.pg_ts_config c "
             "JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace "
             "JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser "
             "JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace "
             "LEFT JOIN LATERAL (SELECT t.alias, "
             "pg_catalog.string_agg(x.mapdict::pg_catalog.regdictionary::text, "
             "', ' ORDER BY x.mapseqno) AS dictionaries FROM pg_catalog.pg_ts_config_map x "
             "JOIN pg_catalog.ts_token_type(c.cfgparser) t ON t.tokid = x.maptokentype WHERE "
             "x.mapcfg = c.oid "
             "GROUP BY 1) m ON true WHERE c.oid >= 16384 AND ") +
         kUserSchema + " ORDER BY c.oid";
}

template <>
void ReadRows<TextSearchConfiguration>(const Result& rows, Builder& builder) {
  for (int i = 0; i < rows.size();) {
    Row row = rows[i];
    auto configuration = std::make_shared<TextSearchConfiguration>();
    configuration->parser = row.Text(3);
    for (; i < rows.size() && rows[i].Oid(0) == row.Oid(0); ++i) {
      if (!rows[i].IsNull(4)) configuration->mappings[rows[i].Text(4)] = rows[i].Text(5);
    }
    if (builder.IsMember(kConfigurationClass, row.Oid(0))) continue;
    builder.Add({kConfigurationClass, row.Oid(0), 0},
                {Kind::kTextSearchConfiguration, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, configuration);
  }
}

}  // namespace mercator
