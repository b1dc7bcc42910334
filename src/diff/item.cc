#include "diff/item.h"

#include <algorithm>

#include "diff/access.h"
#include "diff/change.h"
#include "diff/not_null.h"
#include "diff/swap.h"
#include "model/kinds.h"

namespace mercator {
namespace {

struct Rules {
  void (*create)(const Object&, const RuleContext&, Steps&);
  void (*drop)(const Object&, const RuleContext&, Steps&);
  Way (*way)(const Object&, const Object&, const std::vector<std::string>&, const RuleContext&);
  void (*alter)(const Object&, const Object&, const std::vector<std::string>&, const RuleContext&,
                Steps&);
  std::string (*subject)(const Object&);
  std::vector<std::string> (*names)(const Object&);
};

constexpr Rules kRules[] = {
    {nullptr, nullptr, nullptr, nullptr, nullptr, nullptr},
#define KIND(type, word, sql) \
  {Create<type>, Drop<type>, WayToAlter<type>, Alter<type>, Subject<type>, TakenNames<type>},
#include "model/kinds.def"
#undef KIND
};

const Rules& RulesOf(Kind kind) { return kRules[static_cast<size_t>(kind)]; }

Item::Fate FateOf(Way way) {
  switch (way) {
    case Way::kAlter:
      return Item::kAlter;
    case Way::kRetype:
      return Item::kRetype;
    case Way::kSwap:
      return Item::kSwap;
    default:
      return Item::kReplace;
  }
}

}  // namespace

std::string SubjectOf(const Object& object) { return RulesOf(object.id.kind).subject(object); }
std::vector<std::string> TakenNamesOf(const Object& object) {
  return RulesOf(object.id.kind).names(object);
}

Item* Items::Find(const ObjectId& id) {
  int at = index_.Find(
      id, [this](int i) -> const ObjectId& { return items_[static_cast<size_t>(i)].id(); });
  return at < 0 ? nullptr : &items_[static_cast<size_t>(at)];
}

const std::vector<size_t>& Items::ChildrenOf(const ObjectId& parent) {
  if (children_.empty()) {
    for (size_t i = 0; i < items_.size(); ++i) {
      const Object* object = items_[i].to ? items_[i].to : items_[i].from;
      if (object->parent) children_[object->parent].push_back(i);
    }
  }
  return children_[parent];
}

void Items::Collect() {
  for (Change& change : Diff(context_.from, context_.to)) {
    Item item;
    item.from = change.from;
    item.to = change.to;
    item.changed = std::move(change.attributes);
    if (!item.from) {
      item.fate = Item::kCreate;
    } else if (!item.to) {
      item.fate = Item::kDrop;
    } else {
      item.fate = FateOf(RulesOf(item.id().kind).way(*item.from, *item.to, item.changed, context_));
    }
    index_.Insert(item.id(), static_cast<int>(items_.size()));
    items_.push_back(std::move(item));
  }
  for (size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].fate != Item::kCreate && items_[i].fate != Item::kAlter) work_.push_back(i);
  }
  while (!work_.empty()) {
    size_t at = work_.back();
    work_.pop_back();
    Spread(at);
  }
}

void Items::Spread(size_t at) {
  const Object& used = *items_[at].from;
  Item::Fate fate = items_[at].fate;
  int index = context_.from.IndexOf(used.id);
  for (int i : context_.from.UsedBy(index)) {
    const Object& user = context_.from.objects()[static_cast<size_t>(i)];
    if (!user.compared) continue;
    Item* item = Find(user.id);
    if (!context_.to.Find(user.id) ||
        (item && (item->fate == Item::kReplace || item->fate == Item::kSwap)))
      continue;
    if (fate == Item::kDrop && item) continue;  // its alteration takes it off
    if (user.id.kind == Kind::kTable && used.id.kind == Kind::kTable && fate == Item::kReplace) {
      Reparent(user);
      continue;
    }
    Item::Fate next = FateOfUser(user, used, fate, context_);
    if (next == Item::kAlter && item) continue;
    if (item && item->fate == Item::kRetype && next == Item::kAlter) continue;
    if (next != Item::kCreate) Set(user, next);
  }
}

