#include "diff/edges.h"

#include <algorithm>
#include <map>
#include <string>

#include "diff/body.h"
#include "model/constraint.h"
#include "model/index.h"
#include "model/table.h"

namespace mercator {

bool AreMutual(const Catalog& catalog, const ObjectId& a, const ObjectId& b) {
  int first = catalog.IndexOf(a), second = catalog.IndexOf(b);
  if (first < 0 || second < 0) return false;
  auto uses = [&](int user, int used) {
    return std::ranges::find(catalog.Uses(user), used) != catalog.Uses(user).end();
  };
  return uses(first, second) && uses(second, first);
}

namespace {

class EdgeMaker {
 public:
  EdgeMaker(Items& items, const Steps& steps, const RuleContext& context)
      : items_(items), steps_(steps), context_(context) {}

  std::vector<Edge> Run() {
    for (const Item& item : items_.all()) {
      Within(item);
      Makes(item);
      Drops(item);
      Parents(item);
      Alterations(item);
      Referring(item);
      Unattached(item);
    }
    Names();
    Overloads();
    Partitions();
    return std::move(edges_);
  }

 private:
  void Add(int before, int after, Edge::Strength strength = Edge::kNeeded) {
    if (before != after) edges_.push_back({before, after, strength});
  }

  template <class F>
  void ForUsed(const Catalog& catalog, const ObjectId& id, F f) {
    int at = catalog.IndexOf(id);
    if (at < 0) return;
    for (int i : catalog.Uses(at)) {
      if (Item* used = items_.Find(catalog.objects()[static_cast<size_t>(i)].id)) f(*used);
    }
  }

  // The steps of an object in a list of its item; of an inherited one that has none those of what
  // it is inherited from, which bring it about.
  template <class F>
  void ForSteps(const Item& item, std::vector<int> Item::*list, const Catalog& catalog, F f) {
    for (int step : item.*list) f(step);
    bool inherits = item.id().kind == Kind::kColumn || item.id().kind == Kind::kConstraint;
    if (!inherits || !(item.*list).empty()) return;
    ForUsed(catalog, item.id(), [&](const Item& used) {
      if (used.id().kind == item.id().kind && IsAbove(used.id(), item.id(), catalog))
        ForSteps(used, list, catalog, f);
    });
  }

  // A key of a partition has another name than that of the partitioned table.
  static bool IsAbove(const ObjectId& above, const ObjectId& part, const Catalog& catalog) {
    if (above.name == part.name) return true;
    const Constraint* key = catalog.Find<Constraint>(part);
    return key && key->of_parent && catalog.Find<Constraint>(above)->type == key->type;
  }

  // A partition is taken off its table before it is dropped.
  bool IsDetach(int step) const {
    const Step& s = steps_[static_cast<size_t>(step)];
    return s.phase == Step::kDrop && s.uses && s.uses->empty();
  }

  // A part of a type that makes room for a new one: it goes when the former type does.
  bool GoesWithSwap(const Item& item) const {
    const Item* parent = item.from ? items_.Find(item.from->parent) : nullptr;
    return parent && (parent->fate == Item::kSwap || GoesWithSwap(*parent));
  }

  // The steps of one object: a creation before what completes it, alterations in their order.
  void Within(const Item& item) {
    for (size_t i = 1; i < item.makes.size(); ++i) {
      bool create = steps_[static_cast<size_t>(item.makes[i])].phase == Step::kCreate;
      bool completes = create && !item.primary.empty() && item.primary.back() < item.makes[i];
      Add(completes ? item.primary.back() : item.makes[i - 1], item.makes[i]);
      if (item.fate == Item::kSwap) Add(item.makes[0], item.makes[i]);
    }
    if (item.fate == Item::kReplace && item.drops.empty()) {
      // It goes with something else, an index of a partition with that of the partitioned table.
      ForUsed(context_.from, item.from->id, [&](const Item& used) {
        for (int drop : used.drops) {
          for (int make : item.makes) Add(drop, make);
        }
      });
    }
    if (item.fate == Item::kReplace && !GoesWithSwap(item)) {
      for (int drop : item.drops) {
        for (int make : item.makes) Add(drop, make);
      }
    }
    for (int drop : item.drops) {
      if (IsDetach(drop)) Add(drop, item.drops[0]);
    }
    if (item.fate == Item::kSwap) {
      for (int drop : item.drops) {
        for (int make : item.makes) Add(make, drop);
      }
    }
  }

