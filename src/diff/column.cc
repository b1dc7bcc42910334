#include "model/column.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/column_type.h"
#include "diff/inheritance.h"
#include "diff/not_null.h"
#include "diff/sequence.h"
#include "model/default.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string IdentityClause(const Column& column) {
  const IdentitySequence& sequence = column.identity_sequence[0];
  std::string options = SequenceOptions(sequence, column.type);
  if (!sequence.name.empty())
    options = " SEQUENCE NAME " + QuoteIdentifier(sequence.name) + options;
  std::string out = "GENERATED " + column.identity + " AS IDENTITY";
  return options.empty() ? out : out + " (" + options.substr(1) + ")";
}

// After the default: generation, identity, NOT NULL.
std::string Tail(const Object& object, const RuleContext& context) {
  const Column& column = object.As<Column>();
  const std::string name = NotNullNameInCreate(object, context);
  std::string out;
  if (!column.generated.empty()) {
    out += fmt::format(" GENERATED ALWAYS AS {} {}", Bracketed(column.generation_expression),
                       column.generated);
  }
  if (!column.identity.empty()) out += " " + IdentityClause(column);
  // An identity is NOT NULL by itself.
  if (column.not_null && column.not_null_valid &&
      (column.identity.empty() || !name.empty() || column.not_null_no_inherit)) {
    if (!name.empty()) out += " CONSTRAINT " + QuoteIdentifier(name);
    out += " NOT NULL";
    if (column.not_null_no_inherit) out += " NO INHERIT";
  }
  return out;
}

std::string Head(const Object& object) {
  const Column& column = object.As<Column>();
  std::string out = QuoteIdentifier(object.id.name) + " " + column.type;
  if (!column.server_options.empty()) out += " " + ServerOptions(column.server_options);
  if (!column.compression.empty()) out += " COMPRESSION " + column.compression;
  if (!column.collation.empty()) out += " COLLATE " + column.collation;
  return out;
}

void Action(const Object& object, Step::Phase phase, std::string action, Steps& steps) {
  steps.push_back(TableAction(object.id, object.parent, phase,
                              "ALTER COLUMN " + QuoteIdentifier(object.id.name) + " " + action));
}

bool HasChildren(const ObjectId& table, const Catalog& catalog) {
  int at = catalog.IndexOf(table);
  if (at < 0) return false;
  for (int user : catalog.UsedBy(at)) {
    const Object& object = catalog.objects()[static_cast<size_t>(user)];
    if (object.id.kind != Kind::kTable) continue;
    const std::vector<ObjectId>& parents = object.As<Table>().parents;
    if (std::ranges::find(parents, table) != parents.end()) return true;
  }
  return false;
}

// What the server would also do to the children, each of which has its own setting.
void OwnAction(const Object& object, Step::Phase phase, std::string action,
               const RuleContext& context, Steps& steps) {
  Action(object, phase, std::move(action), steps);
  steps.back().only =
      HasChildren(object.parent, context.from) || HasChildren(object.parent, context.to);
}

bool IsOwnSetting(const std::string& attribute) {
  return attribute == "storage" || attribute == "compression" || attribute == "statistics" ||
         attribute == "options";
}

// What CREATE TABLE and ADD COLUMN cannot say.
void Storage(const Object& object, const Column& before, Step::Phase phase,
             const RuleContext& context, Steps& steps) {
  const Column& column = object.As<Column>();
  if (column.storage != before.storage) {
    std::string storage = column.storage.empty() ? column.type_storage : column.storage;
    OwnAction(object, phase, "SET STORAGE " + storage, context, steps);
  }
  if (column.statistics != before.statistics) {
    OwnAction(object, phase, fmt::format("SET STATISTICS {}", column.statistics), context, steps);
  }
  for (const std::string& change : OptionChanges(before.options, column.options))
    Action(object, phase, change, steps);
}

ObjectId DefaultOf(const Object& column) {
  return {Kind::kDefault, column.id.schema, column.id.table, column.id.name};
}

