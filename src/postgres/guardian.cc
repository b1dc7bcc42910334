#include "postgres/guardian.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "base/error.h"
#include "postgres/file_tree.h"

namespace mercator {
namespace {

// Everything below runs in the guardian: the child of a fork in a process that may have threads.
// It has what it needs from before the fork.
struct Post {
  const char* directory;
  const char* pid_file;
  const char* log;
  const Command& server;
  const ServerUser& user;
  int control;
  int alive;
  int lock;
};

constexpr int kControl = 3;
constexpr int kAlive = 4;
constexpr int kLock = 5;

void CloseFrom(int first) noexcept {
  if (close_range(static_cast<unsigned>(first), ~0U, 0) == 0) return;
  for (int fd = first; fd < 65536; ++fd) close(fd);
}

// Keeps the three descriptors and nothing else: another server's socket held open here would keep
// that server alive.
void KeepDescriptors(const Post& post) noexcept {
  int control = fcntl(post.control, F_DUPFD, 10);
  int alive = fcntl(post.alive, F_DUPFD, 10);
  int lock = fcntl(post.lock, F_DUPFD, 10);
  dup2(control, kControl);
  dup2(alive, kAlive);
  dup2(lock, kLock);
  CloseFrom(6);
  int null = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; ++fd) dup2(null, fd);
  close(null);
}

// A session of its own and deaf to the terminal: Ctrl-C is for the main process, whose end is then
// seen here.
void Detach() noexcept {
  setsid();
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) signal(number, SIG_IGN);
  signal(SIGCHLD, SIG_DFL);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_SETMASK, &child, nullptr);  // blocked: it is waited for
  prctl(PR_SET_NAME, "mercator-guard");
  if (chdir("/") != 0) _exit(1);
}

[[noreturn]] void BecomeServer(const Post& post) noexcept {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) signal(number, SIG_DFL);
  setsid();
  close(kControl);
  close(kLock);
  if (BecomeServerUser(post.user)) {
    int log = open(post.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(log, 1);
    dup2(log, 2);
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (getppid() != 1) post.server.Execute();
  }
  const char* reason = strerrordesc_np(errno);
  if (write(2, reason, std::strlen(reason)) < 0) _exit(126);
  _exit(127);
}

// Line 7 of postmaster.pid: key and id of the server's System V segment.
int SharedMemoryId(const char* pid_file) noexcept {
  FILE* file = std::fopen(pid_file, "re");
  if (!file) return -1;
  char line[1024];
  for (int number = 1; number <= 7; ++number) {
    if (!std::fgets(line, sizeof line, file)) line[0] = '\0';
  }
  std::fclose(file);
  unsigned long key = 0;
  int id = -1;
  return std::sscanf(line, "%lu %d", &key, &id) == 2 ? id : -1;
}

bool EndsWithin(pid_t server, int seconds) noexcept {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  timespec limit{seconds, 0};
  while (waitpid(server, nullptr, WNOHANG) == 0) {
    if (sigtimedwait(&child, nullptr, &limit) < 0 && errno == EAGAIN) return false;
  }
  return true;
}

// An immediate shutdown: the data is thrown away. A server that does not follow is killed, and its
// segment, which it then leaves, removed.
void StopServer(const Post& post, pid_t server) noexcept {
  kill(server, SIGQUIT);
  if (EndsWithin(server, 6)) return;
  int segment = SharedMemoryId(post.pid_file);
  kill(server, SIGKILL);
  waitpid(server, nullptr, 0);
  if (segment >= 0) shmctl(segment, IPC_RMID, nullptr);
}

// False at the end of the socket.
bool ReadCommand() noexcept {
  char command;
  ssize_t n;
  while ((n = read(kControl, &command, 1)) < 0 && errno == EINTR) {
  }
  return n == 1;
}

[[noreturn]] void Watch(const Post& post) noexcept {
  Detach();
  KeepDescriptors(post);
  pid_t server = -1;
  if (ReadCommand()) {
    server = fork();
    if (server == 0) BecomeServer(post);
  }
  close(kAlive);
  while (server > 0 && ReadCommand()) {
  }
  if (server > 0) StopServer(post, server);
  _exit(RemoveTree(post.directory) ? 0 : 1);
}

}  // namespace

Guardian::Guardian(const PrivateDirectory& directory, const Command& server,
                   const ServerUser& user) {
  std::string pid_file = directory.path / "data/postmaster.pid";
  std::string log = directory.path / "log";
  int control[2] = {-1, -1}, alive[2] = {-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, control) == 0 &&
      pipe2(alive, O_CLOEXEC) == 0) {
    Post post{
        directory.path.c_str(), pid_file.c_str(), log.c_str(), server, user, control[0], alive[1],
        directory.lock};
    pid_ = fork();
    if (pid_ == 0) Watch(post);
  }
  int code = errno;
  for (int fd : {control[0], alive[1], directory.lock}) close(fd);
  control_ = control[1];
  alive_ = alive[0];
  if (pid_ > 0) return;
  close(control_);
  close(alive_);
  RemoveTree(directory.path.c_str());
  throw Error(fmt::format("cannot start a process: {}", std::strerror(code)));
}

Guardian::~Guardian() {
  close(control_);
  close(alive_);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void Guardian::StartServer() {
  if (send(control_, "s", 1, MSG_NOSIGNAL) != 1) {
    throw Error("cannot start the throw-away server: its guardian process has ended");
  }
}

bool Guardian::ServerEnded(int milliseconds) const {
  pollfd end{alive_, POLLIN, 0};
  return poll(&end, 1, milliseconds) > 0;
}

}  // namespace mercator
