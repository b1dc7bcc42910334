#include "model/user_mapping.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Name(const Object& object) {
  const std::string& user = object.id.name;
  return fmt::format("USER MAPPING FOR {} SERVER {}",
                     object.As<UserMapping>().everyone ? "PUBLIC" : QuoteIdentifier(user),
                     QuoteIdentifier(object.id.table));
}

}  // namespace

template <>
void Create<UserMapping>(const Object& object, const RuleContext&, Steps& steps) {
  std::string sql = "CREATE " + Name(object);
  const Options& options = object.As<UserMapping>().options;
  if (!options.empty()) sql += " " + ServerOptions(options);
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id), sql));
}

template <>
void Drop<UserMapping>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kDrop, Remark("drop", object.id), "DROP " + Name(object)));
}

template <>
Way WayToAlter<UserMapping>(const Object&, const Object&, const std::vector<std::string>&,
                            const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<UserMapping>(const Object& from, const Object& to, const std::vector<std::string>&,
                        const RuleContext&, Steps& steps) {
  std::string changes =
      ServerOptionChanges(from.As<UserMapping>().options, to.As<UserMapping>().options);
  steps.push_back(Statement(to, Step::kAlter, Remark("modify", to.id),
                            fmt::format("ALTER {} {}", Name(to), changes)));
}

template <>
std::string Subject<UserMapping>(const Object& object) {
  return Name(object);
}

template <>
std::vector<std::string> TakenNames<UserMapping>(const Object&) {
  return {};
}

}  // namespace mercator
