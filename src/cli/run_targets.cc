#include "cli/run_targets.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "cli/target_report.h"

namespace mercator {
namespace {

using Status = TargetResult::Status;

int MemoryFile(const char* name) {
  int file = memfd_create(name, MFD_CLOEXEC);
  if (file < 0) throw Error("cannot make a file in memory for the output of a target");
  return file;
}

// What was written to the file goes to the stream.
void Copy(int file, FILE* stream) {
  char buffer[1 << 16];
  off_t at = 0;
  for (ssize_t count; (count = pread(file, buffer, sizeof buffer, at)) > 0; at += count)
    std::fwrite(buffer, 1, static_cast<size_t>(count), stream);
  std::fflush(stream);
}

// A process that is at a target.
struct Job {
  size_t target = 0;
  int handed = -1;  // what it hands over
  int out = -1;     // -1: it prints itself
  int err = -1;
};

class Runner {
 public:
  Runner(const std::vector<std::string>& keys, const TargetOptions& options,
         const std::function<int(size_t)>& run)
      : options_(options), run_(run) {
    for (const std::string& key : keys) results_.push_back({key});
    FindCanaries();
    sigemptyset(&signals_);
    for (int signal : {SIGINT, SIGTERM, SIGCHLD}) sigaddset(&signals_, signal);
  }

  std::vector<TargetResult> Run() {
    sigprocmask(SIG_BLOCK, &signals_, &before_);
    RunAll(canaries_, 1);
    if (!failed_) RunAll(rest_, options_.jobs);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
    return std::move(results_);
  }

 private:
  void FindCanaries() {
    std::vector<std::string> names = Split(options_.canary, ',');
    bool number = options_.canary.find_first_not_of("0123456789") == std::string::npos &&
                  !options_.canary.empty() && options_.canary.size() < 10;
    size_t count = number ? std::strtoul(options_.canary.c_str(), nullptr, 10) : 0;
    if (options_.canary.empty()) names.clear();
    for (size_t i = 0; i < results_.size(); ++i) {
      bool named = std::ranges::find(names, results_[i].key) != names.end();
      bool first = number && i < count;
      (named || first ? canaries_ : rest_).push_back(i);
    }
    if (number || names.empty()) return;
    for (const std::string& name : names) {
      if (std::ranges::find(results_, name, &TargetResult::key) == results_.end())
        throw Error(fmt::format("there is no target `{}` for --canary", name));
    }
  }

  // Until all are done, or one has failed and the rest is not to be tried.
  void RunAll(const std::vector<size_t>& targets, size_t jobs) {
    bool canary = &targets == &canaries_;
    size_t next = 0;
    while (next < targets.size() || !jobs_.empty()) {
      bool stop = interrupts_ > 0 || (failed_ && (canary || !options_.go_on));
      if (stop && jobs_.empty()) return;
      if (!stop && next < targets.size() && jobs_.size() < jobs) {
        Start(targets[next++], jobs > 1);
      } else {
        Await();
      }
    }
  }

  void Start(size_t target, bool several) {
    results_[target].start = std::chrono::system_clock::now();
    if (!several) SayTarget(target);
    std::fflush(stdout);
    Job job{target, MemoryFile("report")};
    if (several) {
      job.out = MemoryFile("stdout");
      job.err = MemoryFile("stderr");
    }
    pid_t parent = getpid();
    pid_t child = fork();
    if (child < 0) throw Error("cannot start a process for a target");
    if (child == 0) BeTarget(job, parent);
    jobs_[child] = job;
  }

  [[noreturn]] void BeTarget(const Job& job, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
    if (job.out >= 0) dup2(job.out, STDOUT_FILENO);
    if (job.err >= 0) dup2(job.err, STDERR_FILENO);
    HandOverTo(job.handed, !options_.report.empty());
    int code = run_(job.target);
    std::fflush(stdout);
    std::fflush(stderr);
    _exit(code);
  }

  void SayTarget(size_t target) {
    std::fflush(stdout);
    std::fprintf(stderr, "-- %s (%zu of %zu)\n", results_[target].key.c_str(), target + 1,
                 results_.size());
  }

  // The next thing that happens: a target ends, or somebody wants all of it to end.
  void Await() {
    siginfo_t info{};
    int signal = sigwaitinfo(&signals_, &info);
    if (signal == SIGINT || signal == SIGTERM) return PassOn(info.si_code == SI_USER);
    int status = 0;
    for (pid_t child; (child = waitpid(-1, &status, WNOHANG)) > 0;) {
      auto job = jobs_.find(child);
      if (job == jobs_.end()) continue;
      End(job->second, status);
      jobs_.erase(job);
    }
  }

  // What a terminal sends reaches the targets by itself, and a target counts what it gets.
  void PassOn(bool to_this_process) {
    ++interrupts_;
    if (!to_this_process) return;
    for (const auto& [child, job] : jobs_) kill(child, SIGTERM);
  }

  void End(const Job& job, int status) {
    TargetResult& result = results_[job.target];
    result.end = std::chrono::system_clock::now();
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.status = result.code == 0 ? Status::kDone : Status::kFailed;
    failed_ |= result.code != 0;
    HandedOver handed = ReadHandedOver(job.handed);
    result.error = handed.error;
    result.report = handed.report;
    if (WIFSIGNALED(status) && result.error.empty())
      result.error = fmt::format("its process was ended by signal {}", WTERMSIG(status));
    close(job.handed);
    if (job.out < 0) return;
    SayTarget(job.target);
    Copy(job.err, stderr);
    Copy(job.out, stdout);
    close(job.out);
    close(job.err);
  }

  const TargetOptions& options_;
  const std::function<int(size_t)>& run_;
  std::vector<TargetResult> results_;
  std::vector<size_t> canaries_;
  std::vector<size_t> rest_;
  std::map<pid_t, Job> jobs_;
  sigset_t signals_, before_;
  bool failed_ = false;
  int interrupts_ = 0;
};

}  // namespace

std::vector<TargetResult> RunTargets(const std::vector<std::string>& keys,
                                     const TargetOptions& options,
                                     const std::function<int(size_t)>& run) {
  return Runner(keys, options, run).Run();
}

}  // namespace mercator
