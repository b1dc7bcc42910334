#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "postgres/result_data.h"

namespace mercator {
namespace {

int64_t ParseInt(std::string_view text) {
  int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(fmt::format("the server gave `{}` where a number was expected", text));
  }
  return value;
}

// Reads one element of array text at `at`, and the `,` or `}` after it.
std::string ArrayElement(std::string_view text, size_t& at) {
  std::string element;
  bool quoted = text[at] == '"';
  if (quoted) ++at;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (quoted ? c == '"' : c == ',' || c == '}') break;
    if (c == '\\' && at + 1 < text.size()) c = text[++at];
    element += c;
  }
  at += quoted ? 2 : 1;
  return !quoted && element == "NULL" ? "" : element;
}

}  // namespace

int Result::size() const { return data_ ? PQntuples(data_->handle.get()) : 0; }
int Result::columns() const { return data_ ? PQnfields(data_->handle.get()) : 0; }

std::string Result::Name(int column) const {
  const char* name = data_ ? PQfname(data_->handle.get(), column) : nullptr;
  return name ? name : "";
}

int64_t Result::affected() const {
  std::string_view text = data_ ? PQcmdTuples(data_->handle.get()) : "";
  return text.empty() ? 0 : ParseInt(text);
}

bool Row::IsNull(int column) const {
  return PQgetisnull(result_->data_->handle.get(), row_, column) == 1;
}

std::string_view Row::View(int column) const {
  const PGresult* result = result_->data_->handle.get();
  return {PQgetvalue(result, row_, column), static_cast<size_t>(PQgetlength(result, row_, column))};
}

int64_t Row::Int(int column) const {
  std::string_view text = View(column);
  return text.empty() ? 0 : ParseInt(text);
}

char Row::Char(int column) const {
  std::string_view text = View(column);
  return text.empty() ? '\0' : text[0];
}

std::optional<std::string> Row::Optional(int column) const {
  if (IsNull(column)) return std::nullopt;
  return Text(column);
}

std::vector<std::string> Row::Array(int column) const {
  std::vector<std::string> elements;
  std::string_view text = View(column);
  size_t at = text.find('{');  // after bounds as in `[0:1]={a,b}`
  if (at == std::string_view::npos || text.substr(at) == "{}") return elements;
  for (++at; at < text.size();) elements.push_back(ArrayElement(text, at));
  return elements;
}

std::vector<int64_t> Row::Ints(int column) const {
  std::vector<int64_t> values;
  std::string_view text = View(column);
  size_t at = text.find('{');
  at = at == std::string_view::npos ? 0 : at + 1;
  while (at < text.size()) {
    size_t end = std::min(text.find_first_of(" ,}", at), text.size());
    std::string_view part = text.substr(at, end - at);
    if (!part.empty()) values.push_back(part == "NULL" ? 0 : ParseInt(part));
    at = end + 1;
  }
  return values;
}

}  // namespace mercator
