#include "cli/test_output.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace mercator {
namespace {

std::string CsvField(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos && !value.starts_with(' '))
    return std::string(value);
  return "\"" + Replace(value, "\"", "\"\"") + "\"";
}

std::vector<std::vector<std::string>> Cells(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : Split(text, '\n')) {
    if (Trim(line).empty()) continue;
    if (line.find_first_not_of("-+| \r") == std::string::npos) continue;  // the rule
    std::vector<std::string>& row = rows.emplace_back();
    for (const std::string& cell : Split(Trim(line), '|')) row.emplace_back(Trim(cell));
  }
  return rows;
}

}  // namespace

std::string CsvText(const Result& result) {
  std::string text;
  for (Row row : result) {
    for (int i = 0; i < result.columns(); ++i)
      text += (i ? "," : "") + CsvField(row.IsNull(i) ? "NULL" : row.View(i));
    text += '\n';
  }
  return text;
}

std::string TableText(const Result& result) {
  const auto columns = static_cast<size_t>(result.columns());
  std::vector<size_t> widths(columns);
  std::vector<std::vector<std::string>> rows(1);
  for (int i = 0; i < result.columns(); ++i) rows[0].push_back(result.Name(i));
  for (Row row : result) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (int i = 0; i < result.columns(); ++i)
      cells.push_back(row.IsNull(i) ? "NULL" : row.Text(i));
  }
  for (const auto& row : rows) {
    for (size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    for (size_t i = 0; i < columns; ++i)
      text += fmt::format("{} {:<{}} ", i ? "|" : "", row[i], widths[i]);
    text += '\n';
    if (&row != &rows[0]) continue;
    for (size_t i = 0; i < columns; ++i) text += (i ? "+" : "") + std::string(widths[i] + 2, '-');
    text += '\n';
  }
  return text;
}

bool SameTable(const std::string& a, const std::string& b) { return Cells(a) == Cells(b); }

bool Matches(const std::string& pattern, const std::string& text) {
  const RE2 expression(pattern, RE2::Quiet);
  if (!expression.ok()) {
    throw Error(fmt::format("`{}` is not a regular expression: {}", pattern, expression.error()));
  }
  return RE2::PartialMatch(text, expression);
}

}  // namespace mercator
