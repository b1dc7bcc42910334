#include "diff/prove.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "diff/change.h"
#include "diff/execute.h"
#include "diff/fixed_point.h"
#include "diff/sample_rows.h"
#include "inspect/inspect.h"
#include "model/table.h"

namespace mercator {
namespace {

// Tables of both states that the plan touches, as far as they can hold rows.
std::vector<std::string> TouchedTables(const Catalog& from, const Catalog& to, const Plan& plan) {
  std::set<std::string> names;
  for (const PlannedStatement& statement : plan.Statements()) {
    for (const ObjectId& id : statement.objects) {
      ObjectId table{Kind::kTable, id.schema, "", id.kind == Kind::kTable ? id.name : id.table};
      const Object* object = from.Find(id);
      if (object && object->parent.kind == Kind::kTable) table = object->parent;
      const Table* before = from.Find<Table>(table);
      if (before && to.Find(table) && before->server.empty()) names.insert(SqlName(table));
    }
  }
  return {names.begin(), names.end()};
}

bool SaysItLoses(const Plan& plan) {
  return std::ranges::any_of(plan.Statements(), [](const PlannedStatement& statement) {
    return std::ranges::any_of(statement.hazards,
                               [](const Hazard& h) { return h.kind == Hazard::kDataLoss; });
  });
}

// A database of the dev server that goes when it is left.
class Copy {
 public:
  Copy(DevServer& server, const std::string& from)
      : server_(server), name_(server.CreateDatabase(from)) {}
  ~Copy() {
    try {
      server_.DropDatabase(name_);
    } catch (const Error&) {
      // The server goes soon as well.
    }
  }
  std::string Url() const { return server_.Url(name_); }

 private:
  DevServer& server_;
  std::string name_;
};

std::string Describe(const PlannedStatement& statement, const ServerError& error) {
  std::string text = fmt::format("`{}`: {}", statement.sql, error.what());
  if (!error.detail.empty()) text += " (" + error.detail + ")";
  return text;
}

void ReportDifferences(const Catalog& got, const Catalog& wanted, Diagnostics& diagnostics) {
  for (const Change& change : Diff(got, wanted)) {
    std::string id = ToString(change.id());
    if (!change.from) {
      diagnostics.Error(
          fmt::format("the plan does not lead to the desired state: `{}` is missing after it", id));
    } else if (!change.to) {
      diagnostics.Error(fmt::format(
          "the plan does not lead to the desired state: `{}` is still there after it", id));
    } else {
      diagnostics.Error(
          fmt::format("the plan does not lead to the desired state: `{}` differs in {}", id,
                      Join(change.attributes, ", ")));
    }
  }
}

}  // namespace

bool Prove(DevServer& server, const std::string& from_database, const Catalog& from,
           const Catalog& to, const Plan& plan, Diagnostics& diagnostics) {
  std::vector<std::string> tables = TouchedTables(from, to, plan);
  const PlannedStatement* failed = nullptr;
  for (bool with_rows : {true, false}) {
    Copy copy(server, from_database);
    Connection connection(copy.Url());
    std::vector<TableRows> before;
    if (with_rows) {
      AddSampleRows(connection, tables);
      before = CountRows(connection, tables);
    }
    try {
      ExecutePlan(connection, plan, &failed);
    } catch (const ServerError& error) {
      if (with_rows && !before.empty()) {
        diagnostics.Warning("with rows in the tables this may fail: " + Describe(*failed, error));
        continue;
      }
      diagnostics.Error("the plan fails: " +
                        (failed ? Describe(*failed, error) : std::string(error.what())));
      return false;
    }
    InspectOptions options;
    options.with = to.with;
    Catalog got = Inspect(connection, options);
    ReportDifferences(got, AtFixedPoint(got, to, [&]() -> DevServer& { return server; }),
                      diagnostics);
    if (with_rows && !SaysItLoses(plan)) {
      for (const std::string& table : LostRows(connection, before))
        diagnostics.Error(fmt::format("the plan loses rows of `{}` without saying so", table));
    }
    return !diagnostics.HasErrors();
  }
  return true;
}

}  // namespace mercator
