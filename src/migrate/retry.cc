#include "migrate/retry.h"

#include <thread>

namespace mercator {

bool Retry::Again(const ApplyFailure& failure) {
  if (!IsLockConflict(failure.sqlstate) || failed_ >= limits_.lock_retries) return false;
  ++failed_;
  Retrial retrial{&failure, failed_ + 1, limits_.lock_retries + 1, RetryDelay(failed_)};
  observer_.OnRetry(retrial);
  auto end = std::chrono::steady_clock::now() + retrial.delay;
  while (std::chrono::steady_clock::now() < end) {
    if (observer_.Interrupted()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return !observer_.Interrupted();
}

}  // namespace mercator
