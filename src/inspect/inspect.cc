#include "inspect/inspect.h"

#include <fmt/format.h>

#include "inspect/builder.h"
#include "inspect/coverage.h"
#include "inspect/scope.h"
#include "model/kinds.h"

namespace mercator {
namespace {

struct KindReader {
  Kind kind;
  std::string (*query)(int);
  void (*read)(const Result&, Builder&);
};

constexpr KindReader kReaders[] = {
#define KIND(type, word, sql) {Kind::k##type, CatalogQuery<type>, ReadRows<type>},
#include "model/kinds.def"
#undef KIND
};

// Objects that belong to an extension, and the extension.
constexpr const char* kMemberQuery =
    "SELECT d.classid, d.objid, d.refobjid FROM pg_catalog.pg_depend d "
    "WHERE d.deptype = 'e' AND d.refclassid = 3079";

// Row types of relations, array types and multiranges: other addresses of the same object.
constexpr const char* kTypeAliasQuery =
    "SELECT t.oid, t.typrelid, t.typarray, t.typtype FROM pg_catalog.pg_type t "
    "WHERE t.oid >= 16384 AND t.typelem = 0 OR t.typrelid >= 16384";

// The rules behind views: what a view depends on is recorded for its rule.
constexpr const char* kViewRuleQuery =
    "SELECT r.oid, r.ev_class FROM pg_catalog.pg_rewrite r WHERE r.rulename = '_RETURN' AND r.oid "
    ">= 16384";

// 2200 is the schema public.
constexpr const char* kDependencyQuery =
    "SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid FROM pg_catalog.pg_depend "
    "WHERE objid >= 16384 AND (refobjid >= 16384 OR refobjid = 2200) AND refclassid <> 0";

constexpr const char* kCastQuery =
    "SELECT pg_catalog.format_type(castsource, NULL), pg_catalog.format_type(casttarget, NULL), "
    "castcontext "
    "FROM pg_catalog.pg_cast";

void ReadCasts(const Result& rows, Catalog& catalog) {
  for (Row row : rows) {
    auto& casts = row.Char(2) == 'e' ? catalog.explicit_casts : catalog.assignment_casts;
    casts.emplace(row.Text(0), row.Text(1));
  }
}

// What is inherited follows what it is inherited from, which pg_depend does not say.
void AddInheritance(Builder& builder) {
  std::vector<std::pair<ObjectId, ObjectId>> pairs;
  std::unordered_map<ObjectId, const Table*, ObjectIdHash> children;
  for (const Object& object : builder.catalog.objects()) {
    if (object.id.kind == Kind::kTable && !object.As<Table>().parents.empty()) {
      children.emplace(object.id, &object.As<Table>());
    }
  }
  if (children.empty()) return;
  for (const Object& object : builder.catalog.objects()) {
    Kind kind = object.id.kind;
    if (kind != Kind::kColumn && kind != Kind::kDefault && kind != Kind::kConstraint &&
        kind != Kind::kTrigger)
      continue;
    auto it = children.find({Kind::kTable, object.id.schema, "", object.id.table});
    if (it == children.end()) continue;
    for (const ObjectId& parent : it->second->parents) {
      pairs.emplace_back(object.id, ObjectId{kind, parent.schema, parent.name, object.id.name});
    }
  }
  for (auto& [child, parent] : pairs)
    builder.catalog.AddDependency(std::move(child), std::move(parent));
}

void ReadMembers(const Result& rows, Builder& builder) {
  for (Row row : rows) builder.AddMember({row.Oid(0), row.Oid(1), 0});
}

void AliasMembers(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* extension = builder.Find({kExtensionClass, row.Oid(2), 0});
    if (extension) builder.Alias({row.Oid(0), row.Oid(1), 0}, *extension);
  }
}

void AliasTypes(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (row.Oid(1) != 0) {
      if (const ObjectId* relation = builder.Relation(row.Oid(1))) {
        builder.Alias({kTypeClass, row.Oid(0), 0}, ObjectId(*relation));
      }
    }
    const ObjectId* type = builder.Find({kTypeClass, row.Oid(0), 0});
    if (type && row.Oid(2) != 0) builder.Alias({kTypeClass, row.Oid(2), 0}, ObjectId(*type));
  }
}

void AliasViewRules(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (const ObjectId* view = builder.Relation(row.Oid(1))) {
      builder.Alias({kRewriteClass, row.Oid(0), 0}, ObjectId(*view));
    }
  }
}

void ReadDependencies(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* user = builder.Find({row.Oid(0), row.Oid(1), static_cast<int32_t>(row.Int(2))});
    if (!user) continue;
    const ObjectId* used = builder.Find({row.Oid(3), row.Oid(4), static_cast<int32_t>(row.Int(5))});
    if (used && *user != *used) builder.catalog.AddDependency(*user, *used);
  }
}

}  // namespace

Catalog Inspect(Connection& connection, const InspectOptions& options) {
  int version = connection.server_version();
  std::vector<std::string> queries = {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                                      "SET LOCAL search_path = ''",
                                      kMemberQuery,
                                      kTypeAliasQuery,
                                      kViewRuleQuery,
                                      kDependencyQuery,
                                      CoverageQuery(version),
                                      kCastQuery};
  const size_t first = queries.size();
  for (const KindReader& reader : kReaders) {
    bool of_cluster = reader.kind == Kind::kRole || reader.kind == Kind::kMembership;
    std::string query = of_cluster && !options.with.contains("roles") ? "" : reader.query(version);
    queries.push_back(query.empty() ? "SELECT" : query);
  }
  queries.push_back("COMMIT");
  std::vector<Result> results = connection.ExecuteAll(queries);

  Builder builder(version);
  builder.catalog.database = connection.database();
  builder.catalog.with = options.with;
  builder.session_user = connection.user();
  if (!options.nobody) builder.catalog.user = builder.session_user;
  ReadMembers(results[2], builder);
  size_t at = first;
  for (const KindReader& reader : kReaders) {
    const Result& rows = results[at++];
    if (queries[at - 1] != "SELECT") reader.read(rows, builder);
  }
  AliasMembers(results[2], builder);
  AliasTypes(results[3], builder);
  AliasViewRules(results[4], builder);
  ReadDependencies(results[5], builder);
  AddInheritance(builder);
  ReadCasts(results[7], builder.catalog);
  std::vector<std::string> uncovered = ReadCoverage(results[6], builder);
  builder.catalog.uncovered.insert(builder.catalog.uncovered.end(), uncovered.begin(),
                                   uncovered.end());
  builder.catalog.Finish();
  return Scoped(std::move(builder.catalog), options.schemas);
}

}  // namespace mercator
