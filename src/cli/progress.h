#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace mercator {

// Says what a statement that takes long is doing: how long it runs, the phase and the share of the
// work that pg_stat_progress_* tell, and who holds the lock that it waits for. On a terminal a line
// that lives on stdout; otherwise a line on stderr when a lock is waited for. Looks at the server
// over a connection of its own, opened only when a statement takes more than a second.
class Progress {
 public:
  Progress(std::string url, int backend_pid, bool terminal);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Start();  // a statement runs now
  void Stop();   // it has ended; the line is gone

 private:
  void Watch();
  void Look();
  void Show(const std::string& text);

  std::string url_;
  int pid_;
  bool terminal_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool running_ = false;
  bool end_ = false;
  bool shown_ = false;
  std::string said_;
  std::thread thread_;
};

}  // namespace mercator
