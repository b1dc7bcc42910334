#include "inspect/renamings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/kinds.h"
#include "sql/rename_hint.h"

namespace mercator {
namespace {

// `function f(integer)` is called `f`.
std::string NameOf(const ObjectId& id) {
  bool routine = id.kind == Kind::kFunction || id.kind == Kind::kAggregate;
  return routine ? id.name.substr(0, id.name.find('(')) : id.name.str();
}

bool IsOfKind(Kind kind, const std::string& words) {
  if (words == "procedure") return kind == Kind::kFunction;
  if (words == "user" || words == "group") return kind == Kind::kRole;
  return Lower(KindSql(kind)) == words;
}

bool IsIn(const std::string& schema, const std::vector<std::string>& path) {
  return path.size() < 2 || path[0] == schema;
}

bool Means(const Object& object, const RenameHint& hint) {
  const ObjectId& id = object.id;
  if (hint.kind == "column" || hint.kind == "label") {
    bool type = id.kind == Kind::kEnum || id.kind == Kind::kComposite;
    if (type) return id.name == hint.table.back() && IsIn(id.schema, hint.table);
    return hint.kind == "column" && id.kind == Kind::kColumn && id.name == hint.name.back() &&
           id.table == hint.table.back() && IsIn(id.schema, hint.table);
  }
  if (!IsOfKind(id.kind, hint.kind) || NameOf(id) != hint.name.back()) return false;
  if (!hint.table.empty() && object.parent) {
    return object.parent.name == hint.table.back() && IsIn(object.parent.schema, hint.table);
  }
  return IsIn(id.schema, hint.name);
}

}  // namespace

std::vector<Renaming> FindRenamings(const std::vector<SourcePtr>& files, const Catalog& catalog,
                                    Diagnostics& diagnostics) {
  std::vector<Renaming> renamings;
  for (const SourcePtr& file : files) {
    for (const RenameHint& hint : FindRenameHints(file, diagnostics)) {
      std::vector<const Object*> found;
      for (const Object& object : catalog.objects()) {
        if (Means(object, hint)) found.push_back(&object);
      }
      if (found.size() > 1 && hint.name.size() == 1) {
        auto in_public = [](const Object* o) { return o->id.schema == "public"; };
        if (std::ranges::count_if(found, in_public) == 1)
          std::erase_if(found, [&](const Object* o) { return !in_public(o); });
      }
      if (found.size() != 1) {
        diagnostics.Error(
            fmt::format("there {} {} `{}` in the schema that this can be about",
                        found.empty() ? "is no" : "is more than one", hint.kind, hint.name.back()),
            hint.source, hint.begin, hint.end);
        continue;
      }
      bool part =
          found[0]->id.kind != Kind::kColumn && (hint.kind == "column" || hint.kind == "label");
      renamings.push_back({found[0]->id, part ? hint.name.back() : "",
                           hint.former.size() > 1 ? hint.former[0] : "", hint.former.back()});
    }
  }
  return renamings;
}

}  // namespace mercator
