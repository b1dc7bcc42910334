#include "diff/edges.h"

#include <algorithm>
#include <map>
#include <string>

#include "diff/body.h"
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
    }
    Names();
    Partitions();
    return std::move(edges_);
  }

 private:
  void Add(int before, int after, bool soft = false) {
    if (before != after) edges_.push_back({before, after, soft});
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
      if (used.id().kind == item.id().kind && used.id().name == item.id().name) {
        ForSteps(used, list, catalog, f);
      }
    });
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
            if (used.id().kind != item.id().kind) return;
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
      for (int primary : used.primary) Add(primary, step, true);
    };
    if (Item* used = items_.Find(id)) after(*used);
    if (id.kind != Kind::kTable) return;
    for (size_t child : items_.ChildrenOf(id)) {
      if (items_.all()[child].id().kind == Kind::kColumn) after(items_.all()[child]);
    }
  }

  // Taking a table off its parents comes before what is done to its parts, putting it on after
  // that.
  void Parents(const Item& item) {
    if (item.id().kind != Kind::kTable || item.fate != Item::kAlter) return;
    for (int step : item.makes) {
      const Step& s = steps_[static_cast<size_t>(step)];
      bool off = s.uses && s.uses->empty();
      if (!off && !s.late) continue;
      for (size_t child : items_.ChildrenOf(item.id())) {
        const Item& part = items_.all()[child];
        for (const auto* list : {&part.drops, &part.makes}) {
          for (int other : *list) off ? Add(step, other) : Add(other, step);
        }
      }
    }
  }

  // The drops of what is used, or of what it goes with.
  template <class F>
  void ForDrops(const Item& used, F f) {
    auto each = [&](int step) {
      if (!IsDetach(step)) f(step);
    };
    ForSteps(used, &Item::drops, context_.from, each);
    const Item* gone = &used;
    while (gone->fate == Item::kDrop && gone->drops.empty() && gone->from->parent) {
      const Item* parent = items_.Find(gone->from->parent);
      if (!parent) return;
      gone = parent;
    }
    if (gone != &used) std::for_each(gone->drops.begin(), gone->drops.end(), each);
  }

  void Drops(const Item& item) {
    if (!item.from) return;
    for (int drop : item.drops) {
      ForUsed(context_.from, item.from->id, [&](const Item& used) {
        ForDrops(used, [&](int other) { Add(drop, other); });
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

  void Names() {
    std::map<std::string, const Item*> leaving;
    for (const Item& item : items_.all()) {
      if (item.fate != Item::kDrop && item.fate != Item::kReplace) continue;
      for (const std::string& name : TakenNamesOf(*item.from)) leaving[name] = &item;
    }
    if (leaving.empty()) return;
    for (const Item& item : items_.all()) {
      if (!item.to) continue;
      for (const std::string& name : TakenNamesOf(*item.to)) {
        auto it = leaving.find(name);
        if (it == leaving.end() || it->second == &item) continue;
        for (int drop : it->second->drops) {
          for (int make : item.makes) Add(drop, make);
        }
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
