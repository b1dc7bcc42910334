#include "sql/pg_query.h"

#include <pg_query.h>

#include <cstdlib>

namespace mercator {
namespace {

// Frees a result of libpg_query on destruction.
template <typename Result, void (*kFree)(Result)>
struct Owned {
  Result value;
  ~Owned() { kFree(value); }
};

// Byte offset of the 1-based character position that the parser gives.
size_t ByteOffset(std::string_view sql, int position) {
  size_t at = 0;
  for (int left = position - 1; left > 0 && at < sql.size(); --left) {
    ++at;
    while (at < sql.size() && (sql[at] & 0xC0) == 0x80) ++at;
  }
  return at;
}

template <typename Result>
bool Failed(const Result& result, std::string_view sql, ParseError* error) {
  if (!result.error) return false;
  if (error) *error = {result.error->message, ByteOffset(sql, result.error->cursorpos)};
  return true;
}

}  // namespace

int GrammarVersion() { return std::atoi(PG_MAJORVERSION); }

std::optional<std::string> ParseToJson(std::string_view sql, ParseError* error) {
  Owned<PgQueryParseResult, pg_query_free_parse_result> result{
      pg_query_parse(std::string(sql).c_str())};
  if (Failed(result.value, sql, error)) return std::nullopt;
  return result.value.parse_tree;
}

std::optional<std::string> ParsePlpgsqlToJson(std::string_view sql, ParseError* error) {
  Owned<PgQueryPlpgsqlParseResult, pg_query_free_plpgsql_parse_result> result{
      pg_query_parse_plpgsql(std::string(sql).c_str())};
  if (Failed(result.value, sql, error)) return std::nullopt;
  return result.value.plpgsql_funcs;
}

std::optional<std::string> Fingerprint(std::string_view sql, ParseError* error) {
  Owned<PgQueryFingerprintResult, pg_query_free_fingerprint_result> result{
      pg_query_fingerprint(std::string(sql).c_str())};
  if (Failed(result.value, sql, error)) return std::nullopt;
  return result.value.fingerprint_str;
}

}  // namespace mercator
