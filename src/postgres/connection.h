#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace mercator {

// A server refused a statement. `position` is the byte offset in the statement, if the server gave
// one.
class ServerError : public Error {
 public:
  ServerError(const std::string& message, std::string sqlstate)
      : Error(message), sqlstate(std::move(sqlstate)) {}
  std::string sqlstate;
  std::string detail;
  std::string server_hint;
  std::string context;
  std::optional<size_t> position;
};

// The connection broke. `in_doubt`: it broke during COMMIT, so the outcome is unknown.
class ConnectionLost : public Error {
 public:
  ConnectionLost(const std::string& message, bool in_doubt) : Error(message), in_doubt(in_doubt) {}
  bool in_doubt;
};

class Result;

// A row of a Result; valid as long as the Result is. Columns count from 0.
class Row {
 public:
  bool IsNull(int column) const;
  std::string_view View(int column) const;  // empty for NULL
  std::string Text(int column) const { return std::string(View(column)); }
  bool Bool(int column) const { return View(column) == "t"; }
  int64_t Int(int column) const;  // 0 for NULL
  uint32_t Oid(int column) const { return static_cast<uint32_t>(Int(column)); }
  char Char(int column) const;  // '\0' for NULL or empty
  std::optional<std::string> Optional(int column) const;
  std::vector<std::string> Array(
      int column) const;  // one-dimensional array in text form; NULL elements give ""
  std::vector<int64_t> Ints(int column) const;  // int2vector, oidvector ("1 2 3") or array

 private:
  friend class Result;
  Row(const Result* result, int row) : result_(result), row_(row) {}
  const Result* result_;
  int row_;
};

// What a query gave, in text form.
class Result {
 public:
  int size() const;
  int columns() const;
  std::string Name(int column) const;
  bool empty() const { return size() == 0; }
  Row operator[](int row) const { return Row(this, row); }
  int64_t affected() const;

  class Iterator {
   public:
    Iterator(const Result* result, int row) : result_(result), row_(row) {}
    Row operator*() const { return (*result_)[row_]; }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return row_ != other.row_; }

   private:
    const Result* result_;
    int row_;
  };
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, size()); }

 private:
  friend class Row;
  friend class Connection;
  struct Data;
  std::shared_ptr<const Data> data_;
};

// A session on a server; closed on destruction. The only code that sees libpqxx is in
// src/postgres/*.cc. Not for use by two threads at once.
class Connection {
 public:
  // `url`: what psql understands: URL (postgres:// or postgresql://), keyword string, or empty (PG*
  // variables, service file, password file). Parameters of Atlas's URLs (search_path, …) are set
  // after connecting. Throws Error; passwords are not in the message.
  explicit Connection(const std::string& url);
  ~Connection();
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;

  // Runs SQL text of one or more statements with the simple protocol, outside of any transaction of
  // ours; gives the last result. Throws ServerError or ConnectionLost.
  Result Execute(std::string_view sql);

  // One statement with $1… parameters.
  Result Query(std::string_view sql, const std::vector<std::optional<std::string>>& parameters);

  // All queries sent at once, all results in order: a fixed number of round trips.
  std::vector<Result> ExecuteAll(const std::vector<std::string>& queries);

  // The same; each result is given to `use` when it has come, while the server is at work on the
  // next ones. What `use` throws comes out when the server is done.
  void ExecuteEach(const std::vector<std::string>& queries,
                   const std::function<void(size_t query, const Result& result)>& use);

  // BEGIN <options>; behind a pooler of transactions also the settings of the session.
  void Begin(std::string_view options = "");
  void Commit();  // ConnectionLost with in_doubt when the connection breaks here
  void Rollback();

  int server_version() const;  // 150018
  int major() const { return server_version() / 10000; }
  std::string database() const;
  std::string user() const;
  // The process of the server that is at work for this session; behind a pooler of transactions the
  // one of the last transaction.
  int backend_pid() const;
  bool is_open() const;
  bool in_transaction() const;  // as the server said last
  // Without a password it is no secret, with one it is: not for messages.
  const std::string& url() const;

  // Whether a pooler between here and the server gives each transaction another session of the
  // server (pooler.h). What is SET outlives its transaction there, in a session that others get,
  // and is not there in the next one: settings go through SetForSession.
  bool transaction_pooled();
  // Sets run-time settings for what follows: now, or at the beginning of each transaction.
  void SetForSession(const std::vector<std::pair<std::string, std::string>>& settings);
  // Behind a pooler of transactions, in a transaction that somebody else has begun: makes its
  // settings those of the session.
  void ApplySettings();
  // Whether there are settings that only transactions can have, other than limits of time.
  bool needs_transactions() const;

  // NOTICE and WARNING texts that came since the last call.
  std::vector<std::string> TakeNotices();

  // Asks the server to cancel what runs on this session; for use from another thread.
  void Cancel();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Rolls back on destruction unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection, std::string_view options = "");
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace mercator
