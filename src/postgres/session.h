#pragma once

#include <memory>

struct pg_conn;

namespace mercator {

// The owner of a session: a libpqxx connection object around a libpq handle. What differs between
// libpqxx 6 and 7 is in session.cc and nowhere else.
class Session {
 public:
  // Takes over an established connection.
  explicit Session(pg_conn* handle);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  pg_conn* handle() const { return handle_; }
  bool is_open() const;
  int server_version() const;
  int backend_pid() const;
  void Cancel();  // for use from another thread

 private:
  struct Owner;
  pg_conn* handle_;
  std::unique_ptr<Owner> owner_;
};

}  // namespace mercator
