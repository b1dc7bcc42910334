#include "inspect/hcl_renamings.h"

namespace mercator {
namespace {

bool Means(const ObjectId& wanted, const ObjectId& id) {
  bool routine = id.kind == Kind::kFunction || id.kind == Kind::kAggregate;
  std::string name = routine ? id.name.substr(0, id.name.find('(')) : id.name.str();
  return wanted.kind == id.kind && wanted.name == name &&
         (wanted.schema.empty() || wanted.schema == id.schema) &&
         (wanted.table.empty() || wanted.table == id.table);
}

}  // namespace

std::vector<Renaming> ResolveRenamings(const std::vector<Renaming>& renamings,
                                       const Catalog& catalog) {
  std::vector<Renaming> resolved;
  for (const Renaming& renaming : renamings) {
    std::vector<const ObjectId*> found;
    for (const Object& object : catalog.objects()) {
      if (Means(renaming.id, object.id)) found.push_back(&object.id);
    }
    if (found.size() != 1) continue;
    resolved.push_back(renaming);
    resolved.back().id = *found[0];
  }
  return resolved;
}

}  // namespace mercator
