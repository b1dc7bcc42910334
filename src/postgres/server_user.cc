#include "postgres/server_user.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <vector>

#include "base/error.h"

namespace mercator {

ServerUser FindServerUser() {
  if (geteuid() != 0) return {geteuid(), getegid(), false};
  std::vector<char> buffer(16384);
  for (const char* name : {"postgres", "nobody"}) {
    passwd entry{};
    passwd* found = nullptr;
    if (getpwnam_r(name, &entry, buffer.data(), buffer.size(), &found) == 0 && found) {
      return {entry.pw_uid, entry.pw_gid, true};
    }
  }
  throw Error("cannot start a PostgreSQL server as root: there is no user `postgres` or `nobody`",
              "run as another user, or create the user `postgres`");
}

bool BecomeServerUser(const ServerUser& user) noexcept {
  if (!user.change) return true;
  return setgroups(1, &user.gid) == 0 && setgid(user.gid) == 0 && setuid(user.uid) == 0;
}

}  // namespace mercator
