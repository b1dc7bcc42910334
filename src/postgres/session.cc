#include "postgres/session.h"

#include <libpq-fe.h>

#include <pqxx/pqxx>
#include <utility>

#include "base/error.h"

namespace mercator {
namespace {

#if PQXX_VERSION_MAJOR < 7

// libpqxx 6 makes its handle through a policy object, which it constructs by itself: the handle to
// adopt is left here for it.
thread_local PGconn* handle_to_adopt = nullptr;

class Adopt : public pqxx::connectionpolicy {
 public:
  using pqxx::connectionpolicy::connectionpolicy;
  handle do_startconnect(handle orig) override {
    return orig ? orig : std::exchange(handle_to_adopt, nullptr);
  }
};

using PqxxConnection = pqxx::basic_connection_base<Adopt>;

std::unique_ptr<PqxxConnection> Own(PGconn* handle) {
  handle_to_adopt = handle;
  return std::make_unique<PqxxConnection>();
}

#else

using PqxxConnection = pqxx::connection;

std::unique_ptr<PqxxConnection> Own(PGconn* handle) {
  return std::make_unique<PqxxConnection>(PqxxConnection::seize_raw_connection(handle));
}

#endif

}  // namespace

struct Session::Owner {
  std::unique_ptr<PqxxConnection> connection;
};

Session::Session(PGconn* handle) : handle_(handle) {
  try {
    owner_ = std::make_unique<Owner>(Owner{Own(handle)});
  } catch (const std::exception& e) {
    throw Error(e.what());
  }
}

Session::~Session() = default;

bool Session::is_open() const { return owner_->connection->is_open(); }
int Session::server_version() const { return owner_->connection->server_version(); }
int Session::backend_pid() const { return owner_->connection->backendpid(); }

void Session::Cancel() {
  try {
    owner_->connection->cancel_query();
  } catch (const std::exception& e) {
    throw Error(std::string("cannot cancel the statement: ") + e.what());
  }
}

}  // namespace mercator
