#include "sql/split.h"

#include <gtest/gtest.h>
#include <pg_query.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "sql/lexer.h"
#include "sql/pg_query.h"

namespace mercator {
namespace {

struct Outcome {
  std::vector<SqlStatement> statements;
  Diagnostics diagnostics;
};

Outcome SplitText(const std::string& text) {
  Outcome out;
  out.statements =
      SplitStatements(std::make_shared<Source>(Source{"a.sql", text}), out.diagnostics);
  return out;
}

std::vector<std::string> Texts(const std::string& text) {
  Outcome out = SplitText(text);
  EXPECT_EQ(Render(out.diagnostics), "");
  std::vector<std::string> texts;
  for (const SqlStatement& s : out.statements) {
    EXPECT_EQ(text.substr(s.begin, s.end - s.begin), s.text);
    texts.push_back(s.text);
  }
  return texts;
}

std::string Problems(const std::string& text) { return Render(SplitText(text).diagnostics); }

using Strings = std::vector<std::string>;

TEST(Split, KeepsSemicolonsAndPlaces) {
  EXPECT_EQ(Texts("select 1;\n\n select 2 ; select 3"),
            (Strings{"select 1;", "select 2 ;", "select 3"}));
  EXPECT_EQ(Texts(""), Strings{});
  EXPECT_EQ(Texts(" \n-- nothing\n/* here */"), Strings{});
  EXPECT_EQ(Texts(";;\n; select 1;;"), Strings{"select 1;"});
  EXPECT_EQ(Texts("\xEF\xBB\xBFselect 1;\r\nselect 2;\r\n"), (Strings{"select 1;", "select 2;"}));
}

TEST(Split, StringsAndNames) {
  EXPECT_EQ(Texts("select ';', 'it''s;', '\\'; select 2;").size(), 2u);
  EXPECT_EQ(Texts("select E'\\';', e'\\\\'; select 2;").size(), 2u);
  EXPECT_EQ(Texts("select E'a'\n  '\\';'; select 2;").size(), 2u);
  EXPECT_EQ(Texts("select E'a' -- c'\n  '\\';'; select 2;").size(), 2u);
  EXPECT_EQ(
      Texts("select U&'\\0041;' , U&\";\\0041\" UESCAPE '!', B'1', x'F;', N';'; select 2;").size(),
      2u);
  EXPECT_EQ(Texts("select \"a;\"\"b;\"; select 2;").size(), 2u);
  EXPECT_EQ(Texts("select type'x\\'; select 2;").size(), 2u);
  EXPECT_EQ(Texts("select a$b$c; select d$b$e; select ü$a$;").size(), 3u);
}

TEST(Split, DollarQuotes) {
  EXPECT_EQ(Texts("do $$ begin; $x$ ; end $$; select 1;").size(), 2u);
  EXPECT_EQ(Texts("do $a$ $$;$$ $a; $a$; select $1; select 2;").size(), 3u);
  EXPECT_EQ(Texts("do $über$ ; $über$; select 1;").size(), 2u);
  EXPECT_EQ(Texts("select 1$$ ; $$; select 2").size(), 2u);
}

TEST(Split, Comments) {
  EXPECT_EQ(Texts("select 1 /* ; /* ; */ ; */; select 2; -- ; '\nselect 3;").size(), 3u);
  EXPECT_EQ(Texts("select 1 +-- ;\n 2; select 1*/*;*/2;").size(), 2u);
  EXPECT_EQ(Texts("select 1 -- the end"), Strings{"select 1 -- the end"});
}

TEST(Split, CommentsDirectlyAboveBelongToTheStatement) {
  Outcome out = SplitText(
      "-- far\n\n-- near\n/* too */\nselect 1; -- about it\n-- two\nselect 2;\n-- gone\n\nselect "
      "3;");
  ASSERT_EQ(out.statements.size(), 3u);
  EXPECT_EQ(out.statements[0].comments, (Strings{"-- near", "/* too */"}));
  EXPECT_EQ(out.statements[0].comment_offsets, (std::vector<size_t>{8, 16}));
  EXPECT_EQ(out.statements[1].comments, Strings{"-- two"});
  EXPECT_EQ(out.statements[2].comments, Strings{});
  EXPECT_EQ(SplitText("-- a\r\nselect 1;\r\n").statements[0].comments, Strings{"-- a"});
  EXPECT_EQ(SplitText("-- a\r\n\r\nselect 1;\r\n").statements[0].comments, Strings{});
}

TEST(Split, SqlBodies) {
  std::string body =
      "create function f(a int) returns int\nbegin atomic\n  select case when a > 1 then 1 else "
      "case a when 2 then 3 end end;\n  select t.end as end from t;\nend;";
  EXPECT_EQ(Texts(body + " select 2;"), (Strings{body, "select 2;"}));
  EXPECT_EQ(Texts("CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC END; SELECT 1;").size(), 2u);
  EXPECT_EQ(Texts("begin; select case 1 when 1 then 2 end; commit;").size(), 3u);
  EXPECT_EQ(Texts("create table \"function\" (begin int, atomic int); select 1;").size(), 2u);
  EXPECT_EQ(Texts("create table t (case_ int); create function f() returns int language sql return "
                  "case when true then 1 end; select 1;")
                .size(),
            3u);
}

TEST(Split, Rules) {
  std::string rule =
      "create or replace rule r as on insert to t do also (delete from a; delete from b;);";
  EXPECT_EQ(Texts(rule + "select 1;"), (Strings{rule, "select 1;"}));
  EXPECT_EQ(Texts("create rule r as on insert to t do instead nothing; select 1;").size(), 2u);
}

TEST(Split, AnUnclosedParenthesisDoesNotTakeTheRestAlong) {
  EXPECT_EQ(Texts("create table a (b int; create table c (d int);").size(), 2u);
}

TEST(Split, PsqlCommands) {
  EXPECT_EQ(Texts("--\n-- dump\n--\n\n\\restrict abc\nselect 1;\n\\unrestrict abc\n"),
            Strings{"select 1;"});
  EXPECT_EQ(Problems("select 1;\n\\connect other\nselect 2;"),
            "a.sql:2:1: error: `\\connect` is a command of psql, not SQL\n"
            "  \\connect other\n  ^^^^^^^^^^^^^^\n"
            "  remove the line; dump one database without `--create`\n");
  EXPECT_EQ(SplitText("\\i x.sql\nselect 2;\n\\set x 'y\nselect 3;").statements.size(), 2u);
}

TEST(Split, CopyDataIsOneErrorABlock) {
  std::string text =
      "create table t (a int);\nCOPY public.t (a) FROM stdin;\n1\n';\n\\\\x\n\\.\n\nselect 1;\n"
      "copy t from stdin with (format csv);\n\\.\nselect 2;\n";
  Outcome out = SplitText(text);
  EXPECT_EQ(out.statements.size(), 3u);
  ASSERT_EQ(out.diagnostics.all().size(), 2u);
  EXPECT_EQ(out.diagnostics.all()[0].begin, 24u);
  EXPECT_EQ(out.diagnostics.all()[0].message,
            "`COPY … FROM stdin` carries rows, and data is not schema");
  EXPECT_EQ(SplitText("copy t from stdin;\n1\n2").statements.size(), 0u);
  EXPECT_EQ(SplitText("copy t from stdin;").diagnostics.all().size(), 1u);
  EXPECT_EQ(Texts("copy t to stdout; copy t from '/a';").size(), 2u);
}

TEST(Split, WhatHasNoEndIsAnErrorWithItsPlace) {
  EXPECT_EQ(Problems("select 1;\nselect 'abc;\nselect 2;"),
            "a.sql:2:8: error: unterminated string\n  select 'abc;\n         ^^^^^\n"
            "  it starts here and has no end up to the end of the file\n");
  EXPECT_TRUE(Contains(Problems("select \"a"), "unterminated quoted identifier"));
  EXPECT_TRUE(Contains(Problems("do $x$ a $$"), "unterminated dollar-quoted string"));
  EXPECT_TRUE(Contains(Problems("select 1; /* /* */"), "unterminated comment"));
  EXPECT_EQ(SplitText("select 1; select 'a").statements.size(), 1u);
  EXPECT_TRUE(Contains(Problems(std::string("select 1;\0", 10)), "NUL byte"));
  EXPECT_TRUE(Contains(Problems(std::string("\xFF\xFEs\0", 4)), "UTF-16"));
}

TEST(Split, FiveMegabytesInAFifthOfASecond) {
  std::string text;
  while (text.size() < 5'000'000) {
    text +=
        "-- Create \"users\" table\nCREATE TABLE \"users\" (\"id\" bigint NOT NULL DEFAULT "
        "'it''s', "
        "PRIMARY KEY (\"id\")); /* c */\nCREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; "
        "END;\n";
  }
  auto start = std::chrono::steady_clock::now();
  size_t count = SplitText(text).statements.size();
  std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  EXPECT_GT(count, 50'000u);
  EXPECT_LT(time.count(), 1.0) << "usually 0.1 s";
}

std::filesystem::path Corpus() {
  const char* given = std::getenv("MERCATOR_CORPUS");
  return given ? given : std::filesystem::path(MERCATOR_SOURCE_DIR) / "../shared/corpus";
}

std::string WithoutSemicolon(std::string_view text) {
  text = Trim(text);
  if (text.ends_with(';')) text.remove_suffix(1);
  return std::string(Trim(text));
}

// What libpg_query's parser, which has PostgreSQL's own lexer and grammar, calls statements;
// nothing if it does not know the text.
std::optional<Strings> Witness(const std::string& text) {
  PgQuerySplitResult result = pg_query_split_with_parser(text.c_str());
  std::optional<Strings> out;
  if (!result.error) {
    out.emplace();
    for (int i = 0; i < result.n_stmts; ++i) {
      std::string_view one =
          std::string_view(text).substr(static_cast<size_t>(result.stmts[i]->stmt_location),
                                        static_cast<size_t>(result.stmts[i]->stmt_len));
      SqlLexer lexer(one);
      SqlToken token = lexer.Next();
      while (token.kind == SqlTokenKind::kComment) token = lexer.Next();
      out->push_back(WithoutSemicolon(one.substr(token.begin)));
    }
  }
  pg_query_free_split_result(result);
  return out;
}

TEST(Split, AgreesWithTheParserOnTheCorpus) {
  if (!std::filesystem::exists(Corpus())) GTEST_SKIP() << "no corpus at " << Corpus();
  int compared = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Corpus())) {
    if (entry.path().extension() != ".sql" || entry.file_size() == 0) continue;
    std::string text = ReadFile(entry.path());
    std::optional<Strings> witness = Witness(text);
    if (!witness) continue;
    ++compared;
    Strings ours;
    for (const SqlStatement& s : SplitText(text).statements) {
      ours.push_back(WithoutSemicolon(s.text));
    }
    EXPECT_EQ(ours, *witness) << entry.path();
  }
  EXPECT_GT(compared, 1000);
}

}  // namespace
}  // namespace mercator
