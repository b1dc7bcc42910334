#include "diff/change.h"

namespace mercator {

std::vector<Change> Diff(const Catalog& from, const Catalog& to) {
  std::vector<Change> changes;
  auto a = from.objects().begin(), a_end = from.objects().end();
  auto b = to.objects().begin(), b_end = to.objects().end();
  while (a != a_end || b != b_end) {
    if (b == b_end || (a != a_end && a->id < b->id)) {
      changes.push_back({&*a++, nullptr, {}});
    } else if (a == a_end || b->id < a->id) {
      changes.push_back({nullptr, &*b++, {}});
    } else {
      if (a->hash != b->hash) {
        changes.push_back({&*a, &*b, ChangedAttributes(a->id.kind, *a->attributes, *b->attributes)});
      }
      ++a, ++b;
    }
  }
  return changes;
}

}  // namespace mercator
