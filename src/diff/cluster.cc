#include "diff/cluster.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/constraint.h"
#include "model/index.h"
#include "sql/quote.h"

namespace mercator {
namespace {

bool IsClustered(const Object& object) {
  if (object.id.kind == Kind::kIndex) return object.As<Index>().clustered;
  return object.id.kind == Kind::kConstraint && object.As<Constraint>().clustered;
}

Step Action(const Object& index, Step::Phase phase, const std::string& action) {
  if (index.parent.kind != Kind::kMaterializedView)
    return TableAction(index.id, index.parent, phase, action);
  return Statement(index, phase, fmt::format("modify \"{}\" materialized view", index.parent.name),
                   fmt::format("ALTER MATERIALIZED VIEW {} {}", SqlName(index.parent), action));
}

}  // namespace

void ClusterOn(const Object& index, Step::Phase phase, Steps& steps) {
  Step step = Action(index, phase, "CLUSTER ON " + QuoteIdentifier(index.id.name));
  step.uses.emplace();
  step.uses->push_back(index.id);
  steps.push_back(std::move(step));
}

void AlterCluster(const Object& index, bool clustered, const RuleContext& context, Steps& steps) {
  if (clustered) return ClusterOn(index, Step::kAlter, steps);
  std::vector<const Object*> parts = context.to.Children(index.parent);
  if (std::ranges::any_of(parts, [](const Object* part) { return IsClustered(*part); })) return;
  steps.push_back(Action(index, Step::kAlter, "SET WITHOUT CLUSTER"));
}

}  // namespace mercator
