#include "cli/main.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "cli/command_line.h"
#include "cli/environment.h"
#include "cli/project_session.h"
#include "cli/run_targets.h"
#include "cli/target_flags.h"
#include "cli/target_report.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

int Fail(const std::string& message, const std::string& hint) {
  std::fflush(stdout);
  std::fprintf(stderr, "Error: %s\n", message.c_str());
  HandOverError(message);
  if (!hint.empty()) std::fprintf(stderr, "  %s\n", hint.c_str());
  return 1;
}

// What a command throws becomes a message and an exit code.
template <class Function>
int Guarded(Function run) {
  try {
    return run();
  } catch (const ChecksumError& e) {
    std::fputs(ChecksumFailureText(e.mismatch).c_str(), stdout);
    std::fflush(stdout);
    return Fail(e.what(), e.hint());
  } catch (const Error& e) {
    return Fail(e.what(), e.hint());
  } catch (const std::exception& e) {
    return Fail(e.what(), "");
  }
}

// Commands for which two targets are two even when an env gives the same flags for both.
bool CountsTargets(const std::string& command) {
  return command == "migrate apply" || command == "migrate status" || command == "migrate drift" ||
         command == "schema apply";
}

// A command line with the flags of one env.
struct EnvLine {
  CommandLine line;
  std::vector<std::string> values;  // that the env set

  EnvLine(int argc, char** argv, const hcl::Env& env) {
    line.Parse(argc, argv);
    values = ApplyEnv(line.command(), &env);
  }
};

// One for each env of this shard; those that mean the same to the command are one.
std::vector<const hcl::Env*> Targets(const ProjectSession& session, const std::string& command,
                                     const Shard& shard, int argc, char** argv) {
  std::vector<const hcl::Env*> targets;
  std::set<std::vector<std::string>> known;
  for (const hcl::Env& env : session.envs()) {
    const bool single = session.envs().size() == 1;
    if (!single && !CountsTargets(command) && !known.insert(EnvLine(argc, argv, env).values).second)
      continue;
    if (IsInShard(shard, env.key)) targets.push_back(&env);
  }
  return targets;
}

int RunTarget(const ProjectSession& session, const std::string& command, const hcl::Env& env,
              int argc, char** argv) {
  return Guarded([&] {
    EnvLine target(argc, argv, env);
    return target.line.Run(session.MakeEnvironment(&env, command));
  });
}

// The first failure's exit code.
int CodeOf(const std::vector<TargetResult>& results) {
  for (const TargetResult& result : results) {
    if (result.status == TargetResult::Status::kFailed) return result.code;
  }
  auto tried = [](const TargetResult& r) { return r.status != TargetResult::Status::kNotTried; };
  return std::ranges::all_of(results, tried) ? 0 : 1;
}

int RunEnvs(const ProjectSession& session, const ProjectFlags& flags, const std::string& command,
            const TargetOptions& options, int argc, char** argv) {
  const bool many = std::ranges::any_of(session.envs(), &hcl::Env::of_many);
  if (!many && !session.envs().empty() && !options.given.empty()) {
    throw Error("`" + options.given.front() + "` is for an env with `for_each`, which `" +
                flags.env + "` has not");
  }
  const std::vector<const hcl::Env*> targets = Targets(session, command, options.shard, argc, argv);
  if (targets.empty()) {
    const char* why = session.envs().empty() ? "its `for_each` is empty" : "none is of this shard";
    std::fprintf(stderr, "env `%s` has no targets: %s\n", flags.env.c_str(), why);
  }
  if (targets.size() == 1 && options.report.empty())
    return RunTarget(session, command, *targets[0], argc, argv);
  std::vector<std::string> keys;
  for (const hcl::Env* env : targets) keys.push_back(env->key);
  const std::vector<TargetResult> results = RunTargets(keys, options, [&](size_t i) {
    return RunTarget(session, command, *targets[i], argc, argv);
  });
  if (!options.report.empty())
    WriteFileAtomically(options.report, TargetsJson(flags.env, command, results));
  if (results.size() > 1) std::fputs(TargetsText(results).c_str(), stderr);
  return CodeOf(results);
}

int RunCommand(CommandLine& line, int argc, char** argv) {
  const std::optional<ProjectFlags> flags = ProjectFlagsOf(line.command());
  if (!flags) return line.Run({});
  const std::string command = CommandPath(line.command());
  const TargetOptions options = TargetOptionsOf(line.command());
  if (flags->env.empty() && !options.given.empty()) {
    throw Error("`" + options.given.front() + "` is for the targets of an env with `for_each`",
                "name the env with `--env`");
  }
  const ProjectSession session(*flags);
  if (flags->env.empty()) {
    ApplyEnv(line.command(), nullptr);
    return line.Run(session.MakeEnvironment(nullptr, command));
  }
  const int code = RunEnvs(session, *flags, command, options, argc, argv);
  session.WriteBack();
  return code;
}

}  // namespace

int Main(int argc, char** argv) {
  CommandLine line;
  try {
    line.Parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return line.app().exit(e) == 0 ? 0 : 1;
  }
  return Guarded([&] { return RunCommand(line, argc, argv); });
}

}  // namespace mercator
