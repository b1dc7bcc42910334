#include "model/catalog.h"

#include <algorithm>

#include "model/kinds.h"

namespace mercator {
namespace {

template <class T>
void Canonical(const Attributes& attributes, std::string& out) {
  Encode(out, static_cast<const T&>(attributes));
}

template <class T>
std::vector<std::string> Changed(const Attributes& from, const Attributes& to) {
  const T& a = static_cast<const T&>(from);
  const T& b = static_cast<const T&>(to);
  std::vector<std::string> names;
  auto one = [&](const auto& attr) {
    if (!(attr.use & kNotCompared) && !(a.*attr.member == b.*attr.member))
      names.push_back(attr.name);
  };
  std::apply([&](const auto&... attr) { (one(attr), ...); }, T::kAttrs);
  return names;
}

template <class T>
std::vector<std::string> Names() {
  std::vector<std::string> names;
  auto one = [&](const auto& attr) {
    if (!(attr.use & kNotCompared)) names.push_back(attr.name);
  };
  std::apply([&](const auto&... attr) { (one(attr), ...); }, T::kAttrs);
  return names;
}

struct KindFunctions {
  void (*canonical)(const Attributes&, std::string&);
  std::vector<std::string> (*changed)(const Attributes&, const Attributes&);
  std::vector<std::string> (*names)();
};

constexpr KindFunctions kFunctions[] = {
    {nullptr, nullptr, nullptr},
#define KIND(type, word, sql) {Canonical<type>, Changed<type>, Names<type>},
#include "model/kinds.def"
#undef KIND
};

const KindFunctions& Of(Kind kind) { return kFunctions[static_cast<size_t>(kind)]; }

// Adjacency lists of `pairs` (sorted by first) for `count` vertices.
void Fill(const std::vector<std::pair<int, int>>& pairs, size_t count, std::vector<int>& begin,
          std::vector<int>& out) {
  begin.assign(count + 1, 0);
  out.clear();
  out.reserve(pairs.size());
  for (const auto& [a, b] : pairs) {
    ++begin[static_cast<size_t>(a) + 1];
    out.push_back(b);
  }
  for (size_t i = 0; i < count; ++i) begin[i + 1] += begin[i];
}

std::span<const int> Slice(const std::vector<int>& all, const std::vector<int>& begin, int at) {
  size_t i = static_cast<size_t>(at);
  return {all.data() + begin[i], static_cast<size_t>(begin[i + 1] - begin[i])};
}

}  // namespace

std::vector<std::string> ChangedAttributes(Kind kind, const Attributes& from,
                                           const Attributes& to) {
  return Of(kind).changed(from, to);
}

std::vector<std::string> AttributeNames(Kind kind) { return Of(kind).names(); }

void Catalog::Add(ObjectId id, ObjectId parent, std::shared_ptr<const Attributes> attributes,
                  bool compared) {
  thread_local std::string canonical;
  canonical.clear();
  Of(id.kind).canonical(*attributes, canonical);
  Hash128 hash = HashBytes(canonical);
  objects_.push_back({std::move(id), std::move(parent), std::move(attributes), hash, compared});
}

void Catalog::AddDependency(ObjectId user, ObjectId used) {
  pending_.emplace_back(std::move(user), std::move(used));
}

void Catalog::Finish() {
  std::stable_sort(objects_.begin(), objects_.end(),
                   [](const Object& a, const Object& b) { return a.id < b.id; });
  objects_.erase(std::unique(objects_.begin(), objects_.end(),
                             [](const Object& a, const Object& b) { return a.id == b.id; }),
                 objects_.end());
  index_.Clear();
  index_.Reserve(objects_.size());
  for (size_t i = 0; i < objects_.size(); ++i) index_.Insert(objects_[i].id, static_cast<int>(i));

  std::vector<std::pair<int, int>> pairs;
  pairs.reserve(pending_.size() + objects_.size());
  for (const auto& [user, used] : pending_) {
    int a = IndexOf(user), b = IndexOf(used);
    if (a >= 0 && b >= 0 && a != b) pairs.emplace_back(a, b);
  }
  pending_.clear();
  for (size_t i = 0; i < objects_.size(); ++i) {
    int parent = objects_[i].parent ? IndexOf(objects_[i].parent) : -1;
    if (parent >= 0) pairs.emplace_back(static_cast<int>(i), parent);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  Fill(pairs, objects_.size(), uses_begin_, uses_);
  for (auto& [a, b] : pairs) std::swap(a, b);
  std::sort(pairs.begin(), pairs.end());
  Fill(pairs, objects_.size(), used_by_begin_, used_by_);
}

int Catalog::IndexOf(const ObjectId& id) const {
  return index_.Find(
      id, [this](int at) -> const ObjectId& { return objects_[static_cast<size_t>(at)].id; });
}

const Object* Catalog::Find(const ObjectId& id) const {
  int i = IndexOf(id);
  return i < 0 ? nullptr : &objects_[static_cast<size_t>(i)];
}

std::span<const int> Catalog::Uses(int object) const { return Slice(uses_, uses_begin_, object); }
std::span<const int> Catalog::UsedBy(int object) const {
  return Slice(used_by_, used_by_begin_, object);
}

std::vector<const Object*> Catalog::Children(const ObjectId& parent) const {
  std::vector<const Object*> out;
  int at = IndexOf(parent);
  if (at < 0) return out;
  for (int i : UsedBy(at)) {
    const Object& object = objects_[static_cast<size_t>(i)];
    if (object.parent == parent) out.push_back(&object);
  }
  return out;
}

std::vector<ObjectId> Catalog::Named(const std::vector<std::string>& name) const {
  if (by_name_.empty()) {
    for (size_t i = 0; i < objects_.size(); ++i) {
      const ObjectId& id = objects_[i].id;
      if (id.schema.empty() || !id.table.empty()) continue;
      by_name_[id.name.substr(0, id.name.find('('))].push_back(static_cast<int>(i));
    }
  }
  std::vector<ObjectId> found;
  auto look = [&](const std::string* schema, const std::string& last) {
    auto it = by_name_.find(last);
    if (it == by_name_.end()) return;
    for (int i : it->second) {
      const ObjectId& id = objects_[static_cast<size_t>(i)].id;
      if (!schema || id.schema == *schema) found.push_back(id);
    }
  };
  look(nullptr, name[0]);
  if (name.size() > 1) look(&name[0], name[1]);
  return found;
}

Hash128 Catalog::Fingerprint() const {
  std::string all;
  for (const Object& object : objects_) {
    if (!object.compared) continue;
    Encode(all, ToString(object.id));
    Encode(all, static_cast<int64_t>(object.hash.high));
    Encode(all, static_cast<int64_t>(object.hash.low));
  }
  return HashBytes(all);
}

}  // namespace mercator
