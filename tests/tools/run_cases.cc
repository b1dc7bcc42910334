// run_cases DIRECTORY… [--reverse] [--show]: runs transitions of schemas and prints a line for
// each.
#include <cstdio>
#include <cstring>

#include "base/error.h"
#include "support/diff_case.h"

int main(int argc, char** argv) {
  using namespace mercator;
  bool reverse = false, show = false;
  std::vector<std::filesystem::path> roots;
  for (int i = 1; i < argc; ++i) {
    if (!std::strcmp(argv[i], "--reverse")) {
      reverse = true;
    } else if (!std::strcmp(argv[i], "--show")) {
      show = true;
    } else {
      roots.push_back(std::filesystem::path(argv[i]).lexically_normal());
    }
  }
  int passed = 0, failed = 0, skipped = 0;
  for (const auto& root : roots) {
    for (const auto& path : FindDiffCases(root)) {
      Transition transition = LoadTransition(SharedServer(), path);
      const char* direction = reverse ? " reverse" : "";
      if (!transition.unloadable().empty()) {
        std::printf("SKIP %s %s\n", CaseName(path).c_str(), transition.unloadable().c_str());
        ++skipped;
        continue;
      }
      Outcome outcome = reverse ? transition.Reverse() : transition.Forward();
      ++(outcome.passed ? passed : failed);
      if (!outcome.passed)
        std::printf("FAIL %s%s %s\n", CaseName(path).c_str(), direction, outcome.why.c_str());
      if (show) std::printf("%s%s:\n%s\n", CaseName(path).c_str(), direction, outcome.plan.c_str());
      std::fflush(stdout);
    }
  }
  std::printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
  return failed ? 1 : 0;
}
