#include "inspect/scope.h"

#include <algorithm>

#include "model/catalog_copy.h"

namespace mercator {
namespace {

constexpr const char* kRevisions = "atlas_schema_revisions";

// The schema that the object is in, is, or is about; empty: it belongs to the database.
std::string SchemaOf(const Catalog& catalog, const Object& object) {
  if (object.id.kind == Kind::kSchema) return object.id.name;
  if (!object.id.schema.empty()) return object.id.schema;
  const Object* parent = object.parent ? catalog.Find(object.parent) : nullptr;
  return parent ? SchemaOf(catalog, *parent) : "";
}

bool IsRevisionTable(const Catalog& catalog, const Object& object) {
  if (object.id.kind == Kind::kTable) return object.id.name == kRevisions;
  const Object* parent = object.parent ? catalog.Find(object.parent) : nullptr;
  return parent && IsRevisionTable(catalog, *parent);
}

// Whether nothing is in the schema of that name but the revision table.
bool HoldsOnlyRevisions(const Catalog& catalog) {
  return std::ranges::none_of(catalog.objects(), [&](const Object& object) {
    return object.id.kind != Kind::kSchema && object.id.schema == kRevisions &&
           !IsRevisionTable(catalog, object);
  });
}

void Copy(const Catalog& from, const std::vector<bool>& chosen, Catalog& to) {
  for (size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) CopyObject(from, i, to);
  }
}

}  // namespace

Catalog Scoped(Catalog catalog, const std::vector<std::string>& schemas) {
  bool only_revisions = HoldsOnlyRevisions(catalog);
  std::vector<bool> chosen;
  for (const Object& object : catalog.objects()) {
    std::string schema = SchemaOf(catalog, object);
    bool own = IsRevisionTable(catalog, object) || (schema == kRevisions && only_revisions);
    bool outside =
        !schemas.empty() && !schema.empty() && std::ranges::find(schemas, schema) == schemas.end();
    chosen.push_back(!own && !outside);
  }
  if (std::ranges::find(chosen, false) == chosen.end()) return catalog;
  Catalog result = LikeWithoutObjects(catalog);
  Copy(catalog, chosen, result);
  result.Finish();
  return result;
}

Catalog KeepDatabaseWide(Catalog wanted, const Catalog& live) {
  std::vector<bool> missing;
  for (const Object& object : live.objects()) {
    missing.push_back(SchemaOf(live, object).empty() && !wanted.Find(object.id));
  }
  if (std::ranges::find(missing, true) == missing.end()) return wanted;
  Catalog result = LikeWithoutObjects(wanted);
  Copy(wanted, std::vector<bool>(wanted.objects().size(), true), result);
  Copy(live, missing, result);
  result.Finish();
  return result;
}

}  // namespace mercator
