#include "model/language.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<Language>(int) {
  return fmt::format(
      "SELECT l.oid, l.lanname, l.lanpltrusted, {}, {}, {} FROM pg_catalog.pg_language l "
      "WHERE l.oid >= 16384 AND l.lanispl",
      FunctionName("l.lanplcallfoid"), FunctionName("l.laninline"), FunctionName("l.lanvalidator"));
}

template <>
void ReadRows<Language>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kLanguageClass, row.Oid(0))) continue;
    auto language = std::make_shared<Language>();
    language->trusted = row.Bool(2);
    language->handler = row.Text(3);
    language->inline_handler = row.Text(4);
    language->validator = row.Text(5);
    builder.Add({kLanguageClass, row.Oid(0), 0}, {Kind::kLanguage, "", "", row.Text(1)}, {},
                language);
  }
}

}  // namespace mercator
