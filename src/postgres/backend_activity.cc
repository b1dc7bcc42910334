#include "postgres/backend_activity.h"

#include <fmt/format.h>

namespace mercator {
namespace {

constexpr const char* kHolders = R"(
SELECT b.pid, b.application_name, b.usename, b.client_addr::text, b.state,
       extract(epoch FROM pg_catalog.clock_timestamp() - coalesce(b.xact_start, b.state_change))::bigint,
       pg_catalog.left(pg_catalog.btrim(pg_catalog.regexp_replace(b.query, '\s+', ' ', 'g')), 200)
  FROM pg_catalog.pg_stat_activity b
 WHERE b.pid = ANY (pg_catalog.pg_blocking_pids($1))
 ORDER BY b.xact_start NULLS LAST, b.pid)";

constexpr const char* kLock = R"(
SELECT l.mode, CASE l.locktype WHEN 'relation' THEN coalesce(l.relation::pg_catalog.regclass::text, '')
                               WHEN 'transactionid' THEN 'a transaction' WHEN 'virtualxid' THEN 'a transaction'
                               ELSE l.locktype END
  FROM pg_catalog.pg_locks l WHERE l.pid = $1 AND NOT l.granted LIMIT 1)";

// One row: what is done, its phase, done and total.
constexpr const char* kProgress = R"(
SELECT 'building index', phase,
       CASE WHEN lockers_total > 0 AND phase LIKE 'waiting%' THEN lockers_done WHEN blocks_total > 0 THEN blocks_done ELSE tuples_done END,
       CASE WHEN lockers_total > 0 AND phase LIKE 'waiting%' THEN lockers_total WHEN blocks_total > 0 THEN blocks_total ELSE tuples_total END
  FROM pg_catalog.pg_stat_progress_create_index WHERE pid = $1
UNION ALL
SELECT pg_catalog.lower(command), phase, heap_blks_scanned, heap_blks_total
  FROM pg_catalog.pg_stat_progress_cluster WHERE pid = $1
UNION ALL
SELECT 'vacuum', phase,
       CASE WHEN phase = 'vacuuming heap' THEN heap_blks_vacuumed ELSE heap_blks_scanned END, heap_blks_total
  FROM pg_catalog.pg_stat_progress_vacuum WHERE pid = $1
UNION ALL
SELECT 'analyze', phase, sample_blks_scanned, sample_blks_total
  FROM pg_catalog.pg_stat_progress_analyze WHERE pid = $1
UNION ALL
SELECT pg_catalog.lower(command), tuples_processed || ' rows', bytes_processed, bytes_total
  FROM pg_catalog.pg_stat_progress_copy WHERE pid = $1
LIMIT 1)";

LockHolder HolderOf(const Row& row) {
  return {static_cast<int>(row.Int(0)),
          row.Text(1),
          row.Text(2),
          row.Text(3),
          row.Text(4),
          row.Int(5),
          row.Text(6)};
}

}  // namespace

std::string Describe(const LockHolder& holder) {
  std::string text = fmt::format("pid {} (", holder.pid);
  text += holder.application.empty() ? "no name" : holder.application;
  if (!holder.user.empty()) text += ", user " + holder.user;
  if (!holder.client.empty()) text += ", " + holder.client;
  if (!holder.state.empty()) text += fmt::format(", {} for {} s", holder.state, holder.seconds);
  if (!holder.query.empty()) text += ": " + holder.query;
  return text + ")";
}

BackendActivity ReadActivity(Connection& connection, int pid) {
  BackendActivity activity;
  std::string id = std::to_string(pid);
  for (Row row : connection.Query(kHolders, {id})) activity.holders.push_back(HolderOf(row));
  if (!activity.holders.empty()) {
    Result lock = connection.Query(kLock, {id});
    if (!lock.empty() && !lock[0].View(1).empty())
      activity.lock = fmt::format("{} on {}", lock[0].View(0), lock[0].View(1));
  }
  Result progress = connection.Query(kProgress, {id});
  if (progress.empty() || progress[0].IsNull(1)) return activity;
  Row row = progress[0];
  // The phase of CREATE INDEX names what it does itself: `building index: scanning table`.
  bool named = row.View(1).starts_with(row.View(0));
  activity.phase = named ? row.Text(1) : fmt::format("{}: {}", row.View(0), row.View(1));
  if (row.Int(3) > 0) activity.percent = static_cast<int>(100 * row.Int(2) / row.Int(3));
  return activity;
}

std::string Describe(const BackendActivity& activity) {
  std::string text = activity.phase;
  if (activity.percent) text += fmt::format(" {}%", *activity.percent);
  if (activity.holders.empty()) return text;
  if (!text.empty()) text += ", ";
  text += activity.lock.empty() ? "waiting for a lock" : "waiting for " + activity.lock;
  for (size_t i = 0; i < activity.holders.size(); ++i)
    text += (i == 0 ? " held by " : " and ") + Describe(activity.holders[i]);
  return text;
}

}  // namespace mercator
