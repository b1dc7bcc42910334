#include "model/materialized_view.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<MaterializedView>(const Object& object, const RuleContext& context, Steps& steps) {
  const MaterializedView& view = object.As<MaterializedView>();
  std::string sql = "CREATE MATERIALIZED VIEW " + SqlName(object.id);
  if (!view.access_method.empty()) sql += " USING " + QuoteIdentifier(view.access_method);
  if (!view.options.empty()) sql += " WITH" + OptionList(view.options);
  if (!view.tablespace.empty()) sql += " TABLESPACE " + QuoteIdentifier(view.tablespace);
  sql += " AS\n" + view.definition;
  if (!view.populated || context.policy.materialized_with_no_data) sql += "\nWITH NO DATA";
  steps.push_back(Statement(object, Step::kCreate,
                            fmt::format("create \"{}\" materialized view", object.id.name), sql));
}

template <>
void Drop<MaterializedView>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop,
                            fmt::format("drop \"{}\" materialized view", object.id.name),
                            "DROP MATERIALIZED VIEW " + SqlName(object.id)));
}

template <>
Way WayToAlter<MaterializedView>(const Object&, const Object&,
                                 const std::vector<std::string>& changed, const RuleContext&) {
  return Has(changed, "definition") || Has(changed, "columns") ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<MaterializedView>(const Object& from, const Object& to,
                             const std::vector<std::string>& changed, const RuleContext&,
                             Steps& steps) {
  const MaterializedView& after = to.As<MaterializedView>();
  std::string comment = fmt::format("modify \"{}\" materialized view", to.id.name);
  auto alter = [&](const std::string& action) {
    steps.push_back(
        Statement(to, Step::kAlter, comment,
                  fmt::format("ALTER MATERIALIZED VIEW {} {}", SqlName(to.id), action)));
  };
  for (const std::string& change :
       OptionChanges(from.As<MaterializedView>().options, after.options))
    alter(change);
  if (Has(changed, "access_method")) {
    alter("SET ACCESS METHOD " +
          (after.access_method.empty() ? "heap" : QuoteIdentifier(after.access_method)));
  }
  if (Has(changed, "tablespace")) {
    alter("SET TABLESPACE " +
          (after.tablespace.empty() ? "pg_default" : QuoteIdentifier(after.tablespace)));
  }
}

template <>
std::string Subject<MaterializedView>(const Object& object) {
  return "MATERIALIZED VIEW " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<MaterializedView>(const Object& object) {
  return {RelationName(object.id.schema, object.id.name),
          TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
