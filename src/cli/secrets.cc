#include "cli/secrets.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "model/subscription.h"
#include "model/user_mapping.h"
#include "postgres/conninfo.h"

namespace mercator {
namespace {

bool IsSecret(const std::string& option) {
  const std::string name = Lower(option);
  return Contains(name, "password") || Contains(name, "passwd") || Contains(name, "secret") ||
         Contains(name, "token");
}

bool HasPassword(const std::string& connection) {
  const auto url = ParseConnectionUrl(connection);
  if (url && url->password) return true;
  return std::ranges::any_of(ConnectionParameters(connection),
                             [](const auto& parameter) { return IsSecret(parameter.first); });
}

// What of an object must not be seen; empty: nothing.
std::string SecretOf(const Object& object) {
  if (object.id.kind == Kind::kUserMapping) {
    for (const auto& [option, value] : object.As<UserMapping>().options) {
      if (IsSecret(option)) return option;
    }
  }
  if (object.id.kind == Kind::kSubscription) {
    const auto& connection = object.As<Subscription>().connection;
    if (connection && HasPassword(*connection)) return "connection";
  }
  return "";
}

std::string Words(const ObjectId& id) {
  if (id.kind == Kind::kUserMapping)
    return fmt::format("the user mapping of `{}` for server `{}`", id.name, id.table);
  return fmt::format("subscription `{}`", id.name);
}

}  // namespace

void RequireNoSecrets(const Plan& plan, const Catalog& wanted) {
  for (const auto& part : plan.parts) {
    for (const PlannedStatement& statement : part) {
      for (const ObjectId& id : statement.objects) {
        const Object* object = wanted.Find(id);
        const std::string secret = object ? SecretOf(*object) : "";
        if (secret.empty()) continue;
        throw Error(fmt::format("the plan would hold a secret: `{}` of {}", secret, Words(id)),
                    "`sensitive = DENY` of the env forbids it; leave the object out with "
                    "`exclude`, or say `sensitive = ALLOW`");
      }
    }
  }
}

}  // namespace mercator
