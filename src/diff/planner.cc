#include "diff/planner.h"

#include <algorithm>

#include "base/error.h"
#include "diff/execute.h"
#include "diff/fixed_point.h"
#include "diff/rename.h"
#include "inspect/inspect.h"

namespace mercator {
namespace {

bool AnyToDo(const Catalog& from, const std::vector<Renaming>& renamings) {
  for (int stage = 0; stage < kRenameStages; ++stage) {
    if (!RenameStatements(from, renamings, stage).empty()) return true;
  }
  return false;
}

// A copy of a state on the dev server, in which things are renamed one stage after the other.
class RenamedCopy {
 public:
  RenamedCopy(const Catalog& from, DevServer& server)
      : now(from), server_(server), name_(server.CreateDatabase()) {
    Connection connection(server_.Url(name_));
    ExecutePlan(connection, MakePlan(from));
  }
  ~RenamedCopy() {
    try {
      server_.DropDatabase(name_);
    } catch (const Error&) {
      // The server goes soon as well.
    }
  }

  void Do(const std::vector<PlannedStatement>& list) {
    if (list.empty()) return;
    Connection connection(server_.Url(name_));
    for (const PlannedStatement& statement : list) connection.Execute(statement.sql);
    InspectOptions options;
    options.with = now.with;
    options.nobody = now.user.empty();
    std::string database = now.database, user = now.user;
    now = Inspect(connection, options);
    now.database = database;
    now.user = user;
    statements.insert(statements.end(), list.begin(), list.end());
  }

  Catalog now;
  std::vector<PlannedStatement> statements;

 private:
  DevServer& server_;
  std::string name_;
};

}  // namespace

Planned PlanChanges(const Catalog& from, Catalog to, const std::function<DevServer&()>& start,
                    const Policy& policy, const Managed& managed) {
  std::vector<Renaming> renamings = std::move(to.renamings);
  if (!AnyToDo(from, renamings)) {
    if (managed) to = managed(from, std::move(to));
    Planned planned{AtFixedPoint(from, std::move(to), start), {}};
    planned.plan = MakePlan(from, planned.wanted, policy);
    return planned;
  }
  RenamedCopy copy(from, start());
  for (int stage = 0; stage < kRenameStages; ++stage)
    copy.Do(RenameStatements(copy.now, renamings, stage));
  copy.Do(RenameFollowers(copy.now, to, renamings));
  if (managed) to = managed(copy.now, std::move(to));
  Planned planned{AtFixedPoint(copy.now, std::move(to), start), {}};
  planned.plan = MakePlan(copy.now, planned.wanted, policy);
  auto& parts = planned.plan.parts;
  if (parts.empty() || parts[0][0].alone)
    parts.insert(parts.begin(), std::vector<PlannedStatement>());
  parts[0].insert(parts[0].begin(), copy.statements.begin(), copy.statements.end());
  return planned;
}

}  // namespace mercator
