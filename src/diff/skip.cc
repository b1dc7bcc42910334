#include "diff/skip.h"

#include "diff/change.h"
#include "diff/rename.h"
#include "model/catalog_copy.h"
#include "model/constraint.h"
#include "model/function.h"
#include "model/table.h"

namespace mercator {
namespace {

std::string ConstraintWord(const Constraint& constraint) {
  if (constraint.type == "foreign key") return "foreign_key";
  return constraint.type == "check" ? "check" : "index";
}

std::string TableWord(const Table& table) {
  if (!table.server.empty()) return "foreign_table";
  return table.partition_of.empty() ? "table" : "partition";
}

// What the policy calls an object.
std::string WordOf(const Object& object) {
  const Kind kind = object.id.kind;
  if (kind == Kind::kConstraint) return ConstraintWord(object.As<Constraint>());
  if (kind == Kind::kTable) return TableWord(object.As<Table>());
  if (kind == Kind::kFunction) return object.As<Function>().kind == "PROCEDURE" ? "proc" : "func";
  if (kind == Kind::kMaterializedView) return "materialized";
  return kind == Kind::kPrivilege ? "permission" : std::string(KindWord(kind));
}

class Filter {
 public:
  Filter(const Catalog& from, const Catalog& wanted, const std::set<std::string>& skip)
      : from_(from), wanted_(wanted), skip_(skip) {}

  Catalog Run(const std::vector<Renaming>& renamings) {
    for (const Renaming& renaming : renamings) KeepName(renaming);
    for (const Change& change : Diff(from_, wanted_)) Judge(change);
    Catalog result = LikeWithoutObjects(wanted_);
    for (size_t i = 0; i < wanted_.objects().size(); ++i) {
      const ObjectId& id = wanted_.objects()[i].id;
      if (!omitted_.contains(id) && !kept_.contains(id)) CopyObject(wanted_, i, result);
    }
    for (const ObjectId& id : kept_)
      CopyObject(from_, static_cast<size_t>(from_.IndexOf(id)), result);
    result.Finish();
    return result;
  }

 private:
  bool Skips(const char* verb, const Object& object) const {
    if (skip_.contains(verb + WordOf(object))) return true;
    // A change of a table is also one of its parts.
    const bool part = !object.id.table.empty() && std::string_view(verb) == "modify_";
    return part && skip_.contains("modify_table");
  }

  bool IsPartOfStaying(const Change& change) const {
    const Object& object = change.to ? *change.to : *change.from;
    if (object.id.table.empty()) return false;
    const ObjectId table{Kind::kTable, object.id.schema, "", object.id.table};
    return from_.Find(table) && wanted_.Find(table);
  }

  void Judge(const Change& change) {
    const bool frozen = skip_.contains("modify_table") && IsPartOfStaying(change);
    if (!change.to) {
      if (frozen || Skips("drop_", *change.from)) Keep(change.from->id);
    } else if (!change.from) {
      if (frozen || Skips("add_", *change.to)) Omit(change.to->id);
    } else if (frozen || Skips("modify_", *change.to)) {
      kept_.insert(change.from->id);
    }
  }

  void KeepName(const Renaming& renaming) {
    if (!renaming.label.empty()) {
      if (from_.Find(renaming.id)) kept_.insert(renaming.id);
      return;
    }
    const ObjectId former = FormerId(renaming);
    if (!from_.Find(former) || !wanted_.Find(renaming.id)) return;
    if (former != renaming.id && from_.Find(renaming.id)) return;  // it was renamed before
    Keep(former);
    if (former != renaming.id) Omit(renaming.id);
  }

  // With its parts, and with what they need that would go.
  void Keep(const ObjectId& id) {
    if (!kept_.insert(id).second) return;
    for (const Object* child : from_.Children(id)) {
      if (!wanted_.Find(child->id)) Keep(child->id);
    }
    for (int used : from_.Uses(from_.IndexOf(id))) {
      const ObjectId& other = from_.objects()[static_cast<size_t>(used)].id;
      if (!wanted_.Find(other)) Keep(other);
    }
  }

  // With what needs it: that is as it is, or not there.
  void Omit(const ObjectId& id) {
    if (kept_.contains(id) || omitted_.contains(id)) return;
    if (from_.Find(id)) {
      Keep(id);
    } else {
      omitted_.insert(id);
    }
    for (int user : wanted_.UsedBy(wanted_.IndexOf(id)))
      Omit(wanted_.objects()[static_cast<size_t>(user)].id);
  }

  const Catalog& from_;
  const Catalog& wanted_;
  const std::set<std::string>& skip_;
  std::set<ObjectId> kept_;     // as they are in `from_`
  std::set<ObjectId> omitted_;  // of `wanted_`
};

}  // namespace

Catalog WithoutSkipped(const Catalog& from, const Catalog& wanted,
                       const std::set<std::string>& skip, const std::vector<Renaming>& renamings) {
  if (skip.empty()) return wanted;
  return Filter(from, wanted, skip).Run(renamings);
}

std::vector<Renaming> TakeSkippedRenamings(Catalog& wanted, const std::set<std::string>& skip) {
  std::vector<Renaming> skipped, others;
  for (Renaming& renaming : wanted.renamings) {
    const Object* object = wanted.Find(renaming.id);
    const bool constraint = renaming.id.kind == Kind::kConstraint;
    const bool skips = (object && skip.contains("rename_" + WordOf(*object))) ||
                       (constraint && skip.contains("rename_constraint"));
    (skips ? skipped : others).push_back(std::move(renaming));
  }
  wanted.renamings = std::move(others);
  return skipped;
}

}  // namespace mercator
