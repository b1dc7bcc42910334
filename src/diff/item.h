#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "diff/plan.h"
#include "diff/rule.h"

namespace mercator {

// What happens to one object in a plan.
struct Item {
  enum Fate { kCreate, kDrop, kAlter, kRetype, kSwap, kReplace } fate = kCreate;
  const Object* from = nullptr;
  const Object* to = nullptr;
  std::vector<std::string> changed;
  std::vector<int> drops;    // steps, as indexes into Steps
  std::vector<int> makes;    // alterations and creations
  std::vector<int> primary;  // of `makes`: after them others can use the object

  const ObjectId& id() const { return to ? to->id : from->id; }
  bool IsMade() const { return fate == kCreate || fate == kReplace || fate == kSwap; }
  bool IsDropped() const { return fate == kDrop || fate == kReplace || fate == kSwap; }
};

// The items of a plan by identity.
class Items {
 public:
  Items(RuleContext& context) : context_(context) {}

  // All differences, and what they spread to: dependents of what is replaced.
  void Collect();
  // Fills the items' steps from the rules of their kinds.
  Steps MakeSteps();

  std::vector<Item>& all() { return items_; }
  Item* Find(const ObjectId& id);
  // The items whose objects are parts of `parent`, which may have no item itself.
  const std::vector<size_t>& ChildrenOf(const ObjectId& parent);

 private:
  void Spread(size_t at);
  bool IsDoneWithTarget(const Item& item);
  void Set(const Object& user, Item::Fate fate);
  void Reparent(const Object& table);
  void NoteDetached();

  RuleContext& context_;
  std::vector<Item> items_;
  IdIndex index_;
  std::vector<size_t> work_;
  std::unordered_map<ObjectId, std::vector<size_t>, ObjectIdHash>
      children_;  // made at the first ChildrenOf()
};

// What becomes of `user`, which depends on `used` and would otherwise stay as it is or be altered,
// when `used` has that fate. Gives kCreate for: nothing.
Item::Fate FateOfUser(const Object& user, const Object& used, Item::Fate fate,
                      const RuleContext& context);

}  // namespace mercator
