#pragma once

#include "migrate/apply.h"

namespace mercator {

// Counts the attempts of one transaction.
class Retry {
 public:
  Retry(const SessionLimits& limits, ApplyObserver& observer)
      : limits_(limits), observer_(observer) {}

  // Whether the transaction that failed so, and is rolled back, is to be run again: then the pause
  // before it is over, and the observer has seen it.
  bool Again(const ApplyFailure& failure);

 private:
  const SessionLimits& limits_;
  ApplyObserver& observer_;
  size_t failed_ = 0;
};

}  // namespace mercator
