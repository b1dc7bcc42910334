#include "model/enum.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/rule.h"
#include "diff/swap.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string ValueList(const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  for (const std::string& value : values) quoted.push_back(QuoteLiteral(value));
  return "(" + Join(quoted, ", ") + ")";
}

// True if the values of `from` stand in `to` in the same order, so that adding is enough.
bool OnlyAdds(const std::vector<std::string>& from, const std::vector<std::string>& to) {
  auto at = to.begin();
  for (const std::string& value : from) {
    at = std::find(at, to.end(), value);
    if (at == to.end()) return false;
    ++at;
  }
  return true;
}

}  // namespace

template <>
void Create<Enum>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kCreate,
                            fmt::format("create enum type \"{}\"", object.id.name),
                            fmt::format("CREATE TYPE {} AS ENUM {}", SqlName(object.id),
                                        ValueList(object.As<Enum>().values))));
}

template <>
void Drop<Enum>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop,
                            fmt::format("drop enum type \"{}\"", object.id.name),
                            "DROP TYPE " + SqlName(object.id)));
}

template <>
Way WayToAlter<Enum>(const Object& from, const Object& to, const std::vector<std::string>&,
                     const RuleContext& context) {
  if (OnlyAdds(from.As<Enum>().values, to.As<Enum>().values)) return Way::kAlter;
  return IsUsedByColumns(context.from, from.id) ? Way::kSwap : Way::kReplace;
}

template <>
void Alter<Enum>(const Object& from, const Object& to, const std::vector<std::string>&,
                 const RuleContext&, Steps& steps) {
  const std::vector<std::string>& before = from.As<Enum>().values;
  const std::vector<std::string>& after = to.As<Enum>().values;
  for (size_t i = 0; i < after.size(); ++i) {
    if (std::ranges::find(before, after[i]) != before.end()) continue;
    std::string place;
    if (i > 0) {
      place = " AFTER " + QuoteLiteral(after[i - 1]);
    } else if (!before.empty()) {
      place = " BEFORE " + QuoteLiteral(before[0]);
    }
    if (i + 1 == after.size()) place.clear();
    Step step = Statement(
        to, Step::kAlter, fmt::format("add value to enum type: \"{}\"", to.id.name),
        fmt::format("ALTER TYPE {} ADD VALUE {}{}", SqlName(to.id), QuoteLiteral(after[i]), place));
    step.commit_before = QuoteLiteral(after[i]);
    steps.push_back(std::move(step));
  }
}

template <>
std::string Subject<Enum>(const Object& object) {
  return "TYPE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Enum>(const Object& object) {
  return {TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