// A column that comes from the parent: only what differs from the parent's is said.
void CreateInherited(const Object& object, const RuleContext& context, Steps& steps) {
  const Object* parent = Above(object, context.to, context);
  const Column& above = parent->As<Column>();
  const Column& column = object.As<Column>();
  InheritNotNull(object, *parent, context, steps);
  // A new table has the storage that its parent has at that time.
  Column copied;
  const Object* parent_before = context.from.Find(parent->id);
  std::string storage_before = parent_before ? parent_before->As<Column>().storage : "";
  copied.storage = column.storage == storage_before ? above.storage : storage_before;
  Storage(object, copied, Step::kCreate, context, steps);
  if (context.to.Find(DefaultOf(*parent)) && !context.to.Find(DefaultOf(object))) {
    Action(object, Step::kCreate, "DROP DEFAULT", steps);
  }
}

// A column of a typed table has its type from there.
void CreateOfType(const Object& object, const RuleContext& context, Steps& steps) {
  const Table* before = context.from.Find<Table>(object.parent);
  if (before && !before->of_type.empty() && !context.dropped.contains(object.parent)) return;
  Step step = TableAction(object.id, object.parent, Step::kCreate, "");
  step.host = object.parent;
  step.tail = Tail(object, context);
  step.element = QuoteIdentifier(object.id.name) + " WITH OPTIONS";
  steps.push_back(std::move(step));
  Storage(object, Column(), Step::kCreate, context, steps);
}

void AlterType(const Object& from, const Object& to, const RuleContext& context, bool swapped,
               Steps& steps) {
  const Column& before = from.As<Column>();
  const Column& after = to.As<Column>();
  std::string name = QuoteIdentifier(to.id.name);
  std::string action = "TYPE " + after.type;
  if (!after.collation.empty()) action += " COLLATE " + after.collation;
  const Table* table = context.to.Find<Table>(to.parent);
  if (table && !table->server.empty()) {
    // No rows of ours to convert.
  } else if (swapped && before.type == after.type) {
    action +=
        " USING " + name + (after.type.ends_with("[]") ? "::text[]::" : "::text::") + after.type;
  } else {
    action += UsingClause(context.to, name, before.type, after.type);
  }
  Action(to, Step::kAlter, action, steps);
  steps.back().hazards.push_back(
      {Hazard::kRewrite,
       fmt::format("changing the type of column \"{}\" may rewrite the table", to.id.name)});
}

std::string SequenceName(const Object& column, const IdentitySequence& sequence) {
  return sequence.name.empty() ? column.id.table + "_" + column.id.name + "_seq" : sequence.name;
}

void RenameSequence(const Object& column, const std::string& before, const std::string& after,
                    Steps& steps) {
  if (before == after) return;
  steps.push_back(
      Statement(column, Step::kAlter, fmt::format("rename sequence \"{}\"", before),
                fmt::format("ALTER SEQUENCE {} RENAME TO {}",
                            QualifiedName(column.id.schema, before), QuoteIdentifier(after))));
}

// Beside a change of type it would come too late: an identity is of an integer type.
void DropIdentity(const Object& to, bool alone, Steps& steps) {
  const std::string action =
      fmt::format("ALTER COLUMN {} DROP IDENTITY", QuoteIdentifier(to.id.name));
  if (!alone) return steps.push_back(TableAction(to.id, to.parent, Step::kAlter, action));
  steps.push_back(Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.table),
                            fmt::format("ALTER TABLE {} {}", SqlName(to.parent), action)));
}

void AlterIdentity(const Object& from, const Object& to, Steps& steps) {
  const Column& before = from.As<Column>();
  const Column& after = to.As<Column>();
  if (after.identity.empty()) {
    DropIdentity(to, before.type != after.type, steps);
  } else if (before.identity.empty()) {
    Action(to, Step::kAlter, "ADD " + IdentityClause(after), steps);
    const IdentitySequence& sequence = after.identity_sequence[0];
    MovePastRows(to, to.id, to.id.schema, SequenceName(to, sequence), sequence, steps);
  } else {
    std::string action;
    if (before.identity != after.identity) action = "SET GENERATED " + after.identity;
    const IdentitySequence& sequence = after.identity_sequence[0];
    IdentitySequence old = FollowType(before.identity_sequence[0], before.type, after.type);
    std::string restart =
        MoveIntoBounds(to, to.id.schema, SequenceName(to, old), old, sequence, steps);
    action += SequenceChanges(old, sequence, "SET ") + restart;
    if (!action.empty()) Action(to, Step::kAlter, std::string(Trim(action)), steps);
    RenameSequence(to, SequenceName(to, old), SequenceName(to, sequence), steps);
  }
}

