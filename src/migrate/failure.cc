#include "migrate/failure.h"

#include <fmt/format.h>

#include "base/go_quote.h"

namespace mercator {
namespace {

std::string WayOut(const PlannedFile& plan, const std::string& sqlstate) {
  constexpr const char* kActiveTransaction = "25001";
  constexpr const char* kLockNotAvailable = "55P03";
  if (sqlstate == kActiveTransaction && plan.mode != TxMode::kNone) {
    return "it cannot run in a transaction: put it in a file that begins with `-- atlas:txmode "
           "none`";
  }
  if (sqlstate == kLockNotAvailable) return "run the command again when the lock is free";
  return "";
}

}  // namespace

void TakeServerFields(ApplyFailure& failure, const Error& error) {
  failure.text = error.what();
  failure.hint = error.hint();
  if (auto* lost = dynamic_cast<const ConnectionLost*>(&error)) failure.in_doubt = lost->in_doubt;
  failure.lost = dynamic_cast<const ConnectionLost*>(&error) != nullptr;
  auto* server = dynamic_cast<const ServerError*>(&error);
  if (!server) return;
  failure.sqlstate = server->sqlstate;
  failure.detail = server->detail;
  failure.server_hint = server->server_hint;
  failure.context = server->context;
}

ApplyFailure StatementFailure(const PlannedFile& plan, const MigrationStatement& statement,
                              const Error& error) {
  ApplyFailure failure;
  TakeServerFields(failure, error);
  failure.statement = statement.text;
  failure.message = fmt::format("sql/migrate: executing statement {} from version {}: {}",
                                GoQuote(statement.text), GoQuote(plan.file->version), failure.text);
  failure.source = plan.file->source;
  failure.begin = statement.begin;
  failure.end = statement.end;
  auto* server = dynamic_cast<const ServerError*>(&error);
  if (server && server->position) {
    failure.begin = statement.begin + *server->position;
    failure.end = failure.begin;
  }
  if (failure.in_doubt)
    failure.hint =
        "look with `mercator migrate status` and in the database before you run it again";
  if (failure.hint.empty()) failure.hint = WayOut(plan, failure.sqlstate);
  return failure;
}

ApplyFailure FileFailure(const PlannedFile& plan, const char* doing, const Error& error) {
  ApplyFailure failure;
  TakeServerFields(failure, error);
  failure.message = fmt::format("sql/migrate: {} version {}: {}", doing,
                                GoQuote(plan.file->version), failure.text);
  if (failure.in_doubt) {
    failure.message = fmt::format(
        "sql/migrate: {} version {}: the connection broke during COMMIT, so it is not known "
        "whether the "
        "version is in: {}",
        doing, GoQuote(plan.file->version), failure.text);
    failure.hint = "`mercator migrate status` tells; running the command again is safe";
  }
  return failure;
}

Diagnostic ToDiagnostic(const ApplyFailure& failure) {
  Diagnostic d{Severity::kError, failure.statement.empty() ? failure.message : failure.text,
               failure.source,   failure.begin,
               failure.end,      {}};
  if (!failure.detail.empty()) d.notes.push_back("detail: " + failure.detail);
  if (!failure.server_hint.empty()) d.notes.push_back("hint: " + failure.server_hint);
  for (const LockHolder& holder : failure.holders)
    d.notes.push_back("the lock was held by " + Describe(holder));
  if (!failure.hint.empty()) d.notes.push_back(failure.hint);
  return d;
}

}  // namespace mercator
