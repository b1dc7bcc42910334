#include "cli/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

#include "base/error.h"

namespace mercator {
namespace {

std::atomic<int> g_signals = 0;
std::atomic<int> g_pipe[2] = {-1, -1};
struct sigaction g_before[2];
constexpr int kSignals[] = {SIGINT, SIGTERM};

void OnSignal(int) {
  int saved = errno;
  if (g_signals.fetch_add(1) > 0) _exit(1);
  char byte = 's';
  [[maybe_unused]] ssize_t ignored = write(g_pipe[1], &byte, 1);
  errno = saved;
}

// The byte that the handler or the destructor wrote.
char ReadByte() {
  char byte = 0;
  while (read(g_pipe[0], &byte, 1) < 0 && errno == EINTR) {
  }
  return byte;
}

}  // namespace

InterruptGuard::InterruptGuard(std::function<void()> first, bool quiet) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw Error("cannot create a pipe");
  g_pipe[0] = ends[0];
  g_pipe[1] = ends[1];
  g_signals = 0;
  struct sigaction action = {};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < 2; ++i) sigaction(kSignals[i], &action, &g_before[i]);
  watcher_ = std::thread([first = std::move(first), quiet] {
    if (ReadByte() != 's') return;
    if (!quiet) std::fputs("\ninterrupt received, wait for exit or ^C to terminate\n", stderr);
    if (first) first();
    g_signals.notify_all();
  });
}

InterruptGuard::~InterruptGuard() {
  for (int i = 0; i < 2; ++i) sigaction(kSignals[i], &g_before[i], nullptr);
  char byte = 'q';
  [[maybe_unused]] ssize_t ignored = write(g_pipe[1], &byte, 1);
  watcher_.join();
  for (auto& end : g_pipe) close(end.exchange(-1));
}

bool InterruptGuard::interrupted() const { return g_signals > 0; }

void InterruptGuard::Wait() const { g_signals.wait(0); }

}  // namespace mercator
