#include "diff/edges.h"

#include <algorithm>
#include <map>
#include <string>

#include "diff/body.h"

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
    if (item.fate == Item::kReplace) {
      for (int drop : item.drops) {
        for (int make : item.makes) Add(drop, make);
      }
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
        for (int primary : used.primary) Add(primary, step);
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

  // An inherited column goes with its table.
  const std::vector<int>& DropsOf(const Item& used) {
    const Item* gone = &used;
    while (gone->fate == Item::kDrop && gone->drops.empty() && gone->from->parent) {
      const Item* parent = items_.Find(gone->from->parent);
      if (!parent) break;
      gone = parent;
    }
    return gone->drops;
  }

  void Drops(const Item& item) {
    if (!item.from) return;
    for (int drop : item.drops) {
      ForUsed(context_.from, item.from->id, [&](const Item& used) {
        for (int other : DropsOf(used)) Add(drop, other);
        // A drop names the type as it was before it was renamed to make room.
        if (used.fate == Item::kSwap) Add(drop, used.makes[0]);
        // NOT NULL cannot be dropped while a primary key is there.
        bool key = item.from->id.kind == Kind::kConstraint && used.id().kind == Kind::kColumn;
        bool before = used.fate == Item::kRetype || (used.fate == Item::kAlter && key);
        if (!before) return;
        for (int alter : used.makes) Add(drop, alter);
      });
    }
  }

  void Alterations(const Item& item) {
    if (item.fate != Item::kAlter && item.fate != Item::kRetype) return;
    for (int make : item.makes) {
      if (steps_[static_cast<size_t>(make)].late) continue;
      ForUsed(context_.from, item.from->id, [&](const Item& used) {
        for (int drop : DropsOf(used)) Add(make, drop);
      });
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
