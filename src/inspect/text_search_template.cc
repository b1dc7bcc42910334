#include "model/text_search_template.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<TextSearchTemplate>(int) {
  return fmt::format(
      "SELECT t.oid, n.nspname, t.tmplname, t.tmpllexize::text, {} FROM pg_catalog.pg_ts_template "
      "t "
      "JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace WHERE t.oid >= 16384 AND {}",
      FunctionName("t.tmplinit"), kUserSchema);
}

template <>
void ReadRows<TextSearchTemplate>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kTemplateClass, row.Oid(0))) continue;
    auto text_template = std::make_shared<TextSearchTemplate>();
    text_template->lexize = row.Text(3);
    text_template->init = row.Text(4);
    builder.Add({kTemplateClass, row.Oid(0), 0},
                {Kind::kTextSearchTemplate, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, text_template);
  }
}

}  // namespace mercator
