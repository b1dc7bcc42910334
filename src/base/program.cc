#include "base/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace mercator {
namespace {

struct Pipe {
  Pipe() {
    if (pipe2(ends, O_CLOEXEC) != 0)
      throw Error(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
  }
  ~Pipe() {
    CloseRead();
    CloseWrite();
  }
  void CloseRead() { Close(ends[0]); }
  void CloseWrite() { Close(ends[1]); }
  static void Close(int& fd) {
    if (fd >= 0) close(fd);
    fd = -1;
  }
  int ends[2] = {-1, -1};
};

[[noreturn]] void RunChild(char* const* arguments, const char* directory, int output, int errors,
                           int failure) {
  int null = open("/dev/null", O_RDONLY);
  if (null >= 0 && dup2(null, 0) >= 0 && dup2(output, 1) >= 0 && dup2(errors, 2) >= 0 &&
      prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && (*directory == 0 || chdir(directory) == 0)) {
    execvp(arguments[0], arguments);
  }
  int reason = errno;
  if (write(failure, &reason, sizeof reason) < 0) _exit(126);
  _exit(127);
}

// False at the end of the stream.
bool ReadSome(int fd, std::string& text) {
  char buffer[65536];
  ssize_t n = read(fd, buffer, sizeof buffer);
  if (n < 0 && errno == EINTR) return true;
  if (n <= 0) return false;
  text.append(buffer, static_cast<size_t>(n));
  return true;
}

void ReadBoth(Pipe& output, Pipe& errors, ProgramResult& result) {
  pollfd fds[2] = {{output.ends[0], POLLIN, 0}, {errors.ends[0], POLLIN, 0}};
  std::string* texts[2] = {&result.output, &result.errors};
  while (fds[0].fd >= 0 || fds[1].fd >= 0) {
    if (poll(fds, 2, -1) < 0 && errno != EINTR) return;
    for (int i = 0; i < 2; ++i) {
      if (fds[i].fd >= 0 && fds[i].revents && !ReadSome(fds[i].fd, *texts[i])) fds[i].fd = -1;
    }
  }
}

int Wait(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         const std::filesystem::path& working_directory) {
  if (arguments.empty() || arguments[0].empty()) throw Error("no program is given");
  std::vector<std::string> texts = arguments;
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  const std::string directory = working_directory.string();
  Pipe output, errors, failure;
  pid_t pid = fork();
  if (pid < 0) throw Error(fmt::format("cannot start a process: {}", std::strerror(errno)));
  if (pid == 0) {
    RunChild(pointers.data(), directory.c_str(), output.ends[1], errors.ends[1], failure.ends[1]);
  }
  output.CloseWrite();
  errors.CloseWrite();
  failure.CloseWrite();
  ProgramResult result;
  ReadBoth(output, errors, result);
  result.status = Wait(pid);
  int reason = 0;
  if (read(failure.ends[0], &reason, sizeof reason) == sizeof reason) {
    throw Error(fmt::format("cannot run `{}`{}: {}", arguments[0],
                            directory.empty() ? "" : " in `" + directory + "`",
                            std::strerror(reason)));
  }
  return result;
}

}  // namespace mercator
