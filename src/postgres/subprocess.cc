#include "postgres/subprocess.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace mercator {
namespace {

std::string NamePart(const std::string& assignment) {
  return assignment.substr(0, assignment.find('=') + 1);
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

[[noreturn]] void RunChild(const Command& command, const ServerUser& user, int output) {
  int null = open("/dev/null", O_RDONLY);
  if (BecomeServerUser(user) && chdir("/") == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
      null >= 0 && dup2(null, 0) >= 0 && dup2(output, 1) >= 0 && dup2(output, 2) >= 0) {
    command.Execute();
  }
  const char* reason = strerrordesc_np(errno);
  if (write(output, reason, std::strlen(reason)) < 0) _exit(126);
  _exit(127);
}

std::string ReadAll(int fd) {
  std::string text;
  char buffer[4096];
  for (;;) {
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    text.append(buffer, static_cast<size_t>(n));
  }
}

}  // namespace

Command::Command(std::vector<std::string> arguments, const std::vector<std::string>& environment)
    : argument_texts_(std::move(arguments)), environment_texts_(environment) {
  for (char** variable = environ; *variable; ++variable) {
    std::string name = NamePart(*variable);
    bool replaced = false;
    for (const std::string& assignment : environment) replaced |= NamePart(assignment) == name;
    if (!replaced) environment_texts_.emplace_back(*variable);
  }
  arguments_ = Pointers(argument_texts_);
  environment_ = Pointers(environment_texts_);
}

void Command::Execute() const noexcept {
  execve(arguments_[0], arguments_.data(), environment_.data());
}

CommandResult RunCommand(const Command& command, const ServerUser& user) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    throw Error(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
  pid_t pid = fork();
  if (pid == 0) RunChild(command, user, ends[1]);
  close(ends[1]);
  CommandResult result;
  if (pid > 0) result.output = ReadAll(ends[0]);
  close(ends[0]);
  if (pid < 0) throw Error(fmt::format("cannot start a process: {}", std::strerror(errno)));
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

CommandResult RunCommand(const Command& command) { return RunCommand(command, ServerUser{}); }

}  // namespace mercator
