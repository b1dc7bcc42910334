#include "diff/inheritance.h"

#include <algorithm>

#include "model/column.h"
#include "model/constraint.h"
#include "model/table.h"

namespace mercator {
namespace {

// Parts of tables and defaults, which are parts of columns, name the table alike.
ObjectId TableOf(const ObjectId& part) { return {Kind::kTable, part.schema, "", part.table}; }

ObjectId SamePart(const ObjectId& part, const ObjectId& table) {
  return {part.kind, table.schema, table.name, part.name};
}

bool HangsOn(const ObjectId& child, const ObjectId& parent, const Catalog& side) {
  const Table* table = side.Find<Table>(child);
  return table && std::ranges::find(table->parents, parent) != table->parents.end();
}

bool IsInherited(const Object& part) {
  if (part.id.kind == Kind::kColumn) return part.As<Column>().inherited;
  return part.id.kind == Kind::kConstraint && part.As<Constraint>().inherited;
}

// True if what replaces `object` comes to the child in place of `part`.
bool Follows(const Object& object, const Object& part, const RuleContext& context) {
  const Object* after = context.to.Find(part.id);
  const Object* above = after ? Above(*after, context.to, context) : nullptr;
  if (!above) return false;
  if (part.id.kind == Kind::kDefault) return part.hash == object.hash && after->hash == above->hash;
  return IsInherited(part) && IsInherited(*after);
}

}  // namespace

bool IsMade(const ObjectId& table, const RuleContext& context) {
  return !context.from.Find(table) || context.dropped.contains(table);
}

bool PassesOn(const ObjectId& parent, const ObjectId& child, const RuleContext& context) {
  if (IsMade(child, context)) return HangsOn(child, parent, context.to);
  if (context.detached.contains({child, parent})) return false;
  return HangsOn(child, parent, context.from) &&
         (!context.to.Find(child) || HangsOn(child, parent, context.to));
}

const Object* Above(const Object& object, const Catalog& side, const RuleContext& context) {
  ObjectId child = TableOf(object.id);
  const Table* table = side.Find<Table>(child);
  if (!table) return nullptr;
  for (const ObjectId& parent : table->parents) {
    const Object* part = side.Find(SamePart(object.id, parent));
    if (part && PassesOn(parent, child, context)) return part;
  }
  return nullptr;
}

std::vector<const Object*> Below(const Object& object, const Catalog& side,
                                 const RuleContext& context) {
  std::vector<const Object*> parts;
  ObjectId parent = TableOf(object.id);
  int at = side.IndexOf(parent);
  if (at < 0) return parts;
  for (int user : side.UsedBy(at)) {
    const ObjectId& child = side.objects()[static_cast<size_t>(user)].id;
    if (child.kind != Kind::kTable || !HangsOn(child, parent, side)) continue;
    const Object* part = side.Find(SamePart(object.id, child));
    if (part && PassesOn(parent, child, context)) parts.push_back(part);
  }
  return parts;
}

bool StaysBelow(const Object& object, const RuleContext& context) {
  return std::ranges::any_of(Below(object, context.from, context), [&](const Object* part) {
    if (context.dropped.contains(part->id) || context.dropped.contains(TableOf(part->id)))
      return false;
    return !Follows(object, *part, context);
  });
}

bool GoesWithParent(const Object& object, const RuleContext& context) {
  if (context.dropped.contains(TableOf(object.id))) return true;
  const Object* above = Above(object, context.from, context);
  return above && context.dropped.contains(above->id) && !StaysBelow(*above, context);
}

}  // namespace mercator
