#include "model/index_name.h"

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

// makeObjectName(): the longer of the two is shortened until all fits.
std::string ObjectName(std::string first, std::string second, const std::string& label) {
  size_t overhead = label.size() + 2;
  while (first.size() + second.size() + overhead > 63) {
    (first.size() > second.size() ? first : second).pop_back();
  }
  return first + "_" + second + "_" + label;
}

}  // namespace

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
  return ObjectName(object.parent.name, columns, "idx");
}

}  // namespace mercator
