#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "base/text.h"
#include "diff/change.h"
#include "support/diff_case.h"
#include "support/exceptions.h"
#include "support/schema_generator.h"

namespace mercator {
namespace {

// Which attributes of which kinds the seeds of this process have changed.
std::set<std::string>& Changed() {
  static std::set<std::string> changed;
  return changed;
}

void NoteChanges(const Transition& transition) {
  for (const Change& change : Diff(transition.from(), transition.to())) {
    for (const std::string& attribute : change.attributes) {
      Changed().insert(std::string(KindWord(change.id().kind)) + "." + attribute);
    }
  }
}

class ReportOfChanges : public testing::Environment {
 public:
  void TearDown() override {
    if (Changed().empty()) return;
    std::vector<std::string> never;
    for (int i = 1; i < static_cast<int>(Kind::kCount); ++i) {
      Kind kind = static_cast<Kind>(i);
      for (const std::string& attribute : AttributeNames(kind)) {
        std::string name = std::string(KindWord(kind)) + "." + attribute;
        if (!Changed().contains(name)) never.push_back(name);
      }
    }
    std::printf("generated schemas changed %zu attributes; never: %s\n", Changed().size(),
                Join(never, ", ").c_str());
  }
};

[[maybe_unused]] const auto* const kReport = testing::AddGlobalTestEnvironment(new ReportOfChanges);

std::vector<SourcePtr> AsSource(const char* path, const std::vector<std::string>& statements) {
  return {std::make_shared<Source>(Source{path, AsSql(statements)})};
}

// MERCATOR_SEEDS: so many, or `first-last`.
std::vector<uint64_t> Seeds() {
  const char* given = std::getenv("MERCATOR_SEEDS");
  std::string text = given ? given : "200";
  size_t dash = text.find('-');
  uint64_t first = dash == std::string::npos ? 1 : std::strtoull(text.c_str(), nullptr, 10);
  uint64_t last =
      std::strtoull(text.c_str() + (dash == std::string::npos ? 0 : dash + 1), nullptr, 10);
  std::vector<uint64_t> seeds;
  for (uint64_t seed = first; seed <= last; ++seed) seeds.push_back(seed);
  return seeds;
}

class Generated : public testing::TestWithParam<uint64_t> {};

TEST_P(Generated, LeadsThereAndBack) {
  GeneratedSchemas schemas = GenerateSchemas(GetParam());
  Transition transition(SharedServer(), AsSource("from.sql", schemas.from),
                        AsSource("to.sql", schemas.to));
  std::string about =
      "seed " + std::to_string(GetParam()) + " (" + Join(schemas.edits, ", ") + ")\n";
  ASSERT_EQ(transition.unloadable(), "") << about;
  NoteChanges(transition);
  Outcome forward = transition.Forward();
  Outcome reverse = transition.Reverse();
  std::string why;
  if (!forward.passed) why += about + forward.why + "\n" + forward.plan;
  if (!reverse.passed) why += about + "reverse: " + reverse.why + "\n" + reverse.plan;
  Judge("generated/seed " + std::to_string(GetParam()), why);
}

INSTANTIATE_TEST_SUITE_P(, Generated, testing::ValuesIn(Seeds()),
                         [](const auto& info) { return "seed_" + std::to_string(info.param); });

}  // namespace
}  // namespace mercator
