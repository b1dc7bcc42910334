// run_cases DIRECTORY… [--reverse] [--show]: runs transitions of schemas and prints a line for each.
#include <cstdio>
#include <cstring>

#include "base/text.h"
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
      roots.push_back(argv[i]);
    }
  }
  int passed = 0, failed = 0, skipped = 0;
  for (const auto& root : roots) {
    for (const auto& path : FindDiffCases(root)) {
      DiffCase test{path, reverse};
      DiffCaseResult result = RunDiffCase(SharedServer(), test);
      (!result.skipped.empty() ? skipped : result.passed ? passed : failed)++;
      if (!result.skipped.empty()) std::printf("SKIP %s %s\n", test.Name().c_str(), result.skipped.c_str());
      if (!result.passed && result.skipped.empty()) std::printf("FAIL %s %s\n", test.Name().c_str(), result.why.c_str());
      if (show) std::printf("%s\n", result.plan.c_str());
      std::fflush(stdout);
    }
  }
  std::printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
  return failed ? 1 : 0;
}
