#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "migrate/apply.h"
#include "postgres/backend_activity.h"
#include "postgres/connection.h"

namespace mercator {

// Says what a statement that takes long is doing: how long it runs, the phase and the share of the
// work that pg_stat_progress_* tell, and who holds the lock that it waits for. On a terminal a line
// that lives on stdout; otherwise lines on stderr: when a lock is waited for, and after 10 s, 20 s,
// 40 s, …. Looks at the server over a connection of its own, opened only when a statement takes
// more than a fifth of a second.
class Progress {
 public:
  // Watches what runs on `connection`, which must outlive it.
  Progress(const Connection& connection, bool terminal);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Start();  // a statement runs now
  void Stop();   // it has ended; the line is gone

  // Who held the lock that the statement waited for when it was looked at last.
  std::vector<LockHolder> Holders();

 private:
  using Clock = std::chrono::steady_clock;

  void Watch();
  std::optional<BackendActivity> Look(int pid);
  void Say(const BackendActivity& activity);
  void Show(const std::string& text);
  void Erase();

  const Connection& watched_;
  bool terminal_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int pid_ = 0;
  size_t statement_ = 0;  // that runs
  bool running_ = false;
  bool end_ = false;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::duration next_line_{};
  std::string said_;
  std::vector<LockHolder> holders_;
  std::optional<Connection> connection_;  // of the thread
  std::thread thread_;
};

// Says on stderr that a transaction is about to be run again, and why.
void SayRetrial(const Retrial& retrial);

}  // namespace mercator
