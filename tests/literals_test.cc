#include "diff/literals.h"

#include <gtest/gtest.h>

namespace mercator {
namespace {

using Set = std::set<std::string>;

TEST(Literals, AreNumbersAndStrings) {
  EXPECT_EQ(Literals("((quantity >= 0) AND (code ~ 'it''s'::text))"), (Set{"0", "it's"}));
}

TEST(Literals, HaveNoSign) {
  EXPECT_EQ(Literals("(quantity >= '-1'::integer)"), Literals("(quantity >= -1)"));
}

TEST(Literals, AreNotInCasts) {
  EXPECT_EQ(Literals("(a::character varying(10) = 'x'::bpchar)"), Set{"x"});
  EXPECT_EQ(Literals("(a::numeric(12,2) BETWEEN 5 AND 6)"), (Set{"5", "6"}));
  EXPECT_EQ(Literals("((at)::timestamp(3) without time zone > '2020-01-01'::date)"),
            Set{"2020-01-01"});
  EXPECT_EQ(Literals("(a::\"T 5\".\"x(1)\" = 3)"), Set{"3"});
}

TEST(Literals, AreNotInNames) { EXPECT_EQ(Literals("(\"a'5\" > col1)"), Set{}); }

TEST(Literals, AreTheSameHoweverTheServerCasts) {
  EXPECT_EQ(Literals("(status = ANY (ARRAY['a'::character varying, 'b'::character varying]))"),
            Literals("((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character "
                     "varying])::text[]))"));
}

}  // namespace
}  // namespace mercator
