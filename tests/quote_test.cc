#include "sql/quote.h"

#include <gtest/gtest.h>

#include "postgres/connection.h"
#include "postgres/throwaway_server.h"

namespace mercator {
namespace {

TEST(Quote, Identifiers) {
  EXPECT_EQ(QuoteIdentifier("users"), "users");
  EXPECT_EQ(QuoteIdentifier("_a1"), "_a1");
  EXPECT_EQ(QuoteIdentifier("Users"), "\"Users\"");
  EXPECT_EQ(QuoteIdentifier("1a"), "\"1a\"");
  EXPECT_EQ(QuoteIdentifier("a$b"), "\"a$b\"");
  EXPECT_EQ(QuoteIdentifier(""), "\"\"");
  EXPECT_EQ(QuoteIdentifier("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(QuoteIdentifier("größe"), "\"größe\"");
  for (const char* word : {"all", "user", "values", "xmltable", "json_table", "merge_action",
                           "system_user", "timestamp", "between"}) {
    EXPECT_EQ(QuoteIdentifier(word), "\"" + std::string(word) + "\"");
  }
  for (const char* word : {"begin", "name", "type", "value", "version", "cascade"}) {
    EXPECT_EQ(QuoteIdentifier(word), word);
  }
}

TEST(Quote, QualifiedNames) {
  EXPECT_EQ(QualifiedName("", "a"), "a");
  EXPECT_EQ(QualifiedName("public", "User"), "public.\"User\"");
}

TEST(Quote, Literals) {
  EXPECT_EQ(QuoteLiteral("it's"), "'it''s'");
  EXPECT_EQ(QuoteLiteral("a\\'b"), "E'a\\\\''b'");
  EXPECT_EQ(QuoteLiteral(""), "''");
}

TEST(Quote, DollarQuotes) {
  EXPECT_EQ(DollarQuote("a"), "$$a$$");
  EXPECT_EQ(DollarQuote("a $$ b"), "$body$a $$ b$body$");
  EXPECT_EQ(DollarQuote("a$"), "$body$a$$body$");
  EXPECT_EQ(DollarQuote("$$ $body"), "$body1$$$ $body$body1$");
}

TEST(Quote, EqualsTheServers) {
  for (const ServerBinaries& binaries : FindServerBinaries()) {
    ThrowawayServer server({.postgres_bin = binaries.bin.string()});
    Connection connection(server.Url());
    for (Row row :
         connection.Execute("SELECT word, quote_ident(word), catcode FROM pg_get_keywords()")) {
      // A word may be reserved in another major version only.
      bool free_here = row.View(2) == "U" && row.View(0) == row.View(1);
      if (free_here) continue;
      EXPECT_EQ(QuoteIdentifier(row.View(0)), row.View(1)) << binaries.version;
    }
    for (std::string text : {"", "a'b", "a\\b", "ü'\\'", "a\nb"}) {
      EXPECT_EQ(QuoteLiteral(text),
                connection.Query("SELECT quote_literal($1)", {text})[0].View(0));
      EXPECT_EQ(QuoteIdentifier(text),
                connection.Query("SELECT quote_ident($1)", {text})[0].View(0));
      std::string body = text + "$$ $body$";
      EXPECT_EQ(connection.Execute("SELECT " + DollarQuote(body))[0].View(0), body);
    }
  }
}

}  // namespace
}  // namespace mercator
