#include "diff/swap.h"

#include <fmt/format.h>

#include "sql/quote.h"

namespace mercator {

void SwapType(const Object& from, Steps& steps) {
  std::string_view word = KindSql(from.id.kind);
  ObjectId old = from.id;
  old.name = old.name.substr(0, 57) + "__old";
  Step aside = Statement(
      from, Step::kAlter, fmt::format("rename type \"{}\" to make room", from.id.name),
      fmt::format("ALTER {} {} RENAME TO {}", word, SqlName(from.id), QuoteIdentifier(old.name)));
  aside.aside = true;
  aside.uses.emplace();
  steps.push_back(std::move(aside));
  Step drop = Statement(from, Step::kDrop, fmt::format("drop the former type \"{}\"", from.id.name),
                        fmt::format("DROP {} {}", word, SqlName(old)));
  steps.push_back(std::move(drop));
}

bool IsUsedByColumns(const Catalog& catalog, const ObjectId& type) {
  int at = catalog.IndexOf(type);
  if (at < 0) return false;
  for (int user : catalog.UsedBy(at)) {
    const ObjectId& id = catalog.objects()[static_cast<size_t>(user)].id;
    if (id.kind == Kind::kColumn) return true;
    bool is_type =
        id.kind == Kind::kDomain || id.kind == Kind::kComposite || id.kind == Kind::kRange;
    if (is_type && IsUsedByColumns(catalog, id)) return true;
  }
  return false;
}

}  // namespace mercator
