#include "model/default.h"

#include <algorithm>

#include "diff/inheritance.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// True if all that the default is passed on to have the same one in the end.
bool IsSameBelow(const Object& object, const RuleContext& context) {
  const std::string& expression = object.As<Default>().expression;
  ObjectId column = object.parent;
  return std::ranges::all_of(
      Below(*context.to.Find(column), context.to, context), [&](const Object* part) {
        ObjectId id = object.id;
        id.schema = part->id.schema, id.table = part->id.table;
        const Object* own = context.to.Find(id);
        return own && own->As<Default>().expression == expression && IsSameBelow(*own, context);
      });
}

// True if the parent's default comes to the child by itself: with the creation of the child, or
// with a change of the parent while the child hangs on it.
bool IsGiven(const Object& object, const RuleContext& context) {
  const Object* above = Above(object, context.to, context);
  if (!above || above->As<Default>().expression != object.As<Default>().expression) return false;
  if (IsMade({Kind::kTable, object.id.schema, "", object.id.table}, context))
    return object.As<Default>().inherited;
  const Object* before = context.from.Find(above->id);
  bool changes = !before || before->hash != above->hash || context.dropped.contains(above->id);
  return (changes && IsSameBelow(*above, context)) || IsGiven(*above, context);
}

// Children that have another default keep it.
Step Set(const Object& object, Step::Phase phase, const RuleContext& context) {
  ObjectId table{Kind::kTable, object.id.schema, "", object.id.table};
  const std::string& expression = object.As<Default>().expression;
  Step step =
      TableAction(object.id, table, phase,
                  "ALTER COLUMN " + QuoteIdentifier(object.id.name) + " SET DEFAULT " + expression);
  step.only = !IsSameBelow(object, context);
  return step;
}

}  // namespace

template <>
void Create<Default>(const Object& object, const RuleContext& context, Steps& steps) {
  if (IsGiven(object, context)) return;
  Step step = Set(object, Step::kCreate, context);
  if (!object.As<Default>().inherited) {
    step.host = object.parent;
    step.element = "DEFAULT " + object.As<Default>().expression;
  }
  steps.push_back(std::move(step));
}

template <>
void Drop<Default>(const Object& object, const RuleContext& context, Steps& steps) {
  if (!context.to.Find(object.id) && GoesWithParent(object, context)) return;
  ObjectId table{Kind::kTable, object.id.schema, "", object.id.table};
  steps.push_back(TableAction(object.id, table, Step::kDrop,
                              "ALTER COLUMN " + QuoteIdentifier(object.id.name) + " DROP DEFAULT"));
  steps.back().only = StaysBelow(object, context);
}

template <>
Way WayToAlter<Default>(const Object&, const Object&, const std::vector<std::string>&,
                        const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Default>(const Object&, const Object& to, const std::vector<std::string>&,
                    const RuleContext& context, Steps& steps) {
  if (IsGiven(to, context)) return;
  steps.push_back(Set(to, Step::kAlter, context));
}

template <>
std::string Subject<Default>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<Default>(const Object&) {
  return {};
}

}  // namespace mercator
