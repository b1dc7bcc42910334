#include "model/implicit_name.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/index.h"

namespace mercator {
namespace {

// FigureIndexColname(): the function's name, or `expr`.
std::string ColumnName(const IndexPart& part) {
  if (!part.column.empty()) return part.column;
  size_t open = part.expression.find('(');
  if (open == 0 || open == std::string::npos) return "expr";
  std::string name = part.expression.substr(0, open);
  size_t dot = name.rfind('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

// The first bytes of a text, without a part of a character at the end: pg_mbcliplen().
std::string_view Clipped(std::string_view text, size_t length) {
  if (length >= text.size()) return text;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  return text.substr(0, length);
}

}  // namespace

// The longer of the two is shortened until all fits.
std::string ImplicitName(std::string_view table, std::string_view column, std::string_view label) {
  size_t overhead = label.size() + 2, first = table.size(), second = column.size();
  while (first + second + overhead > 63) --(first > second ? first : second);
  return fmt::format("{}_{}_{}", Clipped(table, first), Clipped(column, second), label);
}

std::string ImplicitIndexName(const Object& object) {
  const Index& index = object.As<Index>();
  std::vector<std::string> names;
  for (const IndexPart& part : index.parts) {
    std::string name = ColumnName(part), unique = name;
    for (int i = 1; std::ranges::find(names, unique) != names.end(); ++i)
      unique = name + std::to_string(i);
    names.push_back(unique);
  }
  for (const std::string& column : index.include) names.push_back(column);
  std::string columns;
  for (const std::string& name : names) {
    if (!columns.empty()) columns += '_';
    columns += name;
    if (columns.size() >= 64) break;
  }
  return ImplicitName(object.parent.name.str(), columns, "idx");
}

}  // namespace mercator