  void Makes(const Item& item) {
    if (!item.to) return;
    for (int step : item.makes) {
      const Step& s = steps_[static_cast<size_t>(step)];
      // A function that the used type needs itself needs only its name (a shell) beforehand.
      auto after = [&](const Item& used) {
        if (item.id().kind == Kind::kFunction && AreMutual(context_.to, used.id(), item.id())) {
          if (used.IsMade() && used.makes[0] != used.primary[0]) Add(used.makes[0], step);
          return;
        }
        ForSteps(used, &Item::primary, context_.to, [&](int primary) { Add(primary, step); });
      };
      if (s.uses) {
        for (const ObjectId& id : *s.uses) {
          if (Item* used = items_.Find(id)) after(*used);
        }
        // An index of a partition made before that of the partitioned table, which then takes it.
        if (s.aside && s.phase == Step::kCreate) {
          ForUsed(context_.to, item.id(), [&](const Item& used) {
            if (used.id().kind != item.id().kind && used.id().kind != Kind::kIndex) return;
            for (int make : used.makes) Add(step, make);
          });
        }
      } else {
        ForUsed(context_.to, item.id(), after);
        for (const ObjectId& id : BodyUses(*item.to, context_.to)) BodyUse(id, item, step);
      }
    }
  }

  // A body that names a table uses its columns as well.
  void BodyUse(const ObjectId& id, const Item& item, int step) {
    auto after = [&](const Item& used) {
      if (&used == &item) return;
      for (int primary : used.primary) Add(primary, step, Edge::kBody);
    };
    if (Item* used = items_.Find(id)) after(*used);
    if (id.kind != Kind::kTable) return;
    for (size_t child : items_.ChildrenOf(id)) {
      if (items_.all()[child].id().kind == Kind::kColumn) after(items_.all()[child]);
    }
  }

  // Taking a table off its parents comes before what is done to its parts and to theirs, putting it
  // on after that.
  void Parents(const Item& item) {
    if (item.id().kind != Kind::kTable || item.fate != Item::kAlter) return;
    for (int step : item.makes) {
      const Step& s = steps_[static_cast<size_t>(step)];
      bool off = s.uses && s.uses->empty();
      if (!off && !s.late) continue;
      OffOrOn(item.id(), step, off);
      for (const ObjectId& parent : (off ? item.from : item.to)->As<Table>().parents)
        OffOrOn(parent, step, off);
    }
  }

  void OffOrOn(const ObjectId& table, int step, bool off) {
    for (size_t child : items_.ChildrenOf(table)) {
      const Item& part = items_.all()[child];
      for (const auto* list : {&part.drops, &part.makes}) {
        for (int other : *list) off ? Add(step, other) : Add(other, step);
      }
    }
  }

  // What a table has from its parent as well can only be dropped after it is dropped there.
  bool IsOnParent(const Item& item, const Item& used) const {
    const ObjectId &a = item.id(), &b = used.id();
    if (a.kind != b.kind || a.name != b.name) return false;
    if (context_.dropped.contains(item.from->parent) ||
        context_.dropped.contains(used.from->parent))
      return false;
    return a.kind == Kind::kColumn ||
           (a.kind == Kind::kConstraint &&
            item.from->As<Constraint>().type == used.from->As<Constraint>().type);
  }

