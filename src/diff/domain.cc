#include "model/domain.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "diff/swap.h"
#include "model/column.h"

namespace mercator {

namespace {

// The server does not look for values inside of others: ALTER DOMAIN … SET NOT NULL refuses.
bool IsUsedInside(const ObjectId& domain, const Catalog& catalog) {
  for (int user : catalog.UsedBy(catalog.IndexOf(domain))) {
    const Object& object = catalog.objects()[static_cast<size_t>(user)];
    bool array = object.id.kind == Kind::kColumn && object.As<Column>().type.ends_with("[]");
    if (array || object.id.kind == Kind::kComposite || object.id.kind == Kind::kRange) return true;
  }
  return false;
}

}  // namespace

template <>
void Create<Domain>(const Object& object, const RuleContext&, Steps& steps) {
  const Domain& domain = object.As<Domain>();
  std::string sql = fmt::format("CREATE DOMAIN {} AS {}", SqlName(object.id), domain.type);
  if (!domain.collation.empty()) sql += " COLLATE " + domain.collation;
  if (domain.default_value) sql += " DEFAULT " + *domain.default_value;
  if (domain.not_null) sql += " NOT NULL";
  steps.push_back(Statement(object, Step::kCreate,
                            fmt::format("create domain type \"{}\"", object.id.name), sql));
}

template <>
void Drop<Domain>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop,
                            fmt::format("drop domain type \"{}\"", object.id.name),
                            "DROP DOMAIN " + SqlName(object.id)));
}

template <>
Way WayToAlter<Domain>(const Object& from, const Object& to,
                       const std::vector<std::string>& changed, const RuleContext& context) {
  bool refused =
      Has(changed, "not_null") && to.As<Domain>().not_null && IsUsedInside(from.id, context.from);
  if (!Has(changed, "type") && !Has(changed, "collation") && !refused) return Way::kAlter;
  return IsUsedByColumns(context.from, from.id) ? Way::kSwap : Way::kReplace;
}

template <>
void Alter<Domain>(const Object&, const Object& to, const std::vector<std::string>& changed,
                   const RuleContext&, Steps& steps) {
  const Domain& domain = to.As<Domain>();
  std::string comment = fmt::format("modify domain type \"{}\"", to.id.name);
  std::string alter = "ALTER DOMAIN " + SqlName(to.id);
  if (Has(changed, "default")) {
    steps.push_back(Statement(
        to, Step::kAlter, comment,
        alter +
            (domain.default_value ? " SET DEFAULT " + *domain.default_value : " DROP DEFAULT")));
  }
  if (Has(changed, "not_null")) {
    steps.push_back(Statement(to, Step::kAlter, comment,
                              alter + (domain.not_null ? " SET NOT NULL" : " DROP NOT NULL")));
  }
}

template <>
std::string Subject<Domain>(const Object& object) {
  return "DOMAIN " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Domain>(const Object& object) {
  return {TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
