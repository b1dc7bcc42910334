#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "base/file.h"
#include "base/text.h"
#include "support/diff_case.h"
#include "support/exceptions.h"
#include "support/golden.h"

namespace mercator {
namespace {

std::string TestName(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = CaseName(info.param);
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

// plan.sql is written by this server; newer ones that deparse otherwise have a `plan.<major>.sql`
// from their version on.
constexpr int kBaseMajor = 15;

std::filesystem::path PlanFile(const std::filesystem::path& directory, int major) {
  for (; major > kBaseMajor; --major) {
    std::filesystem::path file = directory / fmt::format("plan.{}.sql", major);
    if (std::filesystem::exists(file)) return file;
  }
  return directory / "plan.sql";
}

// Where UPDATE_GOLDEN writes: a plan that an older server has not.
std::filesystem::path PlanFileToWrite(const std::filesystem::path& directory, int major,
                                      const std::string& plan) {
  std::filesystem::path file = PlanFile(directory, major);
  bool same = std::filesystem::exists(file) ? ReadFile(file) == plan : plan.empty();
  bool own = major > kBaseMajor && UpdatesGolden() && !same;
  return own ? directory / fmt::format("plan.{}.sql", major) : file;
}

// tests/cases/diff/<area>/<case>: from.sql, to.sql and what the plan is to be.
class DiffCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(DiffCases, LeadThereAndBack) {
  Transition transition = LoadTransition(SharedServer(), GetParam());
  int major = SharedServer().binaries().major;
  bool lacks = Contains(transition.unloadable(), "is not available");  // an extension
  if (!transition.unloadable().empty() && (lacks || major < kBaseMajor)) {
    GTEST_SKIP() << transition.unloadable();
  }
  ASSERT_EQ(transition.unloadable(), "");
  Outcome forward = transition.Forward();
  ExpectGolden(PlanFileToWrite(GetParam(), major, forward.plan), forward.plan);
  Outcome reverse = transition.Reverse();
  Judge("diff/" + CaseName(GetParam()),
        forward.why + (reverse.passed ? "" : "reverse: " + reverse.why + "\n" + reverse.plan),
        forward.plan);
}

INSTANTIATE_TEST_SUITE_P(, DiffCases, testing::ValuesIn(FindDiffCases(CasePath("diff"))), TestName);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(DiffCases);

}  // namespace
}  // namespace mercator
