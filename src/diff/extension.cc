#include "model/extension.h"

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {

template <>
void Create<Extension>(const Object& object, const RuleContext& context, Steps& steps) {
  const Extension& extension = object.As<Extension>();
  std::string sql = "CREATE EXTENSION " + SqlName(object.id);
  ObjectId schema{Kind::kSchema, "", "", extension.schema};
  // Some extensions make their schema themselves; then it is not one of the user's.
  if (context.to.Find(schema)) sql += " WITH SCHEMA " + QuoteIdentifier(extension.schema);
  if (!extension.version.empty()) sql += " VERSION " + QuoteLiteral(extension.version);
  Step step = Statement(object, Step::kCreate, "create extension \"" + object.id.name + "\"", sql);
  steps.push_back(std::move(step));
}

template <>
void Drop<Extension>(const Object& object, const RuleContext&, Steps& steps) {
  Step step = Statement(object, Step::kDrop, "drop extension \"" + object.id.name + "\"",
                        "DROP EXTENSION " + SqlName(object.id));
  steps.push_back(std::move(step));
}

// A version that no update leads to is installed anew where that loses nothing; otherwise the
// server says that there is no update path.
template <>
Way WayToAlter<Extension>(const Object& from, const Object& to,
                          const std::vector<std::string>& changed, const RuleContext& context) {
  const Extension& before = from.As<Extension>();
  const std::string& version = to.As<Extension>().version;
  bool reachable = before.version.empty() || version.empty() || Has(before.updates, version);
  bool used = !context.from.UsedBy(context.from.IndexOf(from.id)).empty();
  return Has(changed, "version") && !reachable && !used ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<Extension>(const Object&, const Object& to, const std::vector<std::string>& changed,
                      const RuleContext&, Steps& steps) {
  const Extension& extension = to.As<Extension>();
  std::string comment = "modify extension \"" + to.id.name + "\"";
  std::string alter = "ALTER EXTENSION " + SqlName(to.id);
  if (Has(changed, "version")) {
    steps.push_back(
        Statement(to, Step::kAlter, comment,
                  alter + " UPDATE" +
                      (extension.version.empty() ? "" : " TO " + QuoteLiteral(extension.version))));
  }
  if (Has(changed, "schema")) {
    steps.push_back(Statement(to, Step::kAlter, comment,
                              alter + " SET SCHEMA " + QuoteIdentifier(extension.schema)));
  }
}

template <>
std::string Subject<Extension>(const Object& object) {
  return "EXTENSION " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Extension>(const Object&) {
  return {};
}

}  // namespace mercator
