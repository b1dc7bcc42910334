#pragma once

#include <memory>
#include <string>

namespace mercator {

// A server on which databases can be made and thrown away, to elaborate schemas and to prove plans.
class DevServer {
 public:
  virtual ~DevServer() = default;
  virtual std::string Url(const std::string& database) const = 0;
  // A new database with a name of its own, empty or a copy of `from`, to which nobody may be
  // connected. Gives its name.
  virtual std::string CreateDatabase(const std::string& from = "") = 0;
  virtual void DropDatabase(const std::string& database) = 0;
};

struct DevServerOptions {
  // Empty: a server of our own. `docker://postgres/16/dev`: the same, of that major version. A
  // database URL: databases with names of their own on that server, dropped at the end.
  std::string dev_url;
  std::string postgres_bin;
  int major = 0;  // wanted; 0: the newest
};

// Throws Error if there are no server binaries, or the dev server does not answer.
std::unique_ptr<DevServer> StartDevServer(const DevServerOptions& options);

}  // namespace mercator
