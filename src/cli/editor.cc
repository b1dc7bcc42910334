#include "cli/editor.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "base/error.h"

namespace mercator {
namespace {

std::string Editor() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value && *value) return value;
  }
  return "vi";
}

}  // namespace

void EditFiles(const std::vector<std::filesystem::path>& files) {
  // The shell, because an editor may be several words: `code --wait`.
  std::string command = Editor();
  std::string script = command + " \"$@\"";
  std::vector<std::string> arguments = {"/bin/sh", "-c", script, "sh"};
  for (const auto& file : files) arguments.push_back(file.string());
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  pid_t child = fork();
  if (child < 0) throw Error("cannot start the editor");
  if (child == 0) {
    execv("/bin/sh", pointers.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw Error(fmt::format("the editor `{}` failed", command), "set EDITOR to the one that you use");
}

}  // namespace mercator
