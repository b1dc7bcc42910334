#include "cli/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/duration.h"
#include "base/error.h"
#include "postgres/url.h"

namespace mercator {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds kPatience(200);
constexpr Milliseconds kInterval(250);
constexpr Milliseconds kFirstLine(10'000);

// The login role sees more of other sessions than the role of the migrations.
std::string WatchUrl(const std::string& url) {
  if (url.empty()) return url;
  return WithUrlParameter(WithUrlParameter(url, "role", ""), "search_path", "");
}

size_t TerminalWidth() {
  winsize size{};
  bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20;
  return known ? size.ws_col : 80;
}

// At most so many bytes, without half a character at the end.
std::string Cut(std::string text, size_t width) {
  if (text.size() <= width) return text;
  while (width > 0 && (static_cast<unsigned char>(text[width]) & 0xC0) == 0x80) --width;
  return text.substr(0, width);
}

}  // namespace

Progress::Progress(const Connection& connection, bool terminal)
    : watched_(connection), terminal_(terminal), thread_([this] { Watch(); }) {}

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
    ++statement_;
    pid_ = watched_.backend_pid();
    start_ = Clock::now();
    next_line_ = kFirstLine;
    said_.clear();
    holders_.clear();
  }
  changed_.notify_all();
}

void Progress::Stop() {
  std::lock_guard guard(mutex_);
  running_ = false;
  Erase();
  changed_.notify_all();
}

std::vector<LockHolder> Progress::Holders() {
  std::lock_guard guard(mutex_);
  return holders_;
}

void Progress::Watch() {
  std::unique_lock lock(mutex_);
  while (!end_) {
    changed_.wait(lock, [this] { return running_ || end_; });
    size_t statement = statement_;
    auto over = [&] { return !running_ || end_ || statement_ != statement; };
    if (changed_.wait_for(lock, kPatience, over)) continue;
    while (!over()) {
      int pid = pid_;
      lock.unlock();
      std::optional<BackendActivity> activity = Look(pid);
      lock.lock();
      if (over()) break;
      // A statement that is no longer waiting may be about to say that it has waited too long.
      if (activity && !activity->holders.empty()) holders_ = activity->holders;
      Say(activity.value_or(BackendActivity()));
      changed_.wait_for(lock, kInterval, over);
    }
  }
}

std::optional<BackendActivity> Progress::Look(int pid) {
  try {
    if (!connection_) connection_.emplace(WatchUrl(watched_.url()));
    return ReadActivity(*connection_, pid);
  } catch (const Error&) {
    // Without a second connection there is the time at least.
    return std::nullopt;
  }
}

void Progress::Say(const BackendActivity& activity) {
  Clock::duration elapsed = Clock::now() - start_;
  std::string doing = Describe(activity);
  if (terminal_) {
    double seconds = std::chrono::duration<double>(elapsed).count();
    return Show(fmt::format("{:.1f}s{}{}", seconds, doing.empty() ? "" : ", ", doing));
  }
  std::string holders;
  for (const LockHolder& holder : activity.holders) holders += fmt::format(" {}", holder.pid);
  if (!holders.empty() && holders != said_) {
    said_ = holders;
    std::fprintf(stderr, "%s\n", doing.c_str());
  } else if (elapsed >= next_line_) {
    auto whole = std::chrono::duration_cast<std::chrono::seconds>(elapsed);
    std::fprintf(stderr, "running for %s%s%s\n",
                 FormatDuration(std::chrono::nanoseconds(whole).count()).c_str(),
                 doing.empty() ? "" : ", ", doing.c_str());
    next_line_ *= 2;
  }
}

// One line of the terminal: a longer one could not be taken back.
void Progress::Show(const std::string& text) {
  std::fprintf(stdout, "\r\033[K    %s", Cut(text, TerminalWidth() - 5).c_str());
  std::fflush(stdout);
  shown_ = true;
}

void Progress::Erase() {
  if (shown_) std::fputs("\r\033[K", stdout);
  if (shown_) std::fflush(stdout);
  shown_ = false;
}

void SayRetrial(const Retrial& retrial) {
  std::fflush(stdout);
  std::string held;
  for (const LockHolder& holder : retrial.failure->holders)
    held += (held.empty() ? "; the lock was held by " : " and ") + Describe(holder);
  std::fprintf(stderr, "attempt %zu of %zu failed: %s%s; again in %s\n", retrial.attempt - 1,
               retrial.attempts, retrial.failure->text.c_str(), held.c_str(),
               FormatDuration(std::chrono::nanoseconds(retrial.delay).count()).c_str());
}

}  // namespace mercator
