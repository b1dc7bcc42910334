#include "diff/execute.h"

#include "inspect/missing_role.h"

namespace mercator {
namespace {

using Part = std::vector<PlannedStatement>;

void ExecuteEach(Connection& connection, const Part& part, const PlannedStatement** failed) {
  for (const PlannedStatement& statement : part) {
    *failed = &statement;
    connection.Execute(statement.sql);
  }
  *failed = nullptr;
}

void ExecuteAtOnce(Connection& connection, const Part& part) {
  std::string all;
  for (const PlannedStatement& statement : part) all += statement.sql + ";\n";
  connection.Execute(all);
}

void ExecutePart(Connection& connection, const Part& part, const PlannedStatement** failed) {
  bool alone = part.size() == 1 && part[0].alone;
  if (alone && failed) *failed = &part[0];
  if (alone) {
    connection.Execute(part[0].sql);
    return;
  }
  Transaction transaction(connection);
  if (failed) {
    ExecuteEach(connection, part, failed);
  } else {
    ExecuteAtOnce(connection, part);
  }
  transaction.Commit();
}

}  // namespace

void ExecutePlan(Connection& connection, const Plan& plan, const PlannedStatement** failed) {
  for (const Part& part : plan.parts) {
    for (bool done = false; !done;) {
      try {
        ExecutePart(connection, part, failed);
        done = true;
      } catch (const ServerError& error) {
        if (!CreateMissingRole(connection, error)) throw;
      }
    }
  }
  if (failed) *failed = nullptr;
}

}  // namespace mercator
