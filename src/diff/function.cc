#include "model/function.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"
#include "sql/setting.h"

namespace mercator {
namespace {

std::string Properties(const Function& f) {
  std::vector<std::string> words;
  if (f.window) words.push_back("WINDOW");
  if (f.volatility != "VOLATILE") words.push_back(f.volatility);
  if (f.strict) words.push_back("STRICT");
  if (f.security_definer) words.push_back("SECURITY DEFINER");
  if (f.leakproof) words.push_back("LEAKPROOF");
  if (f.parallel != "UNSAFE") words.push_back("PARALLEL " + f.parallel);
  if (!f.cost.empty()) words.push_back("COST " + f.cost);
  if (!f.rows.empty()) words.push_back("ROWS " + f.rows);
  if (!f.support.empty()) words.push_back("SUPPORT " + f.support);
  return words.empty() ? "" : " " + Join(words, " ");
}

std::string Body(const Function& f) {
  if (!f.sql_body.empty()) return f.sql_body;
  if (f.language == "c")
    return fmt::format("AS {}, {}", QuoteLiteral(f.object_file), QuoteLiteral(f.body));
  if (f.language == "internal") return "AS " + QuoteLiteral(f.body);
  return "AS " + DollarQuote(f.body);
}

std::string Definition(const Object& object, bool replace) {
  const Function& f = object.As<Function>();
  std::string sql = fmt::format("CREATE {}{} {}({})", replace ? "OR REPLACE " : "", f.kind,
                                QualifiedName(object.id.schema, f.name), f.arguments);
  if (!f.result.empty()) sql += " RETURNS " + f.result;
  sql += "\nLANGUAGE " + QuoteIdentifier(f.language) + Properties(f);
  if (!f.transforms.empty()) sql += "\nTRANSFORM FOR TYPE " + Join(f.transforms, ", FOR TYPE ");
  for (const std::string& setting : f.settings) sql += "\n" + SettingClause(setting);
  return sql + "\n" + Body(f);
}

std::string Comment(const char* verb, const Object& object) {
  const Function& f = object.As<Function>();
  return fmt::format("{} \"{}\" {}", verb, f.name, Lower(f.kind));
}

}  // namespace

template <>
void Create<Function>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kCreate, Comment("create", object), Definition(object, false)));
}

template <>
void Drop<Function>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kDrop, Comment("drop", object),
                fmt::format("DROP {} {}", object.As<Function>().kind, SqlName(object.id))));
}

// CREATE OR REPLACE cannot change the result, rename input arguments, or take defaults away.
template <>
Way WayToAlter<Function>(const Object& from, const Object& to,
                         const std::vector<std::string>& changed, const RuleContext&) {
  const Function& before = from.As<Function>();
  const Function& after = to.As<Function>();
  if (Has(changed, "kind") || Has(changed, "result") || Has(changed, "window"))
    return Way::kReplace;
  if (after.default_count < before.default_count) return Way::kReplace;
  for (size_t i = 0; i < before.argument_names.size(); ++i) {
    const std::string& name = before.argument_names[i];
    if (!name.empty() && (i >= after.argument_names.size() || after.argument_names[i] != name))
      return Way::kReplace;
  }
  if (Has(changed, "arguments") && after.kind == "PROCEDURE") return Way::kReplace;
  if (Has(changed, "arguments") && after.default_count == before.default_count &&
      before.argument_names == after.argument_names && after.default_count == 0) {
    return Way::kReplace;  // modes or output arguments
  }
  return Way::kAlter;
}

template <>
void Alter<Function>(const Object&, const Object& to, const std::vector<std::string>&,
                     const RuleContext&, Steps& steps) {
  steps.push_back(Statement(to, Step::kAlter, Comment("modify", to), Definition(to, true)));
}

template <>
std::string Subject<Function>(const Object& object) {
  return object.As<Function>().kind + " " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Function>(const Object& object) {
  return {RoutineName(object.id)};
}

}  // namespace mercator
