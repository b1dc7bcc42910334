#pragma once

#include <functional>
#include <thread>

namespace mercator {

// While it lives, the first SIGINT or SIGTERM does not end the process: it prints Atlas's
// `interrupt received, wait for exit or ^C to terminate` and calls `first` in another thread; the
// second ends the process with exit code 1. One at a time.
class InterruptGuard {
 public:
  explicit InterruptGuard(std::function<void()> first = {}, bool quiet = false);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  bool interrupted() const;
  void Wait() const;  // until the first signal

 private:
  std::thread watcher_;
};

}  // namespace mercator
