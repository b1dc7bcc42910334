// The command line: each script in tests/cases/cli is a test of its name.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/golden.h"
#include "support/script.h"

namespace mercator {
namespace {

std::vector<std::filesystem::path> Scripts() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(CasePath("cli"))) {
    if (entry.path().extension() == ".txtar") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

class CliTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(CliTest, Script) { Script(GetParam()).Run(); }

INSTANTIATE_TEST_SUITE_P(Cases, CliTest, testing::ValuesIn(Scripts()), [](const auto& info) {
  std::string name = info.param.stem().string();
  std::ranges::replace_if(
      name, [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
}  // namespace mercator
