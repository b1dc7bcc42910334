#include "migrate/session_state.h"

#include "sql/quote.h"

namespace mercator {
namespace {

std::string RoleName(const std::string& role) {
  return role == "none" ? role : QuoteIdentifier(role);
}

}  // namespace

SessionState::SessionState(Connection& connection, TransactionHooks hooks)
    : connection_(connection), hooks_(std::move(hooks)) {
  roles_ = CurrentRoles();
  restore_ = "RESET SESSION AUTHORIZATION; RESET ALL; SET ROLE " + RoleName(roles_.role);
  Result settings = connection.Execute(
      "SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session' "
      "AND name NOT IN ('role', 'session_authorization') ORDER BY name");
  for (Row row : settings) {
    restore_ += "; SELECT pg_catalog.set_config(" + QuoteLiteral(row.View(0)) + ", " +
                QuoteLiteral(row.View(1)) + ", false)";
  }
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

void SessionState::Restore() { connection_.Execute(restore_); }

}  // namespace mercator
