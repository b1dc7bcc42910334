#include "diff/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "diff/body.h"
#include "diff/edges.h"
#include "model/constraint.h"
#include "model/sequence.h"

namespace mercator {
namespace {

class Sorter {
 public:
  Sorter(Items& items, Steps& steps, const RuleContext& context)
      : items_(items),
        steps_(steps),
        context_(context),
        edges_(MakeEdges(items, steps, context)),
        host_(steps.size(), -1) {
    FindHosts();
  }

  Ordered Run() {
    // What may be separated from its host, one class of steps after the other, until there is no
    // cycle.
    for (int round = 0; round <= kRounds; ++round) {
      FindGroups();
      std::vector<int> component = Components();
      if (!HasCycle(component)) return Sort();
      if (round == kRounds || !Separate(component, round)) {
        if (DropEdges(component, Edge::kWish)) {
          round = -1;
        } else if (DropEdges(component, Edge::kBody)) {
          unchecked_bodies_ = true;
          round = -1;
        } else if (round >= kRounds) {
          Fail(component);
        }
      }
    }
    return Sort();
  }

 private:
  static constexpr int kRounds = 3;

  void FindHosts();
  int HostOfDrop(const Item& item);
  void FindGroups();
  int Group(int step) const { return group_[static_cast<size_t>(step)]; }
  std::vector<int> Components() const;
  bool HasCycle(const std::vector<int>& component) const;
  bool Separate(const std::vector<int>& component, int round);
  bool DropEdges(const std::vector<int>& component, Edge::Strength strength);
  [[noreturn]] void Fail(const std::vector<int>& component) const;
  bool AnyNeedsSearchPath();
  std::vector<std::vector<int>> Followers(std::vector<int>& waiting) const;
  Ordered Sort();
  std::tuple<int, int, int, const ObjectId*> Rank(int root) const;

  Items& items_;
  Steps& steps_;
  const RuleContext& context_;
  std::vector<Edge> edges_;
  std::vector<int> host_;   // step → step it is written in, -1: none
  std::vector<int> group_;  // step → root step
  bool unchecked_bodies_ = false;
};

// A child goes with its parent, a constraint, index, default or sequence with the column, the
// functions of a type with the type.
int Sorter::HostOfDrop(const Item& item) {
  auto drop_of = [&](const ObjectId& id) {
    Item* other = items_.Find(id);
    return other && other->IsDropped() && !other->drops.empty() ? other->drops[0] : -1;
  };
  const Object& object = *item.from;
  bool about = object.id.kind == Kind::kComment || object.id.kind == Kind::kSecurityLabel;
  if (object.parent && (object.parent.kind != Kind::kSchema || about)) {
    if (int host = drop_of(object.parent); host >= 0) return host;
  }
  Kind kind = object.id.kind;
  if (kind == Kind::kSequence && object.As<Sequence>().owner_column) {
    const ObjectId& column = object.As<Sequence>().owner_column;
    if (int host = drop_of(column); host >= 0) return host;
    return drop_of({Kind::kTable, column.schema, "", column.table});
  }
  if (kind == Kind::kFunction) {
    for (int i : context_.from.Uses(context_.from.IndexOf(object.id))) {
      const ObjectId& type = context_.from.objects()[static_cast<size_t>(i)].id;
      if (!AreMutual(context_.from, type, object.id)) continue;
      if (int host = drop_of(type); host >= 0) return host;
    }
  }
  if (kind != Kind::kConstraint && kind != Kind::kIndex) return -1;
  for (int used : context_.from.Uses(context_.from.IndexOf(object.id))) {
    const Object& column = context_.from.objects()[static_cast<size_t>(used)];
    bool own = column.parent == object.parent;
    if (column.id.kind == Kind::kColumn && own) {
      if (int host = drop_of(column.id); host >= 0) return host;
    }
  }
  return -1;
}

void Sorter::FindHosts() {
  for (const Item& item : items_.all()) {
    if (item.IsDropped() && item.fate != Item::kSwap) {
      int host = HostOfDrop(item);
      for (int step : item.drops) host_[static_cast<size_t>(step)] = host;
    }
  }
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (!steps_[i].host) continue;
    Item* host = items_.Find(steps_[i].host);
    if (host && host->IsMade() && !host->primary.empty()) host_[i] = host->primary[0];
  }
}

void Sorter::FindGroups() {
  group_.assign(steps_.size(), -1);
  for (size_t i = 0; i < steps_.size(); ++i) {
    int root = static_cast<int>(i);
    while (host_[static_cast<size_t>(root)] >= 0) root = host_[static_cast<size_t>(root)];
    group_[i] = root;
  }
}

// Strongly connected components of the groups, Tarjan's algorithm without recursion.
std::vector<int> Sorter::Components() const {
  size_t n = steps_.size();
  std::vector<std::vector<int>> next(n);
  for (const Edge& edge : edges_) {
    int a = Group(edge.before), b = Group(edge.after);
    if (a != b) next[static_cast<size_t>(a)].push_back(b);
  }
  std::vector<int> index(n, -1), low(n, 0), component(n, -1), stack;
  std::vector<std::pair<int, size_t>> calls;
  std::vector<bool> on_stack(n, false);
  int counter = 0, components = 0;
  for (size_t start = 0; start < n; ++start) {
    if (group_[start] != static_cast<int>(start) || index[start] >= 0) continue;
    calls.emplace_back(static_cast<int>(start), 0);
    while (!calls.empty()) {
      auto& [v, child] = calls.back();
      size_t at = static_cast<size_t>(v);
      if (child == 0) {
        index[at] = low[at] = counter++;
        stack.push_back(v);
        on_stack[at] = true;
      }
      bool descended = false;
      while (child < next[at].size()) {
        size_t w = static_cast<size_t>(next[at][child++]);
        if (index[w] < 0) {
          calls.emplace_back(static_cast<int>(w), 0);
          descended = true;
          break;
        }
        if (on_stack[w]) low[at] = std::min(low[at], index[w]);
      }
      if (descended) continue;
      if (low[at] == index[at]) {
        for (int w = -1; w != v;) {
          w = stack.back();
          stack.pop_back();
          on_stack[static_cast<size_t>(w)] = false;
          component[static_cast<size_t>(w)] = components;
        }
        ++components;
      }
      int done = v;
      calls.pop_back();
      if (!calls.empty()) {
        size_t parent = static_cast<size_t>(calls.back().first);
        low[parent] = std::min(low[parent], low[static_cast<size_t>(done)]);
      }
    }
  }
  return component;
}

bool Sorter::HasCycle(const std::vector<int>& component) const {
  std::vector<int> seen(steps_.size(), -1);
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (component[i] < 0) continue;
    int& first = seen[static_cast<size_t>(component[i])];
    if (first >= 0) return true;
    first = static_cast<int>(i);
  }
  return false;
}

