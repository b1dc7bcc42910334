#include "sql/pg_query.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace mercator {
namespace {

TEST(PgQuery, ParsesToJson) {
  std::optional<std::string> json = ParseToJson("select 1; create table t (a int)");
  ASSERT_TRUE(json);
  EXPECT_TRUE(Contains(*json, "\"CreateStmt\""));
}

TEST(PgQuery, ErrorsHaveAByteOffset) {
  ParseError error;
  EXPECT_FALSE(ParseToJson("select 'ä€'; selct 2", &error));
  EXPECT_EQ(error.message, "syntax error at or near \"selct\"");
  EXPECT_EQ(error.position, std::string("select 'ä€'; ").size());
}

TEST(PgQuery, Plpgsql) {
  std::optional<std::string> json = ParsePlpgsqlToJson(
      "create function f() returns int language plpgsql as $$ begin return 1; end $$");
  ASSERT_TRUE(json);
  EXPECT_TRUE(Contains(*json, "PLpgSQL_function"));
}

TEST(PgQuery, FingerprintsIgnoreConstants) {
  EXPECT_EQ(Fingerprint("select 1"), Fingerprint("SELECT  2 -- c"));
  EXPECT_NE(Fingerprint("select a"), Fingerprint("select b"));
  EXPECT_FALSE(Fingerprint("select ("));
}

}  // namespace
}  // namespace mercator
