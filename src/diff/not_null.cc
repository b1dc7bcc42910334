#include "diff/not_null.h"

#include <fmt/format.h>

#include "diff/inheritance.h"
#include "model/column.h"
#include "model/implicit_name.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void Action(const Object& object, Step::Phase phase, std::string action, Steps& steps) {
  steps.push_back(TableAction(object.id, object.parent, phase,
                              "ALTER COLUMN " + QuoteIdentifier(object.id.name) + " " + action));
}

std::string OwnNotNull(const Object& object) {
  const Column& column = object.As<Column>();
  std::string name = column.not_null_name.empty()
                         ? ""
                         : "CONSTRAINT " + QuoteIdentifier(column.not_null_name) + " ";
  return fmt::format("{}NOT NULL {}{}{}", name, QuoteIdentifier(object.id.name),
                     column.not_null_no_inherit ? " NO INHERIT" : "",
                     column.not_null_valid ? "" : " NOT VALID");
}

// What no ALTER changes.
bool IsMadeAgain(const Column& before, const Column& after) {
  return before.not_null_no_inherit != after.not_null_no_inherit ||
         (before.not_null_valid && !after.not_null_valid);
}

std::string UsualName(const Object& column) {
  return ImplicitName(column.id.table.str(), column.id.name.str(), "not_null");
}

// `to`: with the name that it has on that side.
void Rename(const Object& from, const Object& to, Steps& steps) {
  const std::string& before = from.As<Column>().not_null_constraint;
  const std::string& after = to.As<Column>().not_null_constraint;
  if (before.empty() || after.empty() || before == after) return;
  steps.push_back(
      Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.table),
                fmt::format("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", SqlName(to.parent),
                            QuoteIdentifier(before), QuoteIdentifier(after))));
}

// The columns below that lose their NOT NULL when this one does, though they are to keep it.
std::vector<const Object*> KeepNotNull(const Object& to, const RuleContext& context) {
  std::vector<const Object*> kept;
  for (const Object* below : Below(to, context.to, context)) {
    const Column* before = context.from.Find<Column>(below->id);
    bool own = context.from.server_version >= 180000 && before && before->not_null_own;
    if (before && before->not_null && !own && below->As<Column>().not_null) kept.push_back(below);
  }
  return kept;
}

void DropNotNull(const Object& to, const RuleContext& context, Steps& steps) {
  Action(to, Step::kAlter, "DROP NOT NULL", steps);
  std::vector<const Object*> kept = KeepNotNull(to, context);
  if (kept.empty()) return;
  bool all = kept.size() == Below(to, context.to, context).size();
  const Table* table = context.from.Find<Table>(to.parent);
  bool only = all && table && table->partition_by.empty();
  steps.back().only = only;
  for (const Object* column : kept) {
    if (!only) Action(*column, Step::kAlter, "SET NOT NULL", steps);
    if (only) Rename(*context.from.Find(column->id), *column, steps);
  }
}

}  // namespace

void InheritNotNull(const Object& object, const Object& above, const RuleContext& context,
                    Steps& steps) {
  const Column& column = object.As<Column>();
  bool declared = context.to.server_version >= 180000 && column.not_null_own;
  if (!column.not_null || (!declared && above.As<Column>().not_null)) return;
  if (!declared || !IsMade(object.parent, context)) {
    Action(object, Step::kCreate, "SET NOT NULL", steps);
    return;
  }
  Step step = TableAction(object.id, object.parent, Step::kCreate, "ADD " + OwnNotNull(object));
  step.host = object.parent;
  step.element = OwnNotNull(object);
  steps.push_back(std::move(step));
}

std::string NotNullNameInCreate(const Object& object, const RuleContext& context) {
  const Column& column = object.As<Column>();
  if (!column.not_null || !column.not_null_name.empty()) return column.not_null_name;
  if (context.unusual_not_nulls.empty()) return "";
  std::string usual = UsualName(object);
  return context.unusual_not_nulls.contains(object.id.schema + "." + usual) ? usual : "";
}

std::set<std::string> UnusualNotNullNames(const Catalog& catalog) {
  std::set<std::string> names;
  if (catalog.server_version < 180000) return names;
  for (const Object& object : catalog.objects()) {
    if (object.id.kind != Kind::kColumn) continue;
    const std::string& name = object.As<Column>().not_null_constraint;
    if (!name.empty() && name != UsualName(object)) names.insert(object.id.schema + "." + name);
  }
  return names;
}

void CreateNotNull(const Object& object, Steps& steps) {
  const Column& column = object.As<Column>();
  if (column.not_null && !column.not_null_valid)
    steps.push_back(
        TableAction(object.id, object.parent, Step::kCreate, "ADD " + OwnNotNull(object)));
}

void AlterNotNull(const Object& from, const Object& to, const RuleContext& context, Steps& steps) {
  const Column& before = from.As<Column>();
  const Column& after = to.As<Column>();
  bool again = IsMadeAgain(before, after);
  if (before.not_null && (!after.not_null || again)) DropNotNull(to, context, steps);
  if (before.not_null && after.not_null && !again && !before.not_null_valid &&
      after.not_null_valid) {
    steps.push_back(
        TableAction(to.id, to.parent, Step::kAlter,
                    "VALIDATE CONSTRAINT " + QuoteIdentifier(before.not_null_constraint)));
  }
  if (!after.not_null || (before.not_null && !again)) return;
  if (!after.not_null_name.empty() || after.not_null_no_inherit || !after.not_null_valid) {
    steps.push_back(TableAction(to.id, to.parent, Step::kAlter, "ADD " + OwnNotNull(to)));
    if (!after.not_null_valid) return;
  } else {
    Action(to, Step::kAlter, "SET NOT NULL", steps);
  }
  steps.back().hazards.push_back(
      {Hazard::kMayFail, fmt::format("column \"{}\" must not hold NULL", to.id.name)});
}

void RenameNotNull(const Object& from, const Object& to, Steps& steps) {
  const Column& before = from.As<Column>();
  const Column& after = to.As<Column>();
  if (!before.not_null || !after.not_null || IsMadeAgain(before, after)) return;
  if (before.not_null_own && after.not_null_own) Rename(from, to, steps);
}

void RenameInheritedNotNulls(const Object& from_table, const Object& to_table,
                             const RuleContext& context, Steps& steps) {
  for (const Object* column : context.to.Children(to_table.id)) {
    if (column->id.kind != Kind::kColumn) continue;
    ObjectId id{Kind::kColumn, from_table.id.schema, from_table.id.name, column->id.name};
    const Object* before = context.from.Find(id);
    if (!before || before->As<Column>().not_null_own || !before->As<Column>().not_null) continue;
    if (column->As<Column>().not_null) Rename(*before, *column, steps);
  }
}

}  // namespace mercator
