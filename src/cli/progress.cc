#include "cli/progress.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <optional>

#include "base/error.h"
#include "postgres/connection.h"

namespace mercator {
namespace {

using Clock = std::chrono::steady_clock;

// Who holds what the backend waits for, and how far a long command is.
constexpr const char* kQuery =
    "SELECT (SELECT string_agg(format('pid %s (%s, %s for %s s: %s)', b.pid, "
    "coalesce(nullif(b.application_name, ''), "
    "'no name'), b.state, round(extract(epoch FROM now() - b.xact_start)), "
    "left(regexp_replace(b.query, '\\s+', ' ', "
    "'g'), 60)), ', ') FROM pg_catalog.pg_stat_activity b WHERE b.pid = ANY "
    "(pg_catalog.pg_blocking_pids($1))), "
    "(SELECT format('%s %s%%', p.phase, CASE WHEN p.blocks_total > 0 THEN 100 * p.blocks_done / "
    "p.blocks_total WHEN "
    "p.tuples_total > 0 THEN 100 * p.tuples_done / p.tuples_total ELSE 0 END) FROM "
    "pg_catalog.pg_stat_progress_create_index p WHERE p.pid = $1), "
    "(SELECT format('%s %s%%', p.phase, CASE WHEN p.heap_blks_total > 0 THEN 100 * "
    "p.heap_blks_scanned / "
    "p.heap_blks_total ELSE 0 END) FROM pg_catalog.pg_stat_progress_cluster p WHERE p.pid = $1)";

std::string Describe(Connection& connection, int pid) {
  Result result = connection.Query(kQuery, {std::to_string(pid)});
  if (result.empty()) return "";
  if (!result[0].IsNull(0)) return "waiting for a lock held by " + result[0].Text(0);
  return result[0].Text(result[0].IsNull(1) ? 2 : 1);
}

}  // namespace

Progress::Progress(std::string url, int backend_pid, bool terminal)
    : url_(std::move(url)), pid_(backend_pid), terminal_(terminal), thread_([this] { Watch(); }) {}

Progress::~Progress() {
  {
    std::lock_guard guard(mutex_);
    end_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Progress::Start() {
  {
    std::lock_guard guard(mutex_);
    running_ = true;
    said_.clear();
  }
  changed_.notify_all();
}

void Progress::Stop() {
  std::lock_guard guard(mutex_);
  running_ = false;
  if (shown_) std::fputs("\r\033[K", stdout);
  if (shown_) std::fflush(stdout);
  shown_ = false;
  changed_.notify_all();
}

void Progress::Watch() {
  std::unique_lock lock(mutex_);
  while (!end_) {
    changed_.wait(lock, [this] { return running_ || end_; });
    bool ended =
        changed_.wait_for(lock, std::chrono::seconds(1), [this] { return !running_ || end_; });
    if (ended) continue;
    lock.unlock();
    Look();
    lock.lock();
  }
}

void Progress::Look() {
  Clock::time_point start = Clock::now() - std::chrono::seconds(1);
  std::optional<Connection> connection;
  std::unique_lock lock(mutex_);
  while (running_ && !end_) {
    lock.unlock();
    std::string doing;
    try {
      if (!connection) connection.emplace(url_);
      doing = Describe(*connection, pid_);
    } catch (const Error&) {
      // Without a second connection there is the time at least.
    }
    double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    lock.lock();
    if (!running_ || end_) return;
    if (terminal_) {
      Show(fmt::format("{:.1f}s{}{}", seconds, doing.empty() ? "" : ", ", doing));
    } else if (doing.starts_with("waiting") && said_.empty()) {
      said_ = doing;
      std::fprintf(stderr, "%s\n", doing.c_str());
    }
    changed_.wait_for(lock, std::chrono::milliseconds(500), [this] { return !running_ || end_; });
  }
}

void Progress::Show(const std::string& text) {
  // One line of a usual terminal: a longer one could not be taken back.
  std::fprintf(stdout, "\r\033[K    %s", text.substr(0, 74).c_str());
  std::fflush(stdout);
  shown_ = true;
}

}  // namespace mercator
