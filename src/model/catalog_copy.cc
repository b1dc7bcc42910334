#include "model/catalog_copy.h"

namespace mercator {

Catalog LikeWithoutObjects(const Catalog& catalog) {
  Catalog like;
  like.server_version = catalog.server_version;
  like.database = catalog.database;
  like.user = catalog.user;
  like.with = catalog.with;
  like.renamings = catalog.renamings;
  like.uncovered = catalog.uncovered;
  like.assignment_casts = catalog.assignment_casts;
  like.explicit_casts = catalog.explicit_casts;
  return like;
}

void CopyObject(const Catalog& from, size_t index, Catalog& to) {
  const Object& object = from.objects()[index];
  to.Add(object.id, object.parent, object.attributes, object.compared);
  for (int used : from.Uses(static_cast<int>(index)))
    to.AddDependency(object.id, from.objects()[static_cast<size_t>(used)].id);
}

}  // namespace mercator
