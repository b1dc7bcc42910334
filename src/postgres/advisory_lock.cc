#include "postgres/advisory_lock.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <thread>
#include <utility>

namespace mercator {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds kFirstDelay(25);
constexpr Milliseconds kLongestDelay(2000);

std::string KeyText(int64_t key) { return std::to_string(key); }

// How pg_locks shows a lock of one 64-bit key: both halves, and objsubid 1.
constexpr const char* kHolders =
    "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a USING (pid) "
    "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
    "AND l.database = (SELECT oid FROM pg_catalog.pg_database "
    "WHERE datname = pg_catalog.current_database()) "
    "AND (l.classid::bigint << 32) | l.objid::bigint = $1";

std::string DescribeHolder(Connection& connection, int64_t key) {
  Result holders = connection.Query(
      fmt::format("SELECT l.pid, a.application_name, a.state, a.usename, "
                  "date_trunc('second', now() - a.backend_start), "
                  "pg_catalog.left(pg_catalog.regexp_replace(a.query, '\\s+', ' ', 'g'), 100) {}",
                  kHolders),
      {KeyText(key)});
  if (holders.empty()) return "";
  Row holder = holders[0];
  std::string text = fmt::format("held by process {}", holder.View(0));
  if (!holder.View(1).empty()) text += fmt::format(", application `{}`", holder.View(1));
  if (!holder.View(3).empty()) text += fmt::format(", user `{}`", holder.View(3));
  if (!holder.View(2).empty()) text += fmt::format(", {}", holder.View(2));
  if (!holder.View(4).empty()) text += fmt::format(", connected for {}", holder.View(4));
  if (!holder.View(5).empty()) text += fmt::format(", last statement: {}", holder.View(5));
  return text;
}

[[noreturn]] void FailAsHeld(Connection& connection, int64_t key) {
  std::string message = "acquiring database lock: sql/schema: lock is held by other session";
  std::string holder = DescribeHolder(connection, key);
  if (!holder.empty()) message += "\n" + holder;
  throw Error(message, "wait for the other run to end, or give it more time with `--lock-timeout`");
}

// A pooler of transactions that was not recognised as one: the lock was taken in a session that is
// not ours to keep, protects nothing, and stays until that session ends.
void CheckOwnership(Connection& connection, int64_t key) {
  Result ours = connection.Query(
      fmt::format("SELECT 1 {} AND l.pid = pg_catalog.pg_backend_pid()", kHolders), {KeyText(key)});
  if (!ours.empty()) return;
  connection.Execute("SELECT pg_catalog.pg_advisory_unlock_all()");
  throw Error(
      "acquiring database lock: the lock is not held by this session: a pooler in transaction mode "
      "is between here and the server",
      "connect to the server directly, or to a pool in session mode");
}

// It holds no snapshot and no lock but ours, so that nothing waits for it.
std::unique_ptr<Connection> OpenTransaction(const std::string& url) {
  auto connection = std::make_unique<Connection>(url);
  connection->transaction_pooled();
  connection->Begin();
  connection->Execute("SET LOCAL idle_in_transaction_session_timeout = 0");
  return connection;
}

}  // namespace

int64_t AdvisoryLockKey(std::string_view name) {
  uint32_t hash = 2166136261;
  for (char c : name) {
    hash *= 16777619;
    hash ^= static_cast<unsigned char>(c);
  }
  return hash;
}

AdvisoryLock::AdvisoryLock(Connection& connection, const std::string& name, Milliseconds timeout,
                           const std::string& scope)
    : connection_(connection), key_(AdvisoryLockKey(name)), limit_(Clock::now() + timeout) {
  if (connection.transaction_pooled()) own_ = OpenTransaction(connection.url());
  if (!scope.empty()) scope_key_ = AdvisoryLockKey(name + ":" + scope);
  Await(key_, scope_key_.has_value());
  try {
    if (scope_key_) Await(*scope_key_, false);
  } catch (...) {
    if (!own_) Unlock(key_, true);
    throw;
  }
  if (!own_) CheckOwnership(connection, key_);
}

void AdvisoryLock::Await(int64_t key, bool shared) {
  std::minstd_rand random(std::random_device{}());
  for (Milliseconds delay = kFirstDelay; !TryLock(key, shared);
       delay = std::min(delay * 2, kLongestDelay)) {
    auto left = std::chrono::duration_cast<Milliseconds>(limit_ - Clock::now());
    if (left.count() <= 0) FailAsHeld(connection_, key);
    Milliseconds jitter(std::uniform_int_distribution<long>(0, delay.count() / 4)(random));
    std::this_thread::sleep_for(std::min(delay + jitter, left));
  }
}

AdvisoryLock::~AdvisoryLock() {
  try {
    Release();
  } catch (const Error&) {
    // A session that is gone holds no lock.
  }
}

bool AdvisoryLock::TryLock(int64_t key, bool shared) {
  std::string sql = fmt::format("SELECT pg_catalog.pg_try_advisory_{}lock{}($1)",
                                own_ ? "xact_" : "", shared ? "_shared" : "");
  return (own_ ? *own_ : connection_).Query(sql, {KeyText(key)})[0].Bool(0);
}

void AdvisoryLock::Unlock(int64_t key, bool shared) {
  std::string sql =
      fmt::format("SELECT pg_catalog.pg_advisory_unlock{}($1)", shared ? "_shared" : "");
  if (connection_.Query(sql, {KeyText(key)})[0].Bool(0)) return;
  throw Error(fmt::format("sql/postgres: failed releasing lock {}", key),
              "a pooler in transaction mode seems to be between here and the server: connect to "
              "the server directly");
}

void AdvisoryLock::RequireHeld() {
  if (!own_) return;
  try {
    own_->Execute("SELECT 1");
  } catch (const Error& e) {
    throw Error(fmt::format("the database lock was lost: {}", e.what()),
                "the pooler or the server has ended the transaction that held it: look for a limit "
                "on idle transactions, or connect to the server directly");
  }
}

void AdvisoryLock::Release() {
  if (std::exchange(released_, true)) return;
  if (own_) return own_->Rollback();
  if (scope_key_) Unlock(*scope_key_, false);
  Unlock(key_, scope_key_.has_value());
}

}  // namespace mercator
