#pragma once

#include <sys/types.h>

#include "postgres/private_directory.h"
#include "postgres/server_user.h"
#include "postgres/subprocess.h"

namespace mercator {

// A small process that owns a private directory and the server in it. It ends the server and
// removes the directory when told to, and also when this process dies in whatever way: it waits for
// the end of a socket whose other end only this process holds.
class Guardian {
 public:
  // Forks, and takes over the directory and its lock. `server` is not started yet; its output will
  // go to the file `log` in the directory, its data are in `data`.
  Guardian(const PrivateDirectory& directory, const Command& server, const ServerUser& user);
  ~Guardian();  // comes back when server and directory are gone
  Guardian(const Guardian&) = delete;
  Guardian& operator=(const Guardian&) = delete;

  void StartServer();

  // Waits up to `milliseconds` for the server to end; true if it has ended.
  bool ServerEnded(int milliseconds) const;

 private:
  int control_ = -1;
  int alive_ = -1;  // at its end when no process of the server lives
  pid_t pid_ = -1;
};

}  // namespace mercator
