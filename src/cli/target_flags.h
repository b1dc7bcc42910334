#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace mercator {

// One of N equal parts of a list.
struct Shard {
  size_t index = 1;  // from 1
  size_t count = 1;
};

// How a command runs for the targets of an env with `for_each`.
struct TargetOptions {
  size_t jobs = 1;
  std::string canary;  // how many of the first ones, or keys; empty: none
  bool go_on = false;  // after a failure
  Shard shard;
  std::string report;              // file for the JSON report; empty: none
  std::vector<std::string> given;  // the flags that were given
};

// `--jobs`, `--canary`, `--on-error`, `--shard`, `--report`.
void AddTargetFlags(CLI::App& command);

// Those of a command after parsing. Throws Error for what is not one.
TargetOptions TargetOptionsOf(const CLI::App& command);

// Whether the target belongs to the part. It is the key alone that says so: a list that grows
// between the runs of two parts loses no target.
bool IsInShard(const Shard& shard, const std::string& key);

}  // namespace mercator