  // The drops of what is used, or of what it goes with.
  template <class F>
  void ForDrops(const Item& used, F f) {
    auto each = [&](int step) {
      if (!IsDetach(step)) f(step);
    };
    ForSteps(used, &Item::drops, context_.from, each);
    const Item& gone = GoneWith(used);
    if (&gone != &used) std::for_each(gone.drops.begin(), gone.drops.end(), each);
  }

  // The object whose drop takes it along: itself, if it has a drop of its own.
  const Item& GoneWith(const Item& item) const {
    const Item* gone = &item;
    while (gone->fate == Item::kDrop && gone->drops.empty() && gone->from->parent) {
      const Item* parent = items_.Find(gone->from->parent);
      if (!parent) return item;
      gone = parent;
    }
    return *gone;
  }

  void Drops(const Item& item) {
    if (!item.from) return;
    for (int drop : GoneWith(item).drops) {
      ForUsed(context_.from, item.from->id, [&](const Item& used) {
        if (&GoneWith(used) == &GoneWith(item)) return;
        bool inherited =
            used.id().kind == item.id().kind && IsAbove(used.id(), item.id(), context_.from);
        if (inherited && &GoneWith(item) != &item) return;
        bool after = used.from && IsOnParent(item, used);
        ForDrops(used, [&](int other) { after ? Add(other, drop) : Add(drop, other); });
        // A drop names the type as it was before it was renamed to make room.
        bool stays = item.fate != Item::kSwap && !GoesWithSwap(item);
        if (used.fate == Item::kSwap && stays) Add(drop, used.makes[0]);
        // NOT NULL cannot be dropped while a primary key is there.
        bool key = item.from->id.kind == Kind::kConstraint && used.id().kind == Kind::kColumn;
        bool before = used.fate == Item::kRetype || (used.fate == Item::kAlter && key);
        if (!before) return;
        ForSteps(used, &Item::makes, context_.from, [&](int alter) { Add(drop, alter); });
      });
    }
  }

  void Alterations(const Item& item) {
    if (item.fate != Item::kAlter && item.fate != Item::kRetype) return;
    for (int make : item.makes) {
      if (steps_[static_cast<size_t>(make)].late) continue;
      ForUsed(context_.from, item.from->id,
              [&](const Item& used) { ForDrops(used, [&](int drop) { Add(make, drop); }); });
    }
  }

  // The names that an item frees: all of what is dropped, what is altered may free some.
  std::vector<std::string> Freed(const Item& item) const {
    if (!item.from || item.fate == Item::kCreate) return {};
    std::vector<std::string> names = TakenNamesOf(*item.from);
    if (item.IsDropped()) return names;
    std::vector<std::string> kept = TakenNamesOf(*item.to);
    std::erase_if(names, [&](const std::string& name) { return Has(kept, name); });
    return names;
  }

  void Names() {
    std::map<std::string, const Item*> leaving;
    for (const Item& item : items_.all()) {
      if (item.fate == Item::kSwap) continue;
      for (const std::string& name : Freed(item)) leaving[name] = &item;
    }
    if (leaving.empty()) return;
    for (const Item& item : items_.all()) {
      if (!item.to) continue;
      for (const std::string& name : TakenNamesOf(*item.to)) {
        auto it = leaving.find(name);
        if (it == leaving.end() || it->second == &item) continue;
        auto frees = [&](int free) {
          for (int make : item.makes) Add(free, make);
        };
        const Item& left = *it->second;
        if (left.IsDropped()) {
          ForSteps(left, &Item::drops, context_.from, frees);
        } else {
          std::ranges::for_each(left.makes, frees);
        }
      }
    }
  }

  static std::string NameOnly(const ObjectId& function) {
    return function.schema + '.' + function.name.substr(0, function.name.find('('));
  }

