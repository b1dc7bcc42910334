#include "sql/quote.h"

#include <unordered_set>
#include <vector>

#include "base/text.h"

namespace mercator {
namespace {

// pg_get_keywords() of 14 to 18, all categories but U.
constexpr const char* kReserved =
    "all analyse analyze and any array as asc asymmetric authorization between bigint binary "
    "bit boolean both case cast char character check coalesce collate collation column "
    "concurrently constraint create cross current_catalog current_date current_role "
    "current_schema current_time current_timestamp current_user dec decimal default "
    "deferrable desc distinct do else end except exists extract false fetch float for foreign "
    "freeze from full grant greatest group grouping having ilike in initially inner inout int "
    "integer intersect interval into is isnull join json json_array json_arrayagg json_exists "
    "json_object json_objectagg json_query json_scalar json_serialize json_table json_value "
    "lateral leading least left like limit localtime localtimestamp merge_action national "
    "natural nchar none normalize not notnull null nullif numeric offset on only or order out "
    "outer overlaps overlay placing position precision primary real references returning "
    "right row select session_user setof similar smallint some substring symmetric "
    "system_user table tablesample then time timestamp to trailing treat trim true union "
    "unique user using values varchar variadic verbose when where window with xmlattributes "
    "xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot "
    "xmlserialize xmltable";

bool IsReserved(const std::string& word) {
  static const auto* words = [] {
    std::vector<std::string> list = Split(kReserved, ' ');
    return new std::unordered_set<std::string>(list.begin(), list.end());
  }();
  return words->contains(word);
}

bool IsPlain(std::string_view name) {
  constexpr std::string_view kStart = "abcdefghijklmnopqrstuvwxyz_";
  constexpr std::string_view kRest = "abcdefghijklmnopqrstuvwxyz_0123456789";
  return !name.empty() && kStart.find(name[0]) != std::string_view::npos &&
         name.find_first_not_of(kRest) == std::string_view::npos && !IsReserved(std::string(name));
}

}  // namespace

std::string QuoteIdentifier(std::string_view name) {
  if (IsPlain(name)) return std::string(name);
  std::string quoted = "\"";
  quoted += Replace(name, "\"", "\"\"");
  return quoted += '"';
}

std::string QualifiedName(std::string_view schema, std::string_view name) {
  if (schema.empty()) return QuoteIdentifier(name);
  return QuoteIdentifier(schema) + "." + QuoteIdentifier(name);
}

std::string QuoteLiteral(std::string_view text) {
  std::string quoted = Contains(text, "\\") ? "E'" : "'";
  quoted += Replace(Replace(text, "'", "''"), "\\", "\\\\");
  return quoted += '\'';
}

std::string DollarQuote(std::string_view text) {
  std::string quote = "$$";
  // With the `$` that follows: a text that ends in the beginning of the tag would close too early.
  for (int n = 0; Contains(std::string(text) + "$", quote); ++n) {
    quote = n == 0 ? "$body$" : "$body" + std::to_string(n) + "$";
  }
  return quote + std::string(text) + quote;
}

}  // namespace mercator
