#include "inspect/inspect.h"

#include <fmt/format.h>

#include <functional>

#include "inspect/builder.h"
#include "inspect/coverage.h"
#include "inspect/member_privilege.h"
#include "inspect/scope.h"
#include "inspect/snapshot.h"
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

// 2200 is the schema public. Left out: array types, row types, triggers behind foreign keys;
// that what is in a schema depends on it, which is its parent.
constexpr const char* kDependencyQuery =
    "SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid FROM pg_catalog.pg_depend "
    "WHERE objid >= 16384 AND (refobjid >= 16384 OR refobjid = 2200) AND refclassid <> 0 "
    "AND NOT (deptype = 'i' AND classid IN (1247, 2620)) "
    "AND NOT (refclassid = 2615 AND classid IN (1247, 1255, 1259))";

// Nothing in a name depends on the search_path. Compiling a query, or starting processes for it,
// takes longer than these queries do, and the server may have other work.
constexpr const char* kSettings =
    "SELECT pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('jit', 'off', "
    "true), pg_catalog.set_config('max_parallel_workers_per_gather', '0', true), "
    "pg_catalog.set_config('work_mem', '64MB', true)";

constexpr const char* kOpclassQuery =
    "SELECT o.oid, CASE WHEN n.oid <> 11 THEN pg_catalog.quote_ident(n.nspname) || '.' ELSE '' END "
    "|| pg_catalog.quote_ident(o.opcname), o.opcdefault, o.opcintype FROM "
    "pg_catalog.pg_opclass o "
    "JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace";

// Builder::TypeTraits.
constexpr const char* kTypeQuery =
    "SELECT oid, CASE WHEN oid < 16384 THEN pg_catalog.format_type(oid, -1) END, typstorage, "
    "typcollation FROM pg_catalog.pg_type "
    "WHERE oid < 16384 AND typrelid = 0 OR typstorage <> 'x' OR typcollation <> 0";

constexpr const char* kCastQuery =
    "SELECT pg_catalog.format_type(castsource, NULL), pg_catalog.format_type(casttarget, NULL), "
    "castcontext "
    "FROM pg_catalog.pg_cast";

void ReadCasts(const Result& rows, Builder& builder) {
  Catalog& catalog = builder.catalog;
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

void ReadOpclasses(const Result& rows, Builder& builder) {
  for (Row row : rows) builder.opclasses[row.Oid(0)] = {row.Text(1), row.Bool(2), row.Oid(3)};
}

void ReadTypes(const Result& rows, Builder& builder) {
  for (Row row : rows) builder.types[row.Oid(0)] = {row.Text(1), row.Char(2), row.Oid(3)};
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

void NoteUncovered(const Result& rows, Builder& builder) {
  for (std::string& thing : ReadCoverage(rows, builder)) {
    builder.catalog.uncovered.push_back(std::move(thing));
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

// A query and what is done with its rows.
struct Reading {
  std::string query;
  std::function<void(const Result&)> read = {};
  bool beside = false;  // where there is a second session, it does this: about half of the work
};

bool IsBeside(Kind kind) {
  return kind == Kind::kDefault || kind == Kind::kConstraint || kind == Kind::kView;
}

std::vector<Reading> Readings(Builder& builder, const InspectOptions& options) {
  int version = builder.version();
  std::vector<Reading> readings;
  auto read = [&](std::string query, auto function, bool beside = false) {
    readings.push_back({std::move(query),
                        [&builder, function](const Result& rows) { function(rows, builder); },
                        beside});
  };
  read(kMemberQuery, ReadMembers);
  read(kOpclassQuery, ReadOpclasses);
  read(kTypeQuery, ReadTypes);
  for (const KindReader& reader : kReaders) {
    bool of_cluster = reader.kind == Kind::kRole || reader.kind == Kind::kMembership;
    std::string query = of_cluster && !options.with.contains("roles") ? "" : reader.query(version);
    if (!query.empty()) read(std::move(query), reader.read, IsBeside(reader.kind));
  }
  read(MemberPrivilegeQuery(), ReadMemberPrivileges);
  read(kMemberQuery, AliasMembers);
  read(kTypeAliasQuery, AliasTypes);
  read(kViewRuleQuery, AliasViewRules);
  read(CoverageQuery(version), NoteUncovered);
  read(kCastQuery, ReadCasts);
  read(kDependencyQuery, ReadDependencies, true);
  return readings;
}

}  // namespace

Catalog Inspect(Connection& connection, const InspectOptions& options) {
  Builder builder(connection.server_version());
  builder.catalog.database = connection.database();
  builder.catalog.with = options.with;
  builder.session_user = connection.user();
  if (!options.nobody) builder.catalog.user = builder.session_user;
  std::vector<Reading> readings = Readings(builder, options);
  std::vector<std::string> queries;
  std::vector<bool> beside;
  for (const Reading& reading : readings) {
    queries.push_back(reading.query);
    beside.push_back(reading.beside);
  }
  ReadInSnapshot(connection, options.second_session, kSettings, queries, beside,
                 [&](size_t query, const Result& rows) { readings[query].read(rows); });
  AddInheritance(builder);
  builder.catalog.Finish();
  return Scoped(std::move(builder.catalog), options.schemas);
}

}  // namespace mercator
