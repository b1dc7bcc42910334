#include "model/publication.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Settings(const Publication& from, const Publication& to) {
  std::vector<std::string> settings;
  if (from.publish != to.publish) settings.push_back("publish = " + QuoteLiteral(to.publish));
  if (from.via_partition_root != to.via_partition_root) {
    settings.push_back(fmt::format("publish_via_partition_root = {}", to.via_partition_root));
  }
  if (from.generated_columns != to.generated_columns) {
    settings.push_back("publish_generated_columns = " + to.generated_columns);
  }
  return settings.empty() ? "" : "(" + Join(settings, ", ") + ")";
}

}  // namespace

template <>
void Create<Publication>(const Object& object, const RuleContext&, Steps& steps) {
  const Publication& publication = object.As<Publication>();
  std::string sql = "CREATE PUBLICATION " + SqlName(object.id);
  if (publication.all_tables) sql += " FOR ALL TABLES";
  Step step = Statement(object, Step::kCreate, Remark("create", object.id), sql);
  std::string settings = Settings(Publication(), publication);
  if (!settings.empty()) step.tail = " WITH " + settings;
  steps.push_back(std::move(step));
}

template <>
void Drop<Publication>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP PUBLICATION " + SqlName(object.id)));
}

template <>
Way WayToAlter<Publication>(const Object&, const Object&, const std::vector<std::string>& changed,
                            const RuleContext&) {
  return Has(changed, "all_tables") ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<Publication>(const Object& from, const Object& to, const std::vector<std::string>&,
                        const RuleContext&, Steps& steps) {
  std::string settings = Settings(from.As<Publication>(), to.As<Publication>());
  steps.push_back(Statement(to, Step::kAlter, Remark("modify", to.id),
                            fmt::format("ALTER PUBLICATION {} SET {}", SqlName(to.id), settings)));
}

template <>
std::string Subject<Publication>(const Object& object) {
  return "PUBLICATION " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Publication>(const Object&) {
  return {};
}

}  // namespace mercator
