#include "postgres/url.h"

#include <gtest/gtest.h>

namespace mercator {
namespace {

TEST(UrlTest, RecognisesDatabases) {
  for (const char* url : {"postgres://localhost/a", "postgresql:///a", "postgres://", "dbname=a",
                          "host=/run/postgresql dbname = 'a b'", "service=prod"}) {
    EXPECT_TRUE(IsDatabaseUrl(url)) << url;
  }
  for (const char* url : {"", "file://schema", "schema.sql", "docker://postgres/15/dev", "a=b",
                          "mysql://host/a", "env://src", "host=a dbname"}) {
    EXPECT_FALSE(IsDatabaseUrl(url)) << url;
  }
}

struct UrlPair {
  const char* url;
  const char* redacted;
};

TEST(UrlTest, RedactsPasswords) {
  for (const UrlPair& test : {
           UrlPair{"postgres://app:secret@host/db", "postgres://app:xxxxx@host/db"},
           {"postgres://app@host/db", "postgres://app@host/db"},
           {"postgres://host:5432/db", "postgres://host:5432/db"},
           {"postgres://:secret@host/db", "postgres://:xxxxx@host/db"},
           {"postgres://app:s%40c%2Fret@[::1]:5432/db", "postgres://app:xxxxx@[::1]:5432/db"},
           {"postgres://[::1]:5432/db", "postgres://[::1]:5432/db"},
           {"postgres://a:b@h1:1,h2:2/db?sslmode=require",
            "postgres://a:xxxxx@h1:1,h2:2/db?sslmode=require"},
           {"postgresql:///db?user=app&password=secret&sslpassword=key",
            "postgresql:///db?user=app&password=xxxxx&sslpassword=xxxxx"},
           {"postgres://host/db?user=a@b", "postgres://host/db?user=a@b"},
           {"postgres://app:se/cr@et?@host/db", "postgres://app:xxxxx@host/db"},
           {"postgres://app@server:secret@host/db", "postgres://app@server:xxxxx@host/db"},
           {"host=h user=app password=secret dbname=db",
            "host=h user=app password=xxxxx dbname=db"},
           {"password = 'it\\'s a secret' host=h", "password=xxxxx host=h"},
           {"host=h password='unclosed", "host=h password=xxxxx"},
           {"", ""},
       }) {
    EXPECT_EQ(RedactUrl(test.url), test.redacted);
  }
}

TEST(UrlTest, RedactsTexts) {
  EXPECT_EQ(RedactText("bad s%40cret, or s@cret", "postgres://a:s%40cret@h/d"),
            "bad xxxxx, or xxxxx");
  EXPECT_EQ(RedactText("token hunter2", "host=h password=hunter2"), "token xxxxx");
  EXPECT_EQ(RedactText("token hunter2", "postgres:///d?password=hunter2"), "token xxxxx");
  EXPECT_EQ(RedactText("nothing here", "postgres://a@h/d"), "nothing here");
}

TEST(UrlTest, RedactsPiecesOfMalformedPasswords) {
  const char* url = "postgres://app:abcd@efgh/ij@host/db";
  std::string text = RedactText("could not translate host name \"efgh\"", url);
  EXPECT_EQ(text.find("efgh"), std::string::npos) << text;
}

TEST(UrlTest, ReadsParameters) {
  EXPECT_EQ(UrlParameter("postgres://h/d?search_path=my%20app&sslmode=disable", "search_path"),
            "my app");
  EXPECT_EQ(UrlParameter("postgres://h/d?sslmode=disable", "search_path"), "");
  EXPECT_EQ(UrlParameter("host=h search_path='my app'", "search_path"), "my app");
}

TEST(UrlTest, SetsParameters) {
  EXPECT_EQ(WithUrlParameter("postgres://h/d", "search_path", "a b,c"),
            "postgres://h/d?search_path=a%20b,c");
  EXPECT_EQ(WithUrlParameter("postgres://h/d?a=1&b=2&a=3", "a", "4"), "postgres://h/d?a=4&b=2");
  EXPECT_EQ(WithUrlParameter("postgres://h/d?a=1&b=2", "a", ""), "postgres://h/d?b=2");
  EXPECT_EQ(WithUrlParameter("postgres://h/d?a=1", "a", ""), "postgres://h/d");
  EXPECT_EQ(WithUrlParameter("postgres://h/d", "a", ""), "postgres://h/d");
  EXPECT_EQ(WithUrlParameter("host=h", "search_path", "a b"), "host=h search_path='a b'");
  EXPECT_EQ(WithUrlParameter("host=h search_path=a", "search_path", ""), "host=h");
}

TEST(UrlTest, ChangesTheDatabase) {
  EXPECT_EQ(WithDatabase("postgres://u:p@[::1]:5/d?sslmode=disable", "other db"),
            "postgres://u:p@[::1]:5/other%20db?sslmode=disable");
  EXPECT_EQ(WithDatabase("postgres://h", "d"), "postgres://h/d");
  EXPECT_EQ(WithDatabase("postgres://h?dbname=a&user=b", "d"), "postgres://h/d?user=b");
  EXPECT_EQ(WithDatabase("host=h dbname=a", "d"), "host=h dbname=d");
  EXPECT_EQ(WithDatabase("", "d"), "dbname=d");
}

}  // namespace
}  // namespace mercator
