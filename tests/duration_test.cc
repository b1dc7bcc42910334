#include "base/duration.h"

#include <gtest/gtest.h>

#include "base/go_quote.h"

namespace mercator {
namespace {

TEST(Duration, AsGoPrintsIt) {
  EXPECT_EQ(FormatDuration(0), "0s");
  EXPECT_EQ(FormatDuration(1), "1ns");
  EXPECT_EQ(FormatDuration(1'000), "1µs");
  EXPECT_EQ(FormatDuration(346'192), "346.192µs");
  EXPECT_EQ(FormatDuration(5'412'737), "5.412737ms");
  EXPECT_EQ(FormatDuration(10'050'000), "10.05ms");
  EXPECT_EQ(FormatDuration(1'500'000'000), "1.5s");
  EXPECT_EQ(FormatDuration(22'100'000'000), "22.1s");
  EXPECT_EQ(FormatDuration(123'400'000'000), "2m3.4s");
  EXPECT_EQ(FormatDuration(60'000'000'000), "1m0s");
  EXPECT_EQ(FormatDuration(3'600'000'000'000), "1h0m0s");
  EXPECT_EQ(FormatDuration(-1'000'000'000), "-1s");
  EXPECT_EQ(FormatDuration(INT64_MIN), "-2562047h47m16.854775808s");
  EXPECT_EQ(FormatDuration(1'000'000'001), "1.000000001s");
}

TEST(GoQuote, AsStrconvQuote) {
  EXPECT_EQ(GoQuote("a \"b\" \\ 'c'"), R"("a \"b\" \\ 'c'")");
  EXPECT_EQ(GoQuote("a\n\t\r\x01\x7f"), R"("a\n\t\r\x01\x7f")");
  EXPECT_EQ(GoQuote("größe €😀"), "\"größe €😀\"");
  EXPECT_EQ(GoQuote("\xff\xc3"), R"("\xff\xc3")");
  EXPECT_EQ(GoQuote("\u00a0\u200b\ufeff"), R"("\u00a0\u200b\ufeff")");
}

}  // namespace
}  // namespace mercator
