#include "diff/plan.h"

#include "diff/access.h"
#include "diff/compact.h"
#include "diff/graph.h"
#include "diff/item.h"
#include "diff/lock_safe.h"

namespace mercator {

std::vector<PlannedStatement> Plan::Statements() const {
  std::vector<PlannedStatement> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

Plan MakePlan(const Catalog& from, const Catalog& to, const Policy& policy) {
  RuleContext context{from, to, policy, {}, {}};
  Items items(context);
  items.Collect();
  Steps steps = items.MakeSteps();
  Ordered ordered = Order(items, steps, context);
  Plan plan = Compact(items, steps, ordered, context);
  return policy.not_null_lock_safe ? WithValidatedNotNull(std::move(plan), from, to) : plan;
}

Plan MakePlan(const Catalog& to) {
  Catalog nothing;  // a new database has the schema public
  const Object* schema = to.Find({Kind::kSchema, "", "", "public"});
  if (schema) nothing.Add(schema->id, {}, schema->attributes);
  AddUsualAccess(to, nothing);
  nothing.server_version = to.server_version;
  nothing.with = to.with;
  nothing.Finish();
  return MakePlan(nothing, to);
}

std::string Render(const std::vector<PlannedStatement>& statements) {
  std::string out;
  for (const PlannedStatement& statement : statements) {
    std::string comment = statement.comment;
    if (!comment.empty() && comment[0] >= 'a' && comment[0] <= 'z')
      comment[0] = static_cast<char>(comment[0] - 32);
    if (!comment.empty()) out += "-- " + comment + "\n";
    out += statement.sql + ";\n";
  }
  return out;
}

std::string Render(const Plan& plan) {
  std::string out;
  for (const auto& part : plan.parts) out += Render(part);
  return out;
}

}  // namespace mercator
