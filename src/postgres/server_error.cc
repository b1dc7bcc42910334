#include "postgres/server_error.h"

#include <libpq-fe.h>

#include <charconv>

namespace mercator {
namespace {

std::string Field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

// Byte offset of the `character`-th (from 1) character of UTF-8 text.
size_t ByteOffset(std::string_view text, size_t character) {
  size_t at = 0;
  while (character > 1 && at < text.size()) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    --character;
  }
  return at;
}

std::optional<size_t> PositionIn(const PGresult* result, std::string_view sql) {
  std::string text = Field(result, PG_DIAG_STATEMENT_POSITION);
  size_t character = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), character);
  if (text.empty() || error != std::errc() || character == 0) return std::nullopt;
  return ByteOffset(sql, character);
}

}  // namespace

ServerError MakeServerError(const PGresult* result, std::string_view sql) {
  std::string message = Field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (message.empty()) message = PQresultErrorMessage(result);
  while (!message.empty() && message.back() == '\n') message.pop_back();
  ServerError error(message, Field(result, PG_DIAG_SQLSTATE));
  error.detail = Field(result, PG_DIAG_MESSAGE_DETAIL);
  error.server_hint = Field(result, PG_DIAG_MESSAGE_HINT);
  error.context = Field(result, PG_DIAG_CONTEXT);
  error.position = PositionIn(result, sql);
  return error;
}

std::string NoticeText(const PGresult* result) {
  std::string text =
      Field(result, PG_DIAG_SEVERITY) + ": " + Field(result, PG_DIAG_MESSAGE_PRIMARY);
  std::string detail = Field(result, PG_DIAG_MESSAGE_DETAIL);
  std::string hint = Field(result, PG_DIAG_MESSAGE_HINT);
  if (!detail.empty()) text += "\nDETAIL: " + detail;
  if (!hint.empty()) text += "\nHINT: " + hint;
  return text;
}

}  // namespace mercator
