#include "migrate/session_state.h"

#include "sql/quote.h"

namespace mercator {

SessionState::SessionState(Connection& connection) : connection_(connection) {
  restore_ = "RESET SESSION AUTHORIZATION; RESET ALL";
  Result role = connection.Execute("SELECT pg_catalog.current_setting('role')");
  std::string name = role[0].Text(0);
  restore_ += "; SET ROLE " + (name == "none" ? name : QuoteIdentifier(name));
  Result settings = connection.Execute(
      "SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session' "
      "AND name NOT IN ('role', 'session_authorization') ORDER BY name");
  for (Row row : settings) {
    restore_ += "; SELECT pg_catalog.set_config(" + QuoteLiteral(row.View(0)) + ", " +
                QuoteLiteral(row.View(1)) + ", false)";
  }
}

void SessionState::Restore() { connection_.Execute(restore_); }

}  // namespace mercator