// True if the bounds of the identity do not fit into the new type; they must be moved in first.
bool Narrows(const Column& before, const Column& after) {
  if (before.identity.empty() || after.identity.empty()) return false;
  const IdentitySequence& sequence = before.identity_sequence[0];
  return FollowType(sequence, before.type, after.type) == sequence &&
         (sequence.max_value > DefaultBounds(after.type, 1).max_value ||
          sequence.min_value < DefaultBounds(after.type, -1).min_value);
}

// As a statement of its own: within one ALTER TABLE the type comes first.
void NarrowIdentity(const Object& from, const Object& to, Steps& steps) {
  const Column& after = to.As<Column>();
  const IdentitySequence& old = from.As<Column>().identity_sequence[0];
  std::string restart = MoveIntoBounds(to, to.id.schema, SequenceName(to, old), old,
                                       after.identity_sequence[0], steps);
  steps.push_back(
      Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.table),
                fmt::format("ALTER TABLE {} ALTER COLUMN {}{}{}", SqlName(to.parent),
                            QuoteIdentifier(to.id.name),
                            SequenceChanges(old, after.identity_sequence[0], "SET "), restart)));
}

// True if the change comes with that of the parent's column.
bool FollowsParent(const Object& from, const Object& to, const std::string& attribute,
                   const RuleContext& context) {
  const Object* before = Above(from, context.from, context);
  const Object* after = Above(to, context.to, context);
  if (!before || !after) return false;
  return Has(ChangedAttributes(Kind::kColumn, *before->attributes, *after->attributes), attribute);
}

// The columns of a typed table change with the attributes of its type.
bool IsOfType(const ObjectId& table, const RuleContext& context) {
  const Table* before = context.from.Find<Table>(table);
  const Table* after = context.to.Find<Table>(table);
  return before && after && !before->of_type.empty() && before->of_type == after->of_type;
}

bool FollowsType(const Object& to, const std::string& attribute, const RuleContext& context) {
  return IsOfType(to.parent, context) && (attribute == "type" || attribute == "collation");
}

}  // namespace

template <>
void Create<Column>(const Object& object, const RuleContext& context, Steps& steps) {
  const Column& column = object.As<Column>();
  bool is_new = IsMade(object.parent, context);
  if ((column.inherited || !is_new) && Above(object, context.to, context))
    return CreateInherited(object, context, steps);
  const Table* table = context.to.Find<Table>(object.parent);
  if (table && !table->of_type.empty()) return CreateOfType(object, context, steps);
  const bool unless_there = context.policy.add_column_if_not_exists;
  Step step = TableAction(object.id, object.parent, Step::kCreate,
                          unless_there ? "ADD COLUMN IF NOT EXISTS " : "ADD COLUMN ");
  step.place = column.position;
  step.host = object.parent;
  step.element = Head(object);
  step.tail = Tail(object, context);
  steps.push_back(std::move(step));
  CreateNotNull(object, steps);
  Storage(object, Column(), Step::kCreate, context, steps);
}

template <>
void Drop<Column>(const Object& object, const RuleContext& context, Steps& steps) {
  if (object.As<Column>().inherited && GoesWithParent(object, context)) return;
  if (IsOfType(object.parent, context)) return;
  Step step = TableAction(object.id, object.parent, Step::kDrop,
                          "DROP COLUMN " + QuoteIdentifier(object.id.name));
  step.only = StaysBelow(object, context);
  step.hazards.push_back(
      {Hazard::kDataLoss, fmt::format("the values of column \"{}\" are lost", object.id.name)});
  steps.push_back(std::move(step));
}

