#include "cli/target_flags.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/go_quote.h"

namespace mercator {
namespace {

constexpr const char* kFlags[] = {"--jobs", "--canary", "--on-error", "--shard", "--report"};

std::optional<size_t> ReadNumber(std::string_view text) {
  size_t number = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool whole = code == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole && number > 0 ? std::optional(number) : std::nullopt;
}

Shard ReadShard(const std::string& text) {
  size_t slash = text.find('/');
  std::optional<size_t> index = ReadNumber(text.substr(0, slash));
  std::optional<size_t> count =
      slash == std::string::npos ? std::nullopt : ReadNumber(text.substr(slash + 1));
  if (index && count && *index <= *count) return {*index, *count};
  throw Error(fmt::format("invalid shard {}", GoQuote(text)),
              "write it like `2/8`: the second of eight parts");
}

bool ReadOnError(const std::string& text) {
  if (text == "stop") return false;
  if (text == "continue") return true;
  throw Error(fmt::format("unknown value {} of --on-error", GoQuote(text)),
              "it is one of stop, continue");
}

}  // namespace

void AddTargetFlags(CLI::App& command) {
  const std::string group = "Targets of an env with for_each";
  command.add_option("--jobs", "how many targets at once; 1 by default")->group(group);
  command
      .add_option("--canary",
                  "first these alone, one after the other, and the rest only if they are good: how "
                  "many of the first, or keys (`a,b`)")
      ->group(group);
  command.add_option("--on-error", "after a target that failed: stop (the default) or continue")
      ->group(group);
  command.add_option("--shard", "only one part of the targets: `2/8` is the second of eight")
      ->group(group);
  command.add_option("--report", "write a JSON report on all targets to this file")->group(group);
}

TargetOptions TargetOptionsOf(const CLI::App& command) {
  TargetOptions options;
  auto value = [&](const char* flag) -> std::optional<std::string> {
    const CLI::Option* option = command.get_option_no_throw(flag);
    if (!option || option->count() == 0) return std::nullopt;
    return option->results().back();
  };
  for (const char* flag : kFlags) {
    if (value(flag)) options.given.emplace_back(flag);
  }
  if (auto jobs = value("--jobs")) {
    std::optional<size_t> number = ReadNumber(*jobs);
    if (!number) throw Error(fmt::format("invalid number of jobs {}", GoQuote(*jobs)));
    options.jobs = *number;
  }
  options.canary = value("--canary").value_or("");
  if (auto on_error = value("--on-error")) options.go_on = ReadOnError(*on_error);
  if (auto shard = value("--shard")) options.shard = ReadShard(*shard);
  options.report = value("--report").value_or("");
  return options;
}

bool IsInShard(const Shard& shard, const std::string& key) {
  uint64_t hash = 14695981039346656037u;  // 64-bit FNV-1a
  for (char c : key) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211u;
  }
  hash ^= hash >> 32;  // its low bits alone are poor
  return hash % shard.count == shard.index - 1;
}

}  // namespace mercator
