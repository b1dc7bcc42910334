#include "postgres/dev_server.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "base/error.h"
#include "postgres/connection.h"
#include "postgres/throwaway_server.h"
#include "postgres/url.h"

namespace mercator {
namespace {

class OwnServer : public DevServer {
 public:
  explicit OwnServer(const ThrowawayOptions& options) : server_(options) {}
  std::string Url(const std::string& database) const override { return server_.Url(database); }
  std::string CreateDatabase(const std::string& from) override {
    return server_.CreateDatabase(from);
  }
  void DropDatabase(const std::string& database) override { server_.DropDatabase(database); }

 private:
  ThrowawayServer server_;
};

// Somebody's server: it is left as it was found.
class GivenServer : public DevServer {
 public:
  explicit GivenServer(const std::string& url) : url_(url), connection_(url) {}

  ~GivenServer() override {
    for (const std::string& database : databases_) {
      try {
        Drop(database);
      } catch (const Error&) {
        // The server is gone, or somebody dropped it.
      }
    }
  }

  std::string Url(const std::string& database) const override {
    return WithUrlParameter(WithDatabase(url_, database), "search_path", "");
  }

  std::string CreateDatabase(const std::string& from) override {
    std::lock_guard guard(mutex_);
    std::string name = fmt::format("mercator_dev_{}_{}", getpid(), ++count_);
    connection_.Execute(
        fmt::format("CREATE DATABASE {} TEMPLATE {}", name, from.empty() ? "template0" : from));
    databases_.push_back(name);
    return name;
  }

  void DropDatabase(const std::string& database) override {
    std::lock_guard guard(mutex_);
    Drop(database);
    std::erase(databases_, database);
  }

 private:
  void Drop(const std::string& database) {
    connection_.Execute(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", database));
  }

  std::string url_;
  Connection connection_;
  std::mutex mutex_;
  std::vector<std::string> databases_;
  int count_ = 0;
};

// The major version in `docker://postgres/16-alpine/dev` or `docker+postgres://…/image:16/dev`.
int DockerMajor(std::string_view url) {
  size_t at = url.find_first_of("0123456789", url.find("://") + 3);
  if (at == std::string_view::npos) return 0;
  int major = 0;
  for (; at < url.size() && url[at] >= '0' && url[at] <= '9' && major < 1000; ++at)
    major = major * 10 + (url[at] - '0');
  return major;
}

}  // namespace

std::unique_ptr<DevServer> StartDevServer(const DevServerOptions& options) {
  if (IsDatabaseUrl(options.dev_url)) return std::make_unique<GivenServer>(options.dev_url);
  ThrowawayOptions own;
  own.postgres_bin = options.postgres_bin;
  own.major = options.major;
  if (options.dev_url.starts_with("docker"))
    own.major = DockerMajor(options.dev_url);
  else if (options.dev_url.starts_with("local://"))
    own.major = DockerMajor(options.dev_url);
  else if (!options.dev_url.empty()) {
    throw Error(fmt::format("cannot use `{}` as the dev database", options.dev_url),
                "give a database URL, docker://postgres/<major>/dev, or nothing");
  }
  return std::make_unique<OwnServer>(own);
}

}  // namespace mercator
