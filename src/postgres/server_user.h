#pragma once

#include <sys/types.h>

namespace mercator {

// Who runs the server. PostgreSQL refuses to run as root, so for root it is `postgres` if there is
// such a user, else `nobody`; for all others it is oneself.
struct ServerUser {
  uid_t uid = 0;
  gid_t gid = 0;
  bool change = false;  // uid and gid are not those of this process
};

// Throws Error where root finds neither of the two.
ServerUser FindServerUser();

// Becomes that user; for a child between fork and exec. False with errno set.
bool BecomeServerUser(const ServerUser& user) noexcept;

}  // namespace mercator