  // A call can mean a function that is made as well as one that is dropped: the latter goes first
  // where it can.
  void Overloads() {
    std::map<std::string, std::vector<int>> leaving;
    for (const Item& item : items_.all()) {
      if (item.id().kind != Kind::kFunction || !item.IsDropped()) continue;
      auto& drops = leaving[NameOnly(item.id())];
      drops.insert(drops.end(), item.drops.begin(), item.drops.end());
    }
    if (leaving.empty()) return;
    for (const Item& item : items_.all()) {
      if (item.id().kind != Kind::kFunction || item.fate != Item::kCreate) continue;
      auto it = leaving.find(NameOnly(item.id()));
      if (it == leaving.end()) continue;
      for (int drop : it->second) {
        for (int make : item.makes) Add(drop, make, Edge::kWish);
      }
    }
  }

  // Partitions leave a table before others come, whose bounds may overlap with theirs.
  void Partitions() {
    std::map<std::string, std::vector<int>> leaving;
    for (const Item& item : items_.all()) {
      if (item.id().kind != Kind::kTable || !item.from) continue;
      for (const auto* list : {&item.drops, &item.makes}) {
        for (int step : *list) {
          const Step& s = steps_[static_cast<size_t>(step)];
          bool leaves = s.phase == Step::kDrop || (s.uses && s.uses->empty());
          const std::string& parent = item.from->As<Table>().partition_of;
          if (leaves && !parent.empty()) leaving[parent].push_back(step);
        }
      }
    }
    if (leaving.empty()) return;
    for (const Item& item : items_.all()) {
      if (item.id().kind != Kind::kTable || !item.to) continue;
      auto it = leaving.find(item.to->As<Table>().partition_of);
      if (it == leaving.end()) continue;
      for (int step : item.makes) {
        const Step& s = steps_[static_cast<size_t>(step)];
        if (!s.late && s.phase != Step::kCreate) continue;
        for (int left : it->second) Add(left, step);
      }
    }
  }

  // A partition is dropped after the foreign keys that refer to the table it is a part of.
  void Referring(const Item& item) {
    if (item.id().kind != Kind::kTable || !item.from || item.drops.empty()) return;
    for (const Object* table = item.from; table && !table->As<Table>().partition_of.empty();) {
      table = context_.from.Find(table->As<Table>().parents.front());
      if (!table) return;
      for (int user : context_.from.UsedBy(context_.from.IndexOf(table->id))) {
        const Object& key = context_.from.objects()[static_cast<size_t>(user)];
        bool refers =
            key.id.kind == Kind::kConstraint && key.As<Constraint>().ref_table == table->id;
        const Item* referring = refers ? items_.Find(key.id) : nullptr;
        if (!referring) continue;
        for (int before : referring->drops) {
          for (int drop : item.drops) Add(before, drop);
        }
      }
    }
  }

  static bool IsKey(const Object& object) {
    if (object.id.kind == Kind::kIndex) return object.As<Index>().attached_to.empty();
    if (object.id.kind != Kind::kConstraint) return false;
    const Constraint& c = object.As<Constraint>();
    return (c.type == "unique" || c.type == "primary key") && !c.of_parent && c.attached_to.empty();
  }

  // A new index of a partitioned table takes those of the partitions that are like it: what is to
  // be none of its parts comes later.
  void Unattached(const Item& item) {
    if (!item.to || item.makes.empty() || !IsKey(*item.to) || !item.IsMade()) return;
    const Table* partition = context_.to.Find<Table>(item.to->parent);
    if (!partition || partition->partition_of.empty()) return;
    for (const ObjectId& parent : partition->parents) {
      for (size_t child : items_.ChildrenOf(parent)) {
        const Item& above = items_.all()[child];
        if (!above.to || !above.IsMade() || !IsKey(*above.to)) continue;
        for (int before : above.makes) {
          for (int step : item.makes) Add(before, step, Edge::kWish);
        }
      }
    }
  }

  Items& items_;
  const Steps& steps_;
  const RuleContext& context_;
  std::vector<Edge> edges_;
};

}  // namespace

std::vector<Edge> MakeEdges(Items& items, const Steps& steps, const RuleContext& context) {
  return EdgeMaker(items, steps, context).Run();
}

}  // namespace mercator