// A partition of a table that is made again is kept: taken off and put back.
void Items::Reparent(const Object& table) {
  Set(table, Item::kAlter);
  Item* item = Find(table.id);
  if (!Has(item->changed, "parents")) item->changed.push_back("parents");
}

void Items::NoteDetached() {
  for (const Item& item : items_) {
    if (item.IsDropped()) context_.dropped.insert(item.id());
    if (item.id().kind != Kind::kTable || item.fate != Item::kAlter) continue;
    bool all = Has(item.changed, "parents") || Has(item.changed, "partition_of") ||
               Has(item.changed, "bound");
    const std::vector<ObjectId>& after = item.to->As<Table>().parents;
    for (const ObjectId& parent : item.from->As<Table>().parents) {
      if (all || std::ranges::find(after, parent) == after.end())
        context_.detached.insert({item.id(), parent});
    }
  }
}

void Items::Set(const Object& user, Item::Fate fate) {
  Item* item = Find(user.id);
  if (!item) {
    index_.Insert(user.id, static_cast<int>(items_.size()));
    Item added;
    added.from = &user;
    added.to = context_.to.Find(user.id);
    added.fate = fate;
    items_.push_back(std::move(added));
    work_.push_back(items_.size() - 1);
  } else if (item->fate != fate && !(fate == Item::kAlter && item->fate != Item::kCreate)) {
    item->fate = fate;
    work_.push_back(static_cast<size_t>(item - items_.data()));
  }
}

// Owners and privileges of what is made are completed with it, and those of what is dropped go with
// it.
bool Items::IsDoneWithTarget(const Item& item) {
  Kind kind = item.id().kind;
  if (kind != Kind::kOwner && kind != Kind::kPrivilege && kind != Kind::kDefaultPrivilege)
    return false;
  const Item* target = Find((item.to ? item.to : item.from)->parent);
  const Object& object = *(item.to ? item.to : item.from);
  bool of_member = kind == Kind::kPrivilege && object.As<Privilege>().of_extension;
  if (of_member) return target && !target->IsMade() && target->IsDropped();
  return target && (target->IsDropped() || (target->IsMade() && kind != Kind::kDefaultPrivilege));
}

Steps Items::MakeSteps() {
  NoteDetached();
  context_.unusual_not_nulls = UnusualNotNullNames(context_.from);
  Steps steps;
  Access access(context_, [this](const ObjectId& id) {
    const Item* item = Find(id);
    return item && item->IsMade();
  });
  for (Item& item : items_) {
    if (IsDoneWithTarget(item)) continue;
    const Rules& rules = RulesOf(item.id().kind);
    size_t begin = steps.size();
    if (item.fate == Item::kDrop || item.fate == Item::kReplace)
      rules.drop(*item.from, context_, steps);
    if (item.fate == Item::kSwap) SwapType(*item.from, *item.to, steps);
    if (item.IsMade()) {
      rules.create(*item.to, context_, steps);
      access.Complete(item.from, *item.to, begin, steps);
    }
    if (item.fate == Item::kAlter || item.fate == Item::kRetype) {
      bool only_depends = item.changed.empty();
      if (!only_depends || item.fate == Item::kRetype)
        rules.alter(*item.from, *item.to, item.changed, context_, steps);
    }
    bool made = false;
    for (size_t i = begin; i < steps.size(); ++i) {
      int at = static_cast<int>(i);
      if (steps[i].phase == Step::kDrop) {
        item.drops.push_back(at);
        continue;
      }
      item.makes.push_back(at);
      bool primary = steps[i].phase == Step::kAlter ? !steps[i].uses && !steps[i].late : !made;
      if (primary) item.primary.push_back(at);
      if (steps[i].phase == Step::kCreate) made = true;
    }
  }
  return steps;
}

}  // namespace mercator
