#include "diff/change.h"

namespace mercator {

namespace {

bool IsLeft(const Object& from, const Catalog& to) {
  return from.id.kind == Kind::kOwner && to.Find(from.parent);
}

}  // namespace

std::vector<Change> Diff(const Catalog& from, const Catalog& to) {
  std::vector<Change> changes;
  auto a = from.objects().begin(), a_end = from.objects().end();
  auto b = to.objects().begin(), b_end = to.objects().end();
  while (a != a_end || b != b_end) {
    if (a != a_end && !a->compared) {
      ++a;
    } else if (b != b_end && !b->compared) {
      ++b;
    } else if (b == b_end || (a != a_end && a->id < b->id)) {
      if (!IsLeft(*a, to)) changes.push_back({&*a, nullptr, {}});
      ++a;
    } else if (a == a_end || b->id < a->id) {
      changes.push_back({nullptr, &*b++, {}});
    } else {
      if (a->hash != b->hash) {
        changes.push_back(
            {&*a, &*b, ChangedAttributes(a->id.kind, *a->attributes, *b->attributes)});
      }
      ++a, ++b;
    }
  }
  return changes;
}

}  // namespace mercator
