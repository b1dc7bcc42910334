#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "cli/target_flags.h"

namespace mercator {

// What became of one target.
struct TargetResult {
  std::string key;
  enum class Status { kNotTried, kDone, kFailed } status = Status::kNotTried;
  int code = 0;  // exit code; 128 and the signal that ended it
  std::chrono::system_clock::time_point start, end;
  std::string error;   // the first one
  std::string report;  // the command's own, JSON; empty: it has none
};

// Runs a command once for each target, each in a process of its own, so that one that crashes or
// hangs is no other's trouble. With one job at a time a target prints as if it were alone; with
// several, what each printed comes as a whole when it has ended. SIGINT and SIGTERM go to the
// targets at work, and no other is begun; a second one ends them.
//
// `run` is called in the target's process and gives its exit code. Results are in the order of
// `keys`.
std::vector<TargetResult> RunTargets(const std::vector<std::string>& keys,
                                     const TargetOptions& options,
                                     const std::function<int(size_t target)>& run);

// What became of all of them: in text, for people, and as JSON with `Env`, `Command`, `Targets`
// (`Key`, `Status`, `Code`, `Start`, `End`, `Error`, `Report`), `Done`, `Failed`, `NotTried`.
std::string TargetsText(const std::vector<TargetResult>& results);
std::string TargetsJson(const std::string& env, const std::string& command,
                        const std::vector<TargetResult>& results);

}  // namespace mercator
