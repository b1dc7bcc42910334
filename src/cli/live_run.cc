#include "cli/live_run.h"

#include <cstdio>

#include "base/error.h"

namespace mercator {

LiveRun::LiveRun(Connection& connection, bool terminal)
    : guard_([&connection] { connection.Cancel(); }), progress_(connection, terminal) {}

void LiveRun::OnStatementStart(const std::string& /*statement*/) {
  if (guard_.interrupted()) throw Error("interrupted before this statement");
  progress_.Start();
}

void LiveRun::OnStatementEnd(const std::string& /*statement*/, std::chrono::nanoseconds /*took*/) {
  progress_.Stop();
}

void LiveRun::OnFileEnd(const FileReport& /*file*/) { progress_.Stop(); }

void LiveRun::OnNotice(const std::string& text) {
  std::fflush(stdout);
  std::fprintf(stderr, "%s\n", text.c_str());
}

void LiveRun::OnRetry(const Retrial& retrial) {
  progress_.Stop();
  SayRetrial(retrial);
}

std::vector<LockHolder> LiveRun::LockHolders() { return progress_.Holders(); }

bool LiveRun::Interrupted() { return guard_.interrupted(); }

}  // namespace mercator
