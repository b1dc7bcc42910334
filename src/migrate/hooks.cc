#include "migrate/hooks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace mercator {
namespace {

void Run(Connection& connection, const TransactionHook& hook,
         const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) {
    if (hook.skip_errors) connection.Execute("SAVEPOINT mercator_hook");
    try {
      connection.Execute(statement);
    } catch (const ConnectionLost&) {
      throw;
    } catch (const Error& e) {
      if (!hook.skip_errors)
        throw Error(fmt::format("hook `{}`: {}", hook.name, e.what()), "statement: " + statement);
      connection.Execute("ROLLBACK TO SAVEPOINT mercator_hook");
    }
    if (hook.skip_errors) connection.Execute("RELEASE SAVEPOINT mercator_hook");
  }
}

}  // namespace

void RunAfterBegin(Connection& connection, const TransactionHooks& hooks) {
  for (const TransactionHook& hook : hooks) Run(connection, hook, hook.after_begin);
}

HookedTransaction::HookedTransaction(Connection& connection, const TransactionHooks& hooks)
    : connection_(connection), hooks_(hooks), transaction_(connection) {
  watches_rollback_ = std::ranges::any_of(
      hooks, [](const TransactionHook& hook) { return !hook.before_rollback.empty(); });
  if (watches_rollback_) connection.Execute("SAVEPOINT mercator_begin");
}

HookedTransaction::~HookedTransaction() {
  if (!watches_rollback_ || committing_ || !connection_.is_open()) return;
  try {
    connection_.Execute("ROLLBACK TO SAVEPOINT mercator_begin");
    for (const TransactionHook& hook : hooks_) Run(connection_, hook, hook.before_rollback);
  } catch (const Error&) {
    // The failure that led here is what is reported.
  }
}

void HookedTransaction::Commit(const std::function<void()>& last) {
  for (const TransactionHook& hook : hooks_) Run(connection_, hook, hook.before_commit);
  if (last) last();
  committing_ = true;
  transaction_.Commit();
}

}  // namespace mercator