// A column cannot become a generated one; an expression can be changed since PostgreSQL 17.
template <>
Way WayToAlter<Column>(const Object& from, const Object& to,
                       const std::vector<std::string>& changed, const RuleContext& context) {
  const Column& before = from.As<Column>();
  const Column& after = to.As<Column>();
  if (after.inherited && before.inherited) {
    return Has(changed, "type") || Has(changed, "collation") ? Way::kRetype : Way::kAlter;
  }
  if (before.generated != after.generated &&
      (!after.generated.empty() || before.generated == "VIRTUAL"))
    return Way::kReplace;
  if (!after.generated.empty() && Has(changed, "generation_expression")) {
    return context.from.server_version >= 170000 ? Way::kRetype : Way::kReplace;
  }
  return Has(changed, "type") || Has(changed, "collation") ? Way::kRetype : Way::kAlter;
}

template <>
void Alter<Column>(const Object& from, const Object& to,
                   const std::vector<std::string>& all_changed, const RuleContext& context,
                   Steps& steps) {
  const Column& before = from.As<Column>();
  const Column& after = to.As<Column>();
  std::vector<std::string> changed;
  for (const std::string& name : all_changed) {
    bool follows = FollowsParent(from, to, name, context) || FollowsType(to, name, context);
    if (follows && !IsOwnSetting(name)) continue;
    changed.push_back(name);
  }
  bool swapped = all_changed.empty();
  if (swapped && after.inherited && Above(to, context.to, context)) return;
  if (Has(changed, "generated") && after.generated.empty())
    Action(to, Step::kAlter, "DROP EXPRESSION", steps);
  if (Has(changed, "identity") && after.identity.empty()) AlterIdentity(from, to, steps);
  bool narrows = Has(changed, "type") && Narrows(before, after);
  if (narrows) NarrowIdentity(from, to, steps);
  if (swapped || Has(changed, "type") || Has(changed, "collation"))
    AlterType(from, to, context, swapped, steps);
  if (!after.generated.empty() && Has(changed, "generation_expression")) {
    Action(to, Step::kAlter, "SET EXPRESSION AS " + Bracketed(after.generation_expression), steps);
  }
  if (Has(changed, "not_null") || Has(changed, "not_null_no_inherit") ||
      Has(changed, "not_null_valid"))
    AlterNotNull(from, to, context, steps);
  bool identity = Has(changed, "identity") || Has(changed, "identity_sequence");
  if (identity && !narrows && !after.identity.empty()) AlterIdentity(from, to, steps);
  if (Has(changed, "not_null_name")) RenameNotNull(from, to, steps);
  if (Has(changed, "compression")) {
    OwnAction(to, Step::kAlter,
              "SET COMPRESSION " + (after.compression.empty() ? "default" : after.compression),
              context, steps);
  }
  Column unchanged = after;
  if (Has(changed, "storage")) unchanged.storage = before.storage;
  if (Has(changed, "statistics")) unchanged.statistics = before.statistics;
  if (Has(changed, "options")) unchanged.options = before.options;
  Storage(to, unchanged, Step::kAlter, context, steps);
  std::string options = ServerOptionChanges(before.server_options, after.server_options);
  if (!options.empty()) {
    steps.push_back(
        Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.table),
                  fmt::format("ALTER FOREIGN TABLE {} ALTER COLUMN {} {}", SqlName(to.parent),
                              QuoteIdentifier(to.id.name), options)));
  }
}

template <>
std::string Subject<Column>(const Object& object) {
  return "COLUMN " + QualifiedName(object.id.schema, object.id.table) + "." +
         QuoteIdentifier(object.id.name);
}

// The sequence of an identity column.
template <>
std::vector<std::string> TakenNames<Column>(const Object& object) {
  const Column& column = object.As<Column>();
  if (column.identity_sequence.empty()) return {};
  return {RelationName(object.id.schema, SequenceName(object, column.identity_sequence[0]))};
}

}  // namespace mercator
