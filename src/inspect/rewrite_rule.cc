#include "model/rewrite_rule.h"

#include "inspect/builder.h"

namespace mercator {
namespace {

std::string Definition(std::string_view text) {
  constexpr std::string_view kCreate = "CREATE RULE ";
  if (text.starts_with(kCreate)) text.remove_prefix(kCreate.size());
  if (text.ends_with(';')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

template <>
std::string CatalogQuery<RewriteRule>(int) {
  return "SELECT r.oid, r.ev_class, r.rulename, pg_catalog.pg_get_ruledef(r.oid), r.ev_enabled "
         "FROM pg_catalog.pg_rewrite r WHERE r.rulename <> '_RETURN' AND r.oid >= 16384";
}

template <>
void ReadRows<RewriteRule>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(1));
    if (!relation || builder.IsMember(kRewriteClass, row.Oid(0))) continue;
    ObjectId parent = *relation;
    auto rule = std::make_shared<RewriteRule>();
    rule->definition = Definition(row.View(3));
    rule->enabled = row.Text(4);
    builder.Add({kRewriteClass, row.Oid(0), 0},
                {Kind::kRewriteRule, parent.schema, parent.name, row.Text(2)}, parent, rule);
  }
}

}  // namespace mercator
