// Histories as Atlas leaves them in atlas_schema_revisions (cmd/atlas/internal/migrate/ent and
// sql/migrate/migrate.go of its source), continued here.
#include <gtest/gtest.h>

#include "base/text.h"
#include "migrate/revisions.h"
#include "migrate/status.h"
#include "support/apply_run.h"
#include "support/server.h"

namespace mercator {
namespace {

// As Atlas's driver makes it.
constexpr const char* kTable =
    "CREATE SCHEMA atlas_schema_revisions; CREATE TABLE atlas_schema_revisions."
    "atlas_schema_revisions (\"version\" character varying NOT NULL, \"description\" character "
    "varying NOT NULL, \"type\" bigint NOT NULL DEFAULT 2, \"applied\" bigint NOT NULL DEFAULT 0, "
    "\"total\" bigint NOT NULL DEFAULT 0, \"executed_at\" timestamptz NOT NULL, \"execution_time\" "
    "bigint NOT NULL, \"error\" text NULL, \"error_stmt\" text NULL, \"hash\" character varying "
    "NOT "
    "NULL, \"partial_hashes\" jsonb NULL, \"operator_version\" character varying NOT NULL, PRIMARY "
    "KEY (\"version\"));";

// Of `CREATE TABLE a (id int);`, and of that with `CREATE TABLE b (id int);`.
constexpr const char* kFirst = "h1:Fo9K92y+zoKkGFxsVzZuB4g8bkFV8lzihVkBjZlDO4E=";
constexpr const char* kSecond = "h1:rnHt1BzJVU5XttsYgJBtT6tG/xmWXMmX5k3tJw59aeo=";

class AtlasHistory : public testing::Test {
 protected:
  AtlasHistory() : url_(TestServer().Url(TestServer().CreateDatabase())) { Sql(kTable); }
  void Sql(const std::string& sql) { Connection(url_).Execute(sql); }
  // A row; texts that are empty are NULL where Atlas may write NULL.
  void Row(const std::string& version, int type, int applied, int total, const std::string& error,
           const std::string& statement, const std::string& hashes,
           const std::string& by = "Atlas CLI v1.2.3") {
    Connection connection(url_);
    auto nullable = [](const std::string& text) {
      return text.empty() ? std::nullopt : std::optional<std::string>(text);
    };
    connection.Query(
        "INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ($1, 'x', $2, $3, $4, "
        "'2024-03-01 12:00:00.123456+02', 1234567, $5, $6, 'hash of Atlas', $7, $8)",
        {version, std::to_string(type), std::to_string(applied), std::to_string(total),
         nullable(error), nullable(statement), nullable(hashes), by});
  }
  StatusReport Status(const MigrationTexts& files) {
    Connection connection(url_);
    return ReadStatus(connection, MakeDirectory(files), {});
  }
  std::string url_;
};

const std::string kThree =
    "-- atlas:txmode none\n\nCREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE TABLE c "
    "(id "
    "int);\n";

TEST_F(AtlasHistory, GoesOnWithTheStatementThatFailed) {
  Sql("CREATE TABLE a (id int); CREATE TABLE b (id int)");
  Row("1", 2, 2, 3, "pq: type \"nope\" does not exist", "CREATE TABLE c (id nope);",
      std::string("[\"") + kFirst + "\", \"" + kSecond + "\"]");
  MigrationTexts files = {{"1_x.sql", kThree}, {"2_y.sql", "CREATE TABLE d (id int);"}};
  StatusReport status = Status(files);
  EXPECT_EQ(status.status, "PENDING");
  EXPECT_EQ(status.error, "pq: type \"nope\" does not exist");
  ApplyReport report = ApplyTo(url_, files);
  ASSERT_FALSE(report.failure);
  EXPECT_EQ(report.applied[0].skipped, 2u);
  EXPECT_EQ(report.applied[0].applied, std::vector<std::string>{"CREATE TABLE c (id int);"});
  EXPECT_EQ(HistoryAt(url_), "1:2:3/3,2:2:1/1");
  // The first start stays, the rest is ours.
  EXPECT_EQ(ValueAt(url_,
                    "SELECT concat_ws(' ', executed_at AT TIME ZONE 'UTC', error, error_stmt, "
                    "partial_hashes, operator_version ~ '^Mercator v') FROM "
                    "atlas_schema_revisions.atlas_schema_revisions WHERE version = '1'"),
            "2024-03-01 10:00:00.123456 t");
}

TEST_F(AtlasHistory, WhatItCountedMustBeAsItWas) {
  Sql("CREATE TABLE a (id int); CREATE TABLE b (id int)");
  Row("1", 2, 2, 3, "pq: oh", "CREATE TABLE c (id nope);",
      std::string("[\"") + kFirst + "\", \"" + kSecond + "\"]");
  ApplyReport report = ApplyTo(url_, {{"1_x.sql", Replace(kThree, "b (id int)", "b (id bigint)")}});
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->message,
            "sql/migrate: history changed: statement 2 from file \"1_x.sql\" changed");
}

// Begun and nothing applied: the row of a run of Atlas that was killed in mode none, or that failed
// at its first statement.
TEST_F(AtlasHistory, AFileThatHasOnlyBegunRunsWhole) {
  Row("1", 2, 0, 3, "", "", "");
  EXPECT_FALSE(ApplyTo(url_, {{"1_x.sql", kThree}}).failure);
  EXPECT_EQ(HistoryAt(url_), "1:2:3/3");
}

TEST_F(AtlasHistory, BaselinesAndSetVersionsAreDone) {
  Sql("CREATE TABLE a (id int)");
  Row("1", 1, 0, 0, "", "", "");  // --baseline 1
  Row("2", 4, 0, 0, "", "", "");  // migrate set 2
  Row("3", 6, 1, 2, "", "", "");  // failed, then set
  Row(".atlas_cloud_identifier", 2, 0, 0, "", "", "");
  MigrationTexts files = {{"1.sql", "select 1/0;"},
                          {"2.sql", "select 1/0;"},
                          {"3.sql", "select 1;\nselect 1/0;"},
                          {"4.sql", "INSERT INTO a VALUES (4);"}};
  StatusReport status = Status(files);
  EXPECT_EQ(status.current, "3");
  EXPECT_EQ(status.next, "4");
  EXPECT_EQ(status.applied.size(), 3u);
  ApplyReport report = ApplyTo(url_, files);
  EXPECT_FALSE(report.failure);
  EXPECT_EQ(report.applied.size(), 1u);
  EXPECT_EQ(ValueAt(url_, "SELECT id FROM a"), "4");
}

// In mode file Atlas leaves no row of what failed: the file runs whole.
TEST_F(AtlasHistory, ARolledBackFileRunsWhole) {
  Row("1", 2, 1, 1, "", "", "", "Atlas CLI - development");
  MigrationTexts files = {{"1.sql", "select 1;"},
                          {"2.sql", "CREATE TABLE a (id int);\nCREATE TABLE b (id int);"}};
  EXPECT_EQ(ApplyTo(url_, files).applied[0].applied.size(), 2u);
  EXPECT_EQ(HistoryAt(url_), "1:2:1/1,2:2:2/2");
}

// A file that became shorter while it was resumed: Atlas ends it and leaves `total` as it was.
TEST_F(AtlasHistory, AShortenedFileIsDone) {
  Row("1", 2, 2, 3, "", "", "");
  MigrationTexts files = {{"1.sql", "select 1;\nselect 2;"}};
  EXPECT_EQ(Status(files).status, "OK");
  EXPECT_TRUE(ApplyTo(url_, files).pending.empty());
}

// What we leave is what Atlas goes on from: hashes of what is in, the error, its statement.
TEST_F(AtlasHistory, AFailureHereIsOneOfAtlas) {
  ApplyReport report = ApplyTo(url_, {{"1_x.sql", Replace(kThree, "c (id int)", "c (id nope)")}});
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(
      ValueAt(url_,
              "SELECT concat_ws(' | ', type, applied, total, error, error_stmt, "
              "partial_hashes) FROM atlas_schema_revisions.atlas_schema_revisions"),
      std::string("2 | 2 | 3 | type \"nope\" does not exist | CREATE TABLE c (id nope); | [\"") +
          kFirst + "\", \"" + kSecond + "\"]");
}

}  // namespace
}  // namespace mercator
