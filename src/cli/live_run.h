#pragma once

#include <functional>

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "migrate/apply.h"
#include "postgres/connection.h"

namespace mercator {

// What all commands that change a database do while statements run: an interrupt cancels the
// statement and stops before the next one, what takes long is shown, and so are notices and
// attempts that failed.
class LiveRun : public ApplyObserver {
 public:
  // `terminal`: whether a line may live on stdout.
  LiveRun(Connection& connection, bool terminal);

  void OnStatementStart(const std::string& statement) override;
  void OnStatementEnd(const std::string& statement, std::chrono::nanoseconds took) override;
  void OnFileEnd(const FileReport& file) override;
  void OnNotice(const std::string& text) override;
  void OnRetry(const Retrial& retrial) override;
  std::vector<LockHolder> LockHolders() override;
  bool Interrupted() override;

 private:
  InterruptGuard guard_;
  Progress progress_;
};

}  // namespace mercator
