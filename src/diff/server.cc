#include "model/server.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<Server>(const Object& object, const RuleContext&, Steps& steps) {
  const Server& server = object.As<Server>();
  std::string sql = "CREATE SERVER " + SqlName(object.id);
  if (server.type) sql += " TYPE " + QuoteLiteral(*server.type);
  if (server.version) sql += " VERSION " + QuoteLiteral(*server.version);
  sql += " FOREIGN DATA WRAPPER " + QuoteIdentifier(server.wrapper);
  if (!server.options.empty()) sql += " " + ServerOptions(server.options);
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id), sql));
}

template <>
void Drop<Server>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP SERVER " + SqlName(object.id)));
}

template <>
Way WayToAlter<Server>(const Object&, const Object&, const std::vector<std::string>& changed,
                       const RuleContext&) {
  return Has(changed, "type") || Has(changed, "foreign_data_wrapper") ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<Server>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                   const RuleContext&, Steps& steps) {
  const Server& after = to.As<Server>();
  std::string sql = "ALTER SERVER " + SqlName(to.id);
  if (Has(changed, "version"))
    sql += " VERSION " + (after.version ? QuoteLiteral(*after.version) : "NULL");
  if (Has(changed, "options"))
    sql += " " + ServerOptionChanges(from.As<Server>().options, after.options);
  steps.push_back(Statement(to, Step::kAlter, Remark("modify", to.id), sql));
}

template <>
std::string Subject<Server>(const Object& object) {
  return "SERVER " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Server>(const Object&) {
  return {};
}

}  // namespace mercator
