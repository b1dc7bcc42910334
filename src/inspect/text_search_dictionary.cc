#include "model/text_search_dictionary.h"

#include "inspect/builder.h"

namespace mercator {
namespace {

// Where what begins at `at` ends: a quoted name or constant, or all up to one of `stops`.
size_t EndOf(std::string_view text, size_t at, std::string_view stops) {
  bool escapes = text[at] == 'E' && at + 1 < text.size() && text[at + 1] == '\'';
  if (escapes) ++at;
  char quote = text[at];
  if (quote != '\'' && quote != '"') return std::min(text.find_first_of(stops, at), text.size());
  for (++at; at < text.size(); ++at) {
    if (escapes && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote && at + 1 < text.size() && text[at + 1] == quote) {
      ++at;
    } else if (text[at] == quote) {
      return at + 1;
    }
  }
  return text.size();
}

// `a = 'x', "B" = 2`, as the server writes a list of definitions.
void ReadList(std::string_view text, TextSearchDictionary& dictionary) {
  for (size_t at = 0; at < text.size();) {
    size_t name_end = EndOf(text, at, " =");
    std::string name(text.substr(at, name_end - at));
    size_t value = text.find_first_not_of(" =", name_end);
    if (value == std::string_view::npos) break;
    size_t end = EndOf(text, value, ",");
    dictionary.options[name] = std::string(text.substr(value, end - value));
    dictionary.option_order.push_back(std::move(name));
    at = std::min(text.find_first_not_of(", ", end), text.size());
  }
}

}  // namespace

template <>
std::string CatalogQuery<TextSearchDictionary>(int) {
  return std::string(
             "SELECT d.oid, n.nspname, d.dictname, pg_catalog.quote_ident(tn.nspname) || '.' || "
             "pg_catalog.quote_ident(t.tmplname), d.dictinitoption FROM pg_catalog.pg_ts_dict d "
             "JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace "
             "JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate "
             "JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace WHERE d.oid >= 16384 "
             "AND ") +
         kUserSchema;
}

template <>
void ReadRows<TextSearchDictionary>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kDictionaryClass, row.Oid(0))) continue;
    auto dictionary = std::make_shared<TextSearchDictionary>();
    dictionary->template_name = row.Text(3);
    ReadList(row.View(4), *dictionary);
    builder.Add({kDictionaryClass, row.Oid(0), 0},
                {Kind::kTextSearchDictionary, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, dictionary);
  }
}

}  // namespace mercator
