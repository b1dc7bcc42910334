#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>

#include "base/file.h"
#include "base/text.h"
#include "inspect/schema_files.h"
#include "support/diff_case.h"
#include "support/exceptions.h"
#include "support/golden.h"
#include "support/hcl_round_trip.h"

namespace mercator {
namespace {

std::string TestName(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = CaseName(info.param);
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

std::vector<std::filesystem::path> Transitions() {
  std::vector<std::filesystem::path> cases = FindDiffCases(CorpusPath("cases"));
  std::ranges::copy(FindDiffCases(CorpusPath("realworld/pairs")), std::back_inserter(cases));
  return cases;
}

// The file that makes the whole schema of a product, or of a script of PostgreSQL's own tests.
std::vector<std::filesystem::path> Schemas() {
  std::vector<std::filesystem::path> schemas;
  std::error_code none;
  for (const auto& entry :
       std::filesystem::directory_iterator(CorpusPath("realworld/products"), none)) {
    bool one = std::filesystem::exists(entry.path() / "schema.sql");
    schemas.push_back(entry.path() / (one ? "schema.sql" : "pg_dump15.migrations.sql"));
  }
  for (const auto& entry :
       std::filesystem::directory_iterator(CorpusPath("realworld/pg-regress"), none)) {
    if (entry.path().filename() != "prelude.sql") schemas.push_back(entry.path());
  }
  std::ranges::sort(schemas);
  return schemas;
}

std::vector<SourcePtr> WithPrelude(const std::filesystem::path& schema) {
  std::vector<SourcePtr> files;
  std::filesystem::path prelude = schema.parent_path() / "prelude.sql";
  bool dump = schema.filename().string().starts_with("pg_dump");  // has all of it
  if (!dump && std::filesystem::exists(prelude)) files = ReadSchemaFiles(prelude);
  std::ranges::copy(ReadSchemaFiles(schema), std::back_inserter(files));
  return files;
}

TEST(Corpus, IsThere) {
  if (!std::filesystem::exists(CorpusPath("cases"))) {
    GTEST_SKIP() << "no corpora in " << CorpusPath() << "; MERCATOR_CORPUS says where they are";
  }
  EXPECT_FALSE(Transitions().empty());
  EXPECT_FALSE(Schemas().empty());
}

class CorpusCases : public testing::TestWithParam<std::filesystem::path> {};

// Forward; MERCATOR_CORPUS_REVERSE=1 asks for the way back instead.
TEST_P(CorpusCases, Lead) {
  const char* asked = std::getenv("MERCATOR_CORPUS_REVERSE");
  bool reverse = asked && std::string(asked) == "1";
  Transition transition = LoadTransition(SharedServer(), GetParam());
  if (!transition.unloadable().empty()) GTEST_SKIP() << transition.unloadable();
  Outcome outcome = reverse ? transition.Reverse() : transition.Forward();
  Judge(CaseName(GetParam()) + (reverse ? " reverse" : ""), outcome.why, outcome.plan);
}

INSTANTIATE_TEST_SUITE_P(, CorpusCases, testing::ValuesIn(Transitions()), TestName);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(CorpusCases);

class CorpusSchemas : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(CorpusSchemas, ComeFromNothing) {
  Judge(CaseName(GetParam()), CheckRoundTrip(SharedServer(), WithPrelude(GetParam())));
}

TEST_P(CorpusSchemas, EqualTheirDumps) {
  Judge(CaseName(GetParam()) + " dump", CheckOwnDump(SharedServer(), WithPrelude(GetParam())));
}

TEST_P(CorpusSchemas, ReadBackFromHcl) {
  InspectOptions options;
  options.with = {"privileges", "ownership"};
  Judge(CaseName(GetParam()) + " hcl",
        CheckHclRoundTrip(SharedServer(), WithPrelude(GetParam()), options));
}

INSTANTIATE_TEST_SUITE_P(, CorpusSchemas, testing::ValuesIn(Schemas()), TestName);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(CorpusSchemas);

}  // namespace
}  // namespace mercator
