#include "diff/column_type.h"

#include <set>

#include "base/text.h"

namespace mercator {
namespace {

bool IsString(const std::string& type) {
  return type == "text" || type == "character varying" || type == "character" || type == "name" ||
         type == "citext" || type == "bpchar";
}

bool IsArray(const std::string& type) { return type.ends_with("[]"); }

}  // namespace

std::string BaseType(const std::string& type) {
  size_t open = type.find('(');
  if (open == std::string::npos || type.find('"') < open) return type;
  size_t close = type.find(')', open);
  std::string base =
      type.substr(0, open) + (close == std::string::npos ? "" : type.substr(close + 1));
  return base;
}

std::string UsingClause(const Catalog& catalog, const std::string& column, const std::string& from,
                        const std::string& to) {
  std::string source = BaseType(from), target = BaseType(to);
  if (source == target) return "";
  if (IsArray(source) && IsArray(target)) {
    std::string elements = UsingClause(catalog, column, source.substr(0, source.size() - 2),
                                       target.substr(0, target.size() - 2));
    if (elements.empty()) return "";
    if (!Contains(elements, "::text::")) return " USING " + column + "::" + to;
    return " USING " + column + "::text[]::" + to;
  }
  if (catalog.assignment_casts.contains({source, target})) return "";
  if (IsString(target) && !IsArray(target)) return "";
  if (IsString(source) || catalog.explicit_casts.contains({source, target}))
    return " USING " + column + "::" + to;
  return " USING " + column + "::text::" + to;
}

}  // namespace mercator
