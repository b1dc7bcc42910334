#include "diff/fixed_point.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "diff/change.h"
#include "diff/execute.h"
#include "diff/literals.h"
#include "diff/plan.h"
#include "diff/slice.h"
#include "inspect/inspect.h"
#include "model/json.h"

namespace mercator {
namespace {

// Attributes whose values the server deparses.
bool IsDeparsed(const std::string& attribute) {
  static const std::set<std::string> kDeparsed = {
      "definition", "expression",      "generation_expression",
      "default",    "predicate",       "parts",
      "sql_body",   "arguments",       "partition_by",
      "bound",      "using",           "check",
      "condition",  "column_defaults", "tables"};
  return kDeparsed.contains(attribute);
}

void CollectLiterals(const nlohmann::ordered_json& value, std::set<std::string>& literals) {
  if (value.is_string()) literals.merge(Literals(value.get<std::string>()));
  if (!value.is_structured()) return;
  for (const nlohmann::ordered_json& part : value) CollectLiterals(part, literals);
}

// A constant that only one of them has stays in it however often it is loaded.
bool HaveTheSameLiterals(const Object& from, const Object& to) {
  std::set<std::string> a, b;
  CollectLiterals(AttributesToJson(from), a);
  CollectLiterals(AttributesToJson(to), b);
  return a == b;
}

std::vector<ObjectId> Candidates(const Catalog& from, const Catalog& to) {
  std::vector<ObjectId> ids;
  for (const Change& change : Diff(from, to)) {
    if (!change.from || !change.to) continue;
    if (std::ranges::all_of(change.attributes, IsDeparsed) &&
        HaveTheSameLiterals(*change.from, *change.to))
      ids.push_back(change.id());
  }
  return ids;
}

// The slice as it reads after being made on an empty database. Throws Error if it cannot be made.
Catalog Reload(const Catalog& slice, DevServer& server) {
  std::string database = server.CreateDatabase();
  Catalog read;
  {
    Connection connection(server.Url(database));
    ExecutePlan(connection, MakePlan(slice));
    read = Inspect(connection);
  }
  server.DropDatabase(database);
  return read;
}

}  // namespace

Catalog AtFixedPoint(const Catalog& from, Catalog to, const std::function<DevServer&()>& start) {
  std::vector<ObjectId> ids = Candidates(from, to);
  if (ids.empty()) return to;
  std::set<ObjectId> same;
  try {
    Catalog a = Slice(from, ids), b = Slice(to, ids);
    for (int round = 0; round < 2 && !ids.empty(); ++round) {
      a = Reload(a, start());
      b = Reload(b, start());
      std::erase_if(ids, [&](const ObjectId& id) {
        const Object* x = a.Find(id);
        const Object* y = b.Find(id);
        bool equal = x && y && x->hash == y->hash;
        if (equal) same.insert(id);
        return equal;
      });
    }
  } catch (const Error&) {
    // A part of a schema that cannot be made alone is compared as it reads.
  }
  if (same.empty()) return to;
  return WithAttributesOf(from, to, same);
}

}  // namespace mercator
