#include "diff/swap.h"

#include <fmt/format.h>

#include "model/range.h"
#include "sql/quote.h"

namespace mercator {

namespace {

Step Aside(const Object& type, const std::string& what, const std::string& sql) {
  Step step = Statement(type, Step::kAlter,
                        fmt::format("rename {} \"{}\" to make room", what, type.id.name), sql);
  step.aside = true;
  step.uses.emplace();
  return step;
}

// The multirange of a range and those constructors that the new one has as well.
void RangeAside(const Object& from, const Object& to, Steps& steps) {
  const Range& range = from.As<Range>();
  std::string old = QuoteIdentifier(from.id.name.substr(0, 51) + "__old");
  std::string old_multi = QuoteIdentifier(from.id.name.substr(0, 51) + "__old_multi");
  steps.push_back(Aside(from, "multirange type of",
                        fmt::format("ALTER TYPE {} RENAME TO {}", range.multirange, old_multi)));
  auto constructor = [&](const std::string& name, const std::string& arguments,
                         const std::string& old_name) {
    steps.push_back(
        Aside(from, "constructor of",
              fmt::format("ALTER FUNCTION {}({}) RENAME TO {}", name, arguments, old_name)));
  };
  constructor(range.multirange, "", old_multi);
  if (range.subtype != to.As<Range>().subtype) return;
  constructor(SqlName(from.id), range.subtype + ", " + range.subtype, old);
  constructor(SqlName(from.id), range.subtype + ", " + range.subtype + ", text", old);
}

}  // namespace

void SwapType(const Object& from, const Object& to, Steps& steps) {
  std::string_view word = KindSql(from.id.kind);
  ObjectId old = from.id;
  old.name = old.name.substr(0, 57) + "__old";
  steps.push_back(Aside(
      from, "type",
      fmt::format("ALTER {} {} RENAME TO {}", word, SqlName(from.id), QuoteIdentifier(old.name))));
  if (from.id.kind == Kind::kRange) RangeAside(from, to, steps);
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
