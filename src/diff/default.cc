#include "model/default.h"

#include "diff/rule.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The same default of the parent's column: the server gives it to the child by itself.
bool FollowsParent(const Object& object, const Catalog& catalog) {
  if (!object.As<Default>().inherited) return false;
  const Table* table = catalog.Find<Table>({Kind::kTable, object.id.schema, "", object.id.table});
  if (!table) return false;
  for (const ObjectId& parent : table->parents) {
    const Default* above =
        catalog.Find<Default>({Kind::kDefault, parent.schema, parent.name, object.id.name});
    if (above && above->expression == object.As<Default>().expression) return true;
  }
  return false;
}

// True if the parent's default comes to the child by itself: with the creation of the child, or
// with a change of the parent while the child hangs on it.
bool IsGiven(const Object& object, const RuleContext& context) {
  if (!FollowsParent(object, context.to)) return false;
  ObjectId table{Kind::kTable, object.id.schema, "", object.id.table};
  const Table* before = context.from.Find<Table>(table);
  if (!before || context.dropped.contains(table)) return true;
  return before->parents == context.to.Find<Table>(table)->parents &&
         !context.detached.contains(table);
}

Step Set(const Object& object, Step::Phase phase) {
  ObjectId table{Kind::kTable, object.id.schema, "", object.id.table};
  const std::string& expression = object.As<Default>().expression;
  return TableAction(
      object.id, table, phase,
      "ALTER COLUMN " + QuoteIdentifier(object.id.name) + " SET DEFAULT " + expression);
}

}  // namespace

template <>
void Create<Default>(const Object& object, const RuleContext& context, Steps& steps) {
  if (IsGiven(object, context)) return;
  Step step = Set(object, Step::kCreate);
  if (!object.As<Default>().inherited) {
    step.host = object.parent;
    step.element = "DEFAULT " + object.As<Default>().expression;
  }
  steps.push_back(std::move(step));
}

template <>
void Drop<Default>(const Object& object, const RuleContext& context, Steps& steps) {
  bool detached = context.detached.contains({Kind::kTable, object.id.schema, "", object.id.table});
  if (FollowsParent(object, context.from) && !context.to.Find(object.id) && !detached) return;
  ObjectId table{Kind::kTable, object.id.schema, "", object.id.table};
  steps.push_back(TableAction(object.id, table, Step::kDrop,
                              "ALTER COLUMN " + QuoteIdentifier(object.id.name) + " DROP DEFAULT"));
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
  steps.push_back(Set(to, Step::kAlter));
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
