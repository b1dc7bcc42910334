#include "migrate/session_state.h"

#include "sql/quote.h"

namespace mercator {
namespace {

std::string RoleName(const std::string& role) {
  return role == "none" ? role : QuoteIdentifier(role);
}

}  // namespace

SessionState::SessionState(Connection& connection, TransactionHooks hooks)
    : connection_(connection), hooks_(std::move(hooks)), pooled_(connection.transaction_pooled()) {
  if (pooled_) {
    Transaction transaction(connection);
    roles_ = CurrentRoles();
  } else {
    Read();
  }
}

void SessionState::Read() {
  roles_ = CurrentRoles();
  timeouts_ = Timeouts();
  restore_ = "RESET SESSION AUTHORIZATION; RESET ALL; SET ROLE " + RoleName(roles_.role);
  Result settings = connection_.Execute(
      "SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session' "
      "AND name NOT IN ('role', 'session_authorization') ORDER BY name");
  for (Row row : settings) {
    restore_ += "; SELECT pg_catalog.set_config(" + QuoteLiteral(row.View(0)) + ", " +
                QuoteLiteral(row.View(1)) + ", false)";
  }
}

// SQL that sets both as they are.
std::string SessionState::Timeouts() {
  Result now = connection_.Execute(
      "SELECT pg_catalog.format('SET lock_timeout = %L; SET statement_timeout = %L', "
      "pg_catalog.current_setting('lock_timeout'), "
      "pg_catalog.current_setting('statement_timeout'))");
  return now[0].Text(0);
}

void SessionState::WithoutTimeouts(const std::function<void()>& run) {
  if (pooled_ || Timeouts() != timeouts_) return run();
  connection_.Execute("SET lock_timeout = 0; SET statement_timeout = 0");
  try {
    run();
  } catch (...) {
    if (connection_.is_open()) connection_.Execute(timeouts_);
    throw;
  }
  connection_.Execute(timeouts_);
}

SessionState::Roles SessionState::CurrentRoles() {
  Result result = connection_.Execute("SELECT session_user, pg_catalog.current_setting('role')");
  return {result[0].Text(0), result[0].Text(1)};
}

void SessionState::SetLocalRoles(const Roles& from, const Roles& to) {
  if (from.session_user != to.session_user) {
    connection_.Execute("SET LOCAL SESSION AUTHORIZATION " + QuoteIdentifier(to.session_user));
  }
  connection_.Execute("SET LOCAL ROLE " + RoleName(to.role));
}

void SessionState::AsOwner(const std::function<void()>& write) {
  Roles now = CurrentRoles();
  if (now == roles_) return write();
  SetLocalRoles(now, roles_);
  write();
  // The transaction may be one of the file and go on.
  SetLocalRoles(roles_, now);
}

void SessionState::Restore() {
  if (!pooled_) {
    connection_.Execute(restore_);
  } else if (connection_.in_transaction()) {
    Leave();
    connection_.ApplySettings();
  }
}

void SessionState::Leave() {
  if (pooled_) connection_.Execute("RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL");
}

}  // namespace mercator
