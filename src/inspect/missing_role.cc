#include "inspect/missing_role.h"

#include "sql/quote.h"

namespace mercator {

bool CreateMissingRole(Connection& connection, const ServerError& error) {
  std::string_view text = error.what();
  constexpr std::string_view kStart = "role \"", kEnd = "\" does not exist";
  if (!text.starts_with(kStart) || !text.ends_with(kEnd)) return false;
  std::string_view role = text.substr(kStart.size(), text.size() - kStart.size() - kEnd.size());
  connection.Execute("CREATE ROLE " + QuoteIdentifier(role));
  return true;
}

}  // namespace mercator
