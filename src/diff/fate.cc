#include "diff/column_type.h"
#include "diff/item.h"
#include "model/column.h"
#include "model/constraint.h"
#include "model/function.h"
#include "model/sequence.h"

namespace mercator {
namespace {

bool IsInteger(const std::string& type) {
  return type == "smallint" || type == "integer" || type == "bigint";
}

// The server makes the foreign keys of a retyped column again by itself, which works only while the
// types of both sides can be compared.
bool SurvivesRetype(const Object& column, const RuleContext& context) {
  const Column* after = context.to.Find<Column>(column.id);
  const std::string& before = column.As<Column>().type;
  bool swapped =
      after && before == after->type && column.As<Column>().collation == after->collation;
  return after && !swapped &&
         (BaseType(before) == BaseType(after->type) ||
          (IsInteger(before) && IsInteger(after->type)));
}

bool NeedsUsing(const Object& column, const RuleContext& context) {
  const Column* after = context.to.Find<Column>(column.id);
  const std::string& before = column.As<Column>().type;
  return after &&
         (before == after->type || !UsingClause(context.to, "c", before, after->type).empty());
}

Item::Fate OfRetypedColumn(const Object& user, const Object& used, const RuleContext& context) {
  switch (user.id.kind) {
    case Kind::kColumn:
      return user.As<Column>().generated.empty() || user.As<Column>().inherited ? Item::kCreate
                                                                                : Item::kReplace;
    case Kind::kDefault:
      return NeedsUsing(used, context) ? Item::kReplace : Item::kCreate;
    case Kind::kConstraint:
      return user.As<Constraint>().type == "foreign key" && !SurvivesRetype(used, context)
                 ? Item::kReplace
                 : Item::kCreate;
    case Kind::kIndex:
    case Kind::kComment:
    case Kind::kSequence:
    case Kind::kTable:
      return Item::kCreate;
    default:
      return Item::kReplace;
  }
}

Item::Fate OfSwappedType(const Object& user) {
  switch (user.id.kind) {
    case Kind::kColumn:
      return Item::kRetype;
    case Kind::kDomain:
    case Kind::kComposite:
    case Kind::kRange:
      return Item::kSwap;
    default:
      return Item::kReplace;
  }
}

bool InheritsFrom(const Object& user, const Object& used) {
  Kind kind = user.id.kind;
  if (kind != used.id.kind) return false;
  // A foreign key uses the key that it refers to.
  if (kind == Kind::kConstraint) return user.As<Constraint>().type == used.As<Constraint>().type;
  return kind == Kind::kColumn || kind == Kind::kDefault || kind == Kind::kTrigger;
}

}  // namespace

Item::Fate FateOfUser(const Object& user, const Object& used, Item::Fate fate,
                      const RuleContext& context) {
  switch (fate) {
    case Item::kRetype:
      return used.id.kind == Kind::kColumn ? OfRetypedColumn(user, used, context) : Item::kCreate;
    case Item::kSwap:
      return OfSwappedType(user);
    case Item::kReplace:
    case Item::kDrop:
      // The rows of a foreign table are elsewhere.
      if (user.id.kind == Kind::kTable)
        return used.id.kind == Kind::kServer ? Item::kReplace : Item::kCreate;
      // What is inherited follows by itself, or stays when the table is taken off its parent.
      if (user.parent != used.id && InheritsFrom(user, used)) return Item::kCreate;
      if (user.id.kind == Kind::kColumn && user.parent != used.id &&
          user.As<Column>().generated.empty()) {
        return Item::kCreate;
      }
      return Item::kReplace;
    default:
      return Item::kCreate;
  }
}

}  // namespace mercator
