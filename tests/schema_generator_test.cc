#include "support/schema_generator.h"

#include <gtest/gtest.h>

#include <set>

#include "base/hash.h"

namespace mercator {
namespace {

TEST(SchemaGenerator, SameSeedSameSchemas) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    GeneratedSchemas one = GenerateSchemas(seed), other = GenerateSchemas(seed);
    EXPECT_EQ(one.from, other.from) << "seed " << seed;
    EXPECT_EQ(one.to, other.to) << "seed " << seed;
    EXPECT_EQ(one.edits, other.edits) << "seed " << seed;
  }
}

TEST(SchemaGenerator, SeedsDiffer) {
  std::set<Hash128> seen;
  for (uint64_t seed = 1; seed <= 50; ++seed) {
    seen.insert(HashBytes(AsSql(GenerateSchemas(seed).from)));
  }
  EXPECT_EQ(seen.size(), 50u);
}

TEST(SchemaGenerator, EditsChangeTheSchema) {
  int changed = 0;
  std::set<std::string> edits;
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    GeneratedSchemas schemas = GenerateSchemas(seed);
    changed += schemas.from != schemas.to;
    edits.insert(schemas.edits.begin(), schemas.edits.end());
  }
  EXPECT_GT(changed, 280);  // an edit may fall away again with what it stood on
  EXPECT_GT(edits.size(), 70u);
}

TEST(SchemaGenerator, LeavesOutGroups) {
  for (uint64_t seed = 1; seed <= 50; ++seed) {
    GeneratedSchemas schemas = GenerateSchemas(seed, {.without = {"policies", "statistics"}});
    std::string sql = AsSql(schemas.from) + AsSql(schemas.to);
    EXPECT_EQ(sql.find("POLICY"), std::string::npos) << "seed " << seed;
    EXPECT_EQ(sql.find("ROW LEVEL SECURITY"), std::string::npos) << "seed " << seed;
    EXPECT_EQ(sql.find("CREATE STATISTICS"), std::string::npos) << "seed " << seed;
  }
}

}  // namespace
}  // namespace mercator
