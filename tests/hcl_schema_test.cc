// Schemas written in HCL: what is printed reads back as the same state, and what users write loads
// or says what is wrong with it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "hcl/format.h"
#include "hcl/schema/schema.h"
#include "inspect/schema_files.h"
#include "support/diff_case.h"
#include "support/hcl_round_trip.h"
#include "support/schema_generator.h"

namespace mercator {
namespace {

std::filesystem::path CasesRoot() {
  return std::filesystem::path(MERCATOR_SOURCE_DIR) / "tests/cases";
}

struct HclCase {
  std::filesystem::path directory;
  std::string file;
};

void PrintTo(const HclCase& one, std::ostream* out) {
  *out << CaseName(one.directory) << "/" << one.file;
}

std::string NameOf(const ::testing::TestParamInfo<HclCase>& info) {
  std::string name = CaseName(info.param.directory) + "_" + info.param.file;
  std::ranges::replace_if(name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
}

std::vector<HclCase> GoldenSchemas() {
  std::vector<HclCase> cases;
  for (const auto& directory : FindDiffCases(CasesRoot() / "diff")) {
    cases.push_back({directory, "from.sql"});
    cases.push_back({directory, "to.sql"});
  }
  return cases;
}

InspectOptions OptionsOf(const std::filesystem::path& directory) {
  InspectOptions options;
  options.with = {"privileges", "ownership"};
  if (!std::filesystem::exists(directory / "with")) return options;
  options.with.clear();
  for (const std::string& word : Split(ReadFile(directory / "with"), '\n')) {
    if (!word.empty()) options.with.insert(word);
  }
  return options;
}

class HclRoundTrip : public ::testing::TestWithParam<HclCase> {};

TEST_P(HclRoundTrip, GivesTheSameState) {
  const HclCase& one = GetParam();
  std::string text;
  std::string why = CheckHclRoundTrip(SharedServer(), ReadSchemaFiles(one.directory / one.file),
                                      OptionsOf(one.directory), &text);
  EXPECT_EQ(why, "") << text;
  EXPECT_EQ(hcl::Format(text), text);
}

INSTANTIATE_TEST_SUITE_P(Golden, HclRoundTrip, ::testing::ValuesIn(GoldenSchemas()), NameOf);

}  // namespace
}  // namespace mercator
