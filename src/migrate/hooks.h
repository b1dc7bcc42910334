#pragma once

#include <functional>
#include <string>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// Statements of the user's around the transactions of an apply. Atlas: `hook "sql"`.
struct TransactionHook {
  std::string name;
  bool skip_errors = false;  // a statement that fails is undone and passed over
  std::vector<std::string> after_begin;
  std::vector<std::string> before_commit;
  std::vector<std::string> before_rollback;
};
using TransactionHooks = std::vector<TransactionHook>;

// Runs `after_begin` of all in the open transaction. Throws Error that names the hook.
void RunAfterBegin(Connection& connection, const TransactionHooks& hooks);

// A transaction with `before_commit` and `before_rollback` of the hooks; when to run `after_begin`
// is the caller's to say. Before a rollback, what failed is undone first, so that statements can
// run; what fails among them is passed over, since the transaction has failed already.
class HookedTransaction {
 public:
  HookedTransaction(Connection& connection, const TransactionHooks& hooks);
  ~HookedTransaction();
  HookedTransaction(const HookedTransaction&) = delete;
  HookedTransaction& operator=(const HookedTransaction&) = delete;
  // `last` is called after the hooks, right before the COMMIT.
  void Commit(const std::function<void()>& last = {});

 private:
  Connection& connection_;
  const TransactionHooks& hooks_;
  Transaction transaction_;
  bool watches_rollback_ = false;
  bool committing_ = false;
};

}  // namespace mercator
