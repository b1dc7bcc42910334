#include "diff/slice.h"

namespace mercator {

namespace {

Catalog LikeWithoutObjects(const Catalog& catalog) {
  Catalog like;
  like.server_version = catalog.server_version;
  like.database = catalog.database;
  like.user = catalog.user;
  like.with = catalog.with;
  like.uncovered = catalog.uncovered;
  like.assignment_casts = catalog.assignment_casts;
  like.explicit_casts = catalog.explicit_casts;
  return like;
}

void CopyDependencies(const Catalog& catalog, size_t at, Catalog& copy) {
  for (int used : catalog.Uses(static_cast<int>(at))) {
    copy.AddDependency(catalog.objects()[at].id, catalog.objects()[static_cast<size_t>(used)].id);
  }
}

}  // namespace

Catalog Slice(const Catalog& catalog, const std::vector<ObjectId>& objects) {
  std::vector<bool> wanted(catalog.objects().size(), false);
  std::vector<int> work;
  auto want = [&](int at) {
    if (at < 0 || wanted[static_cast<size_t>(at)]) return;
    wanted[static_cast<size_t>(at)] = true;
    work.push_back(at);
  };
  for (const ObjectId& id : objects) want(catalog.IndexOf(id));
  while (!work.empty()) {
    int at = work.back();
    work.pop_back();
    for (int used : catalog.Uses(at)) want(used);
    if (catalog.objects()[static_cast<size_t>(at)].id.kind != Kind::kTable) continue;
    for (int user : catalog.UsedBy(at)) {
      const Object& object = catalog.objects()[static_cast<size_t>(user)];
      bool part = object.id.kind == Kind::kColumn &&
                  object.parent == catalog.objects()[static_cast<size_t>(at)].id;
      if (part) want(user);
    }
  }
  Catalog slice = LikeWithoutObjects(catalog);
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    const Object& object = catalog.objects()[i];
    slice.Add(object.id, object.parent, object.attributes, object.compared);
    CopyDependencies(catalog, i, slice);
  }
  slice.Finish();
  return slice;
}

Catalog WithAttributesOf(const Catalog& from, const Catalog& to, const std::set<ObjectId>& ids) {
  Catalog copy = LikeWithoutObjects(to);
  for (size_t i = 0; i < to.objects().size(); ++i) {
    const Object& object = to.objects()[i];
    copy.Add(object.id, object.parent,
             ids.contains(object.id) ? from.Find(object.id)->attributes : object.attributes,
             object.compared);
    CopyDependencies(to, i, copy);
  }
  copy.Finish();
  return copy;
}

}  // namespace mercator