// Takes from their hosts those steps of the round's class that have a part in a cycle.
bool Sorter::Separate(const std::vector<int>& component, int round) {
  auto wanted = [&](const Step& step) {
    Kind kind = step.id.kind;
    if (round == 0) {
      const Item* item = items_.Find(step.id);
      const Object* object = item ? (item->to ? item->to : item->from) : nullptr;
      return kind == Kind::kConstraint && object && object->As<Constraint>().type == "foreign key";
    }
    if (round == 1)
      return kind == Kind::kConstraint || kind == Kind::kDefault || kind == Kind::kSequence ||
             kind == Kind::kIndex;
    return true;
  };
  bool any = false;
  std::vector<size_t> apart;
  auto consider = [&](int step) {
    size_t at = static_cast<size_t>(step);
    if (host_[at] >= 0 && wanted(steps_[at])) apart.push_back(at);
  };
  for (const Edge& edge : edges_) {
    int a = Group(edge.before), b = Group(edge.after);
    if (a == b || component[static_cast<size_t>(a)] != component[static_cast<size_t>(b)]) continue;
    consider(edge.before);
    consider(edge.after);
  }
  for (size_t at : apart) {
    any = any || host_[at] >= 0;
    host_[at] = -1;
  }
  return any;
}

bool Sorter::DropEdges(const std::vector<int>& component, Edge::Strength strength) {
  size_t before = edges_.size();
  std::erase_if(edges_, [&](const Edge& edge) {
    if (edge.strength != strength) return false;
    int a = Group(edge.before), b = Group(edge.after);
    return component[static_cast<size_t>(a)] == component[static_cast<size_t>(b)];
  });
  return edges_.size() != before;
}

void Sorter::Fail(const std::vector<int>& component) const {
  std::vector<int> size(steps_.size(), 0);
  for (int c : component) {
    if (c >= 0) ++size[static_cast<size_t>(c)];
  }
  std::set<std::string> names;
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (component[i] >= 0 && size[static_cast<size_t>(component[i])] > 1)
      names.insert("`" + ToString(steps_[i].id) + "`");
  }
  throw Error("cannot order the changes: these depend on each other: " +
                  Join(std::vector<std::string>(names.begin(), names.end()), ", "),
              "this is a fault of mercator; please report it with the two schemas");
}

// Alterations and creations first, drops that make no room for others last.
std::tuple<int, int, int, const ObjectId*> Sorter::Rank(int root) const {
  const Step& step = steps_[static_cast<size_t>(root)];
  int kind = static_cast<int>(step.id.kind);
  bool drop = step.phase == Step::kDrop;
  return {step.turn, drop ? 1 : 0, drop ? -kind : kind, &step.id};
}

