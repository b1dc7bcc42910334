#include "cli/main.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

#include "base/error.h"
#include "base/go_quote.h"
#include "cli/command_line.h"
#include "cli/environment.h"
#include "cli/project_session.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

int Fail(const std::string& message, const std::string& hint) {
  std::fprintf(stderr, "Error: %s\n", message.c_str());
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

// Commands that work on the targets of an env one after the other.
bool TakesManyTargets(const std::string& command) {
  return command == "migrate apply" || command == "migrate status" || command == "migrate drift" ||
         command == "schema apply";
}

// A command with the flags of one of its targets.
struct Target {
  std::unique_ptr<CommandLine> line;
  const hcl::Env* env;
  std::vector<std::string> values;
};

// One for each env; those that mean the same to the command are one.
std::vector<Target> Targets(const ProjectSession& session, const std::string& command, int argc,
                            char** argv) {
  std::vector<Target> targets;
  for (const hcl::Env& env : session.envs()) {
    auto line = std::make_unique<CommandLine>();
    line->Parse(argc, argv);
    std::vector<std::string> values = ApplyEnv(line->command(), &env);
    const bool known = std::ranges::find(targets, values, &Target::values) != targets.end();
    if (known && !TakesManyTargets(command)) continue;
    targets.push_back({std::move(line), &env, std::move(values)});
  }
  if (targets.size() > 1 && !TakesManyTargets(command)) {
    throw Error("multi-environment " + GoQuote(session.envs()[0].name) + " is not supported",
                "the command works on one target, and the env's `for_each` gives " +
                    std::to_string(targets.size()));
  }
  return targets;
}

// What became of the others when a target failed.
void ReportRest(const std::vector<Target>& targets, size_t failed) {
  std::string rest;
  for (size_t i = failed + 1; i < targets.size(); ++i)
    rest += (rest.empty() ? "" : ", ") + ("`" + targets[i].env->key + "`");
  std::fprintf(stderr, "Error: target `%s` failed after %zu of %zu%s%s\n",
               targets[failed].env->key.c_str(), failed, targets.size(),
               rest.empty() ? "" : "; not tried: ", rest.c_str());
}

int RunTargets(const std::vector<Target>& targets, const ProjectSession& session,
               const std::string& command) {
  const bool many = targets.size() > 1;
  for (size_t i = 0; i < targets.size(); ++i) {
    const hcl::Env* env = targets[i].env;
    if (many) {
      std::fflush(stdout);
      std::fprintf(stderr, "-- %s (%zu of %zu)\n", env->key.c_str(), i + 1, targets.size());
    }
    const Environment environment = session.MakeEnvironment(env, command);
    const int code = Guarded([&] { return targets[i].line->Run(environment); });
    std::fflush(stdout);
    if (code == 0) continue;
    if (many) ReportRest(targets, i);
    return code;
  }
  return 0;
}

int RunCommand(CommandLine& line, int argc, char** argv) {
  const std::optional<ProjectFlags> flags = ProjectFlagsOf(line.command());
  if (!flags) return line.Run({});
  const std::string command = CommandPath(line.command());
  const ProjectSession session(*flags);
  if (flags->env.empty()) {
    ApplyEnv(line.command(), nullptr);
    return line.Run(session.MakeEnvironment(nullptr, command));
  }
  const std::vector<Target> targets = Targets(session, command, argc, argv);
  if (targets.empty())
    std::fprintf(stderr, "env `%s` has no targets: its `for_each` is empty\n", flags->env.c_str());
  const int code = RunTargets(targets, session, command);
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
