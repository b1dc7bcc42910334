#include "model/text_search_parser.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<TextSearchParser>(int) {
  return fmt::format(
      "SELECT p.oid, n.nspname, p.prsname, p.prsstart::text, p.prstoken::text, p.prsend::text, "
      "p.prslextype::text, {} "
      "FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace "
      "WHERE p.oid >= 16384 AND {}",
      FunctionName("p.prsheadline"), kUserSchema);
}

template <>
void ReadRows<TextSearchParser>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kParserClass, row.Oid(0))) continue;
    auto parser = std::make_shared<TextSearchParser>();
    parser->start = row.Text(3);
    parser->get_token = row.Text(4);
    parser->end = row.Text(5);
    parser->lex_types = row.Text(6);
    parser->headline = row.Text(7);
    builder.Add({kParserClass, row.Oid(0), 0},
                {Kind::kTextSearchParser, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, parser);
  }
}

}  // namespace mercator
