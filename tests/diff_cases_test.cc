#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

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

// tests/cases/diff/<area>/<case>: from.sql, to.sql and what the plan is to be.
class DiffCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(DiffCases, LeadThereAndBack) {
  Transition transition = LoadTransition(SharedServer(), GetParam());
  ASSERT_EQ(transition.unloadable(), "");
  Outcome forward = transition.Forward();
  ExpectGolden(GetParam() / "plan.sql", forward.plan);
  Outcome reverse = transition.Reverse();
  Judge("diff/" + CaseName(GetParam()),
        forward.why + (reverse.passed ? "" : "reverse: " + reverse.why + "\n" + reverse.plan),
        forward.plan);
}

INSTANTIATE_TEST_SUITE_P(, DiffCases, testing::ValuesIn(FindDiffCases(CasePath("diff"))), TestName);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(DiffCases);

}  // namespace
}  // namespace mercator