bool Sorter::AnyNeedsSearchPath() {
  return std::ranges::any_of(items_.all(), [&](const Item& item) {
    return item.to && !item.makes.empty() && NeedsSearchPath(*item.to, context_.to);
  });
}

// The groups that come after each; `waiting` gets how many come before each.
std::vector<std::vector<int>> Sorter::Followers(std::vector<int>& waiting) const {
  std::vector<std::vector<int>> next(waiting.size());
  for (const Edge& edge : edges_) {
    int a = Group(edge.before), b = Group(edge.after);
    if (a == b) continue;
    next[static_cast<size_t>(a)].push_back(b);
    ++waiting[static_cast<size_t>(b)];
  }
  return next;
}

Ordered Sorter::Sort() {
  size_t n = steps_.size();
  Ordered ordered;
  ordered.unchecked_bodies = unchecked_bodies_ || AnyNeedsSearchPath();
  std::vector<int> waiting(n, 0);
  std::vector<std::vector<int>> next = Followers(waiting);
  auto less = [&](int a, int b) {
    auto [ta, pa, ka, ia] = Rank(a);
    auto [tb, pb, kb, ib] = Rank(b);
    if (ta != tb) return ta < tb;
    if (pa != pb) return pa < pb;
    if (ka != kb) return ka < kb;
    const Step& sa = steps_[static_cast<size_t>(a)];
    const Step& sb = steps_[static_cast<size_t>(b)];
    if (auto order =
            std::tie(ia->schema, ia->table, sa.place) <=> std::tie(ib->schema, ib->table, sb.place);
        order != 0) {
      return order < 0;
    }
    if (auto order = *ia <=> *ib; order != 0) return order < 0;
    return a < b;
  };
  std::set<int, decltype(less)> ready(less);
  std::unordered_map<ObjectId, std::set<int, decltype(less)>, ObjectIdHash> ready_actions;
  auto add = [&](int root) {
    ready.insert(root);
    const Step& step = steps_[static_cast<size_t>(root)];
    if (!step.action.empty())
      ready_actions.try_emplace(step.table, less).first->second.insert(root);
  };
  for (size_t i = 0; i < n; ++i) {
    if (group_[i] == static_cast<int>(i) && waiting[i] == 0) add(static_cast<int>(i));
  }
  ordered.hosted.resize(n);
  for (size_t i = 0; i < n; ++i) {
    if (group_[i] != static_cast<int>(i))
      ordered.hosted[static_cast<size_t>(group_[i])].push_back(static_cast<int>(i));
  }
  ObjectId last_table;
  while (!ready.empty()) {
    int root = *ready.begin();
    if (last_table) {
      auto it = ready_actions.find(last_table);
      if (it != ready_actions.end() && !it->second.empty()) root = *it->second.begin();
    }
    const Step& step = steps_[static_cast<size_t>(root)];
    ready.erase(root);
    if (!step.action.empty()) ready_actions.find(step.table)->second.erase(root);
    last_table = step.action.empty() ? ObjectId() : step.table;
    ordered.roots.push_back(root);
    for (int b : next[static_cast<size_t>(root)]) {
      if (--waiting[static_cast<size_t>(b)] == 0) add(b);
    }
  }
  // What uses a new enum value must wait for the commit.
  std::vector<int> position(n, -1);
  for (size_t i = 0; i < ordered.roots.size(); ++i)
    position[static_cast<size_t>(ordered.roots[i])] = static_cast<int>(i);
  ordered.commit_before.assign(ordered.roots.size(), false);
  int committed = -1;
  std::vector<int> needs(ordered.roots.size(), -1);
  for (const Edge& edge : edges_) {
    const std::string& text = steps_[static_cast<size_t>(edge.before)].commit_before;
    const Step& user = steps_[static_cast<size_t>(edge.after)];
    if (text.empty() || !user.commit_before.empty()) continue;
    if (!Contains(user.sql + user.action + user.element + user.tail, text)) continue;
    int a = position[static_cast<size_t>(Group(edge.before))],
        b = position[static_cast<size_t>(Group(edge.after))];
    needs[static_cast<size_t>(b)] = std::max(needs[static_cast<size_t>(b)], a);
  }
  for (size_t i = 0; i < needs.size(); ++i) {
    if (needs[i] >= 0 && needs[i] >= committed) {
      if (needs[i] < committed) continue;
      ordered.commit_before[i] = true;
      committed = static_cast<int>(i);
    }
  }
  return ordered;
}

}  // namespace

Ordered Order(Items& items, Steps& steps, const RuleContext& context) {
  return Sorter(items, steps, context).Run();
}

}  // namespace mercator
