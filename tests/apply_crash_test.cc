// An apply that ends at any moment: the next one must end where one alone would have, with no
// statement run twice and none lost.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <random>
#include <thread>

#include "base/text.h"
#include "migrate/loose_statement.h"
#include "migrate/statement.h"
#include "support/apply_run.h"
#include "support/server.h"

namespace mercator {
namespace {

using Microseconds = std::chrono::microseconds;

// Statements that show when they run twice, or not at all; some take long enough to be hit.
const MigrationTexts kFiles = {
    {"1_first.sql",
     "CREATE TABLE a (n int);\nINSERT INTO a VALUES (1), (1);\n"
     "SELECT pg_sleep(0.005);\nUPDATE a SET n = n + 1;\nALTER TABLE a ADD COLUMN m int DEFAULT 7;"},
    {"2_second.sql",
     "INSERT INTO a SELECT n * 2 FROM a;\nCREATE TABLE b AS SELECT n FROM a;\n"
     "SELECT pg_sleep(0.005);\nUPDATE a SET n = n * 3;"},
    {"3_third.sql",
     "DELETE FROM b WHERE n = (SELECT max(n) FROM b);\nINSERT INTO b VALUES (100);"}};

const MigrationTexts kLoose = {
    {"1_first.sql", kFiles.at("1_first.sql")},
    {"2_loose.sql",
     "-- atlas:txmode none\n\nINSERT INTO a SELECT n * 2 FROM a;\n"
     "CREATE INDEX CONCURRENTLY a_n ON a (n);\nUPDATE a SET n = n + 1;\nBEGIN;\n"
     "INSERT INTO a VALUES (5);\nSELECT pg_sleep(0.003);\nINSERT INTO a VALUES (6);\nCOMMIT;\n"
     "CREATE INDEX CONCURRENTLY ON a (m);\nVACUUM a;\nUPDATE a SET n = n * 3;\n"
     "REINDEX INDEX CONCURRENTLY a_n;\nCREATE UNIQUE INDEX CONCURRENTLY gone ON b (n);\n"
     "DROP INDEX CONCURRENTLY gone;\nINSERT INTO a VALUES (8);"},
    {"3_third.sql", "INSERT INTO a VALUES (9);"},
    {"0_zero.sql", "CREATE TABLE b (n int);"}};

struct Mode {
  const char* name;
  TxMode mode;
  const MigrationTexts* files;
};

const Mode kModes[] = {{"file", TxMode::kFile, &kFiles},
                       {"all", TxMode::kAll, &kFiles},
                       {"none", TxMode::kNone, &kLoose}};

std::string NewDatabase() { return TestServer().Url(TestServer().CreateDatabase()); }

// All that an apply leaves: rows, columns, indexes, the history.
std::string StateOf(const std::string& url) {
  return ValueAt(
             url,
             "SELECT 'a: ' || string_agg(n || '/' || coalesce(m, 0), ' ' ORDER BY n, m) FROM a "
             "UNION ALL SELECT 'b: ' || coalesce(string_agg(n::text, ' ' ORDER BY n), '') FROM b "
             "UNION ALL SELECT 'i: ' || coalesce(string_agg(indexrelid::regclass || ' ' || "
             "indisvalid, ' ' ORDER BY indexrelid::regclass::text), '') FROM pg_index WHERE "
             "indrelid IN ('a'::regclass, 'b'::regclass)") +
         "\n" +
         ValueAt(url,
                 "SELECT concat_ws(':', version, description, type, applied, total, error, "
                 "error_stmt, hash, partial_hashes) FROM "
                 "atlas_schema_revisions.atlas_schema_revisions ORDER BY version");
}

std::string Clean(const Mode& mode) {
  std::string url = NewDatabase();
  EXPECT_FALSE(ApplyTo(url, *mode.files, With(mode.mode)).failure);
  return StateOf(url);
}

void ExpectRepaired(const std::string& url, const Mode& mode, const std::string& expected,
                    const std::string& what) {
  try {
    ApplyReport report = ApplyTo(url, *mode.files, With(mode.mode));
    EXPECT_FALSE(report.failure) << what << ": " << report.failure->message;
    EXPECT_EQ(StateOf(url), expected) << what;
  } catch (const Error& e) {
    ADD_FAILURE() << what << ": " << e.what();
  }
}

// Calls `at` when the n-th event comes.
class Events : public ApplyObserver {
 public:
  Events(int when, std::function<void()> at) : left_(when), at_(std::move(at)) {}
  void OnPlan(const ApplyReport&) override { Event(); }
  void OnFileStart(const FileReport&) override { Event(); }
  void OnStatementStart(const std::string&) override { Event(); }
  void OnStatementEnd(const std::string&, std::chrono::nanoseconds) override { Event(); }
  void OnFileEnd(const FileReport&) override { Event(); }
  bool reached() const { return left_ <= 0; }

 private:
  void Event() {
    if (--left_ == 0) at_();
  }
  int left_;
  std::function<void()> at_;
};

// Runs in a process of its own; gives its status.
pid_t Fork(const std::function<void()>& run) {
  pid_t child = fork();
  if (child != 0) return child;
  try {
    run();
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

int Await(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

class CrashTest : public testing::TestWithParam<Mode> {};

TEST_P(CrashTest, KilledAtEveryBoundary) {
  const Mode& mode = GetParam();
  std::string expected = Clean(mode);
  for (int when = 1;; ++when) {
    std::string url = NewDatabase();
    int status = Await(Fork([&] {
      Events kill(when, [] { raise(SIGKILL); });
      ApplyTo(url, *mode.files, With(mode.mode), &kill);
    }));
    ExpectRepaired(url, mode, expected, "killed at event " + std::to_string(when));
    if (WIFEXITED(status)) {
      EXPECT_EQ(WEXITSTATUS(status), 0);
      EXPECT_GT(when, 20);
      break;
    }
  }
}

TEST_P(CrashTest, BackendEndedAtEveryBoundary) {
  const Mode& mode = GetParam();
  std::string expected = Clean(mode);
  for (int when = 1;; ++when) {
    std::string url = NewDatabase();
    Connection victim(url);
    Events end(when, [&] {
      ValueAt(url,
              "SELECT pg_terminate_backend(" + std::to_string(victim.backend_pid()) + ", 5000)");
    });
    Diagnostics diagnostics;
    try {
      Apply(victim, MakeDirectory(*mode.files), With(mode.mode), diagnostics, end);
    } catch (const Error&) {
      // Lost outside of a file.
    }
    ExpectRepaired(url, mode, expected, "ended at event " + std::to_string(when));
    if (!end.reached()) break;
  }
}

INSTANTIATE_TEST_SUITE_P(Modes, CrashTest, testing::ValuesIn(kModes),
                         [](const auto& info) { return info.param.name; });

// How long a whole apply takes, so that the points are all over it.
Microseconds Duration(const Mode& mode) {
  std::string url = NewDatabase();
  auto start = std::chrono::steady_clock::now();
  Await(Fork([&] { ApplyTo(url, *mode.files, With(mode.mode)); }));
  return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
}

TEST(CrashPoints, AHundredOfThem) {
  std::string expected[3];
  Microseconds durations[3];
  for (int i = 0; i < 3; ++i) {
    expected[i] = Clean(kModes[i]);
    durations[i] = Duration(kModes[i]);
  }
  int hit = 0;
  for (int seed = 1; seed <= 100; ++seed) {
    int i = seed % 3;
    const Mode& mode = kModes[i];
    std::mt19937 random(static_cast<unsigned>(seed));
    double share = std::uniform_real_distribution<double>(0.05, 1.05)(random);
    bool terminate = random() % 2 == 0;
    std::string url = NewDatabase();
    pid_t child = Fork([&] { ApplyTo(url, *mode.files, With(mode.mode)); });
    std::this_thread::sleep_for(Microseconds(static_cast<int64_t>(share * durations[i].count())));
    if (terminate) {
      ValueAt(url,
              "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = "
              "current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
    } else {
      kill(child, SIGKILL);
    }
    int status = Await(child);
    hit += WIFSIGNALED(status) || WEXITSTATUS(status) != 0;
    std::string what = "seed " + std::to_string(seed) + ", mode " + mode.name +
                       (terminate ? ", backend ended" : ", killed");
    ExpectRepaired(url, mode, expected[i], what);
  }
  RecordProperty("hit", hit);
}

// The connection ends in the middle of a statement by its own doing, once.
const std::string kSuicide =
    "CREATE TABLE crash (id int);\nINSERT INTO crash VALUES (1);\n"
    "CREATE FUNCTION die(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN\n"
    "IF EXISTS (SELECT FROM public.crash) THEN PERFORM pg_terminate_backend(pg_backend_pid());\n"
    "PERFORM pg_sleep(5); END IF; RETURN n; END $$;\n"
    "CREATE TABLE a (n int);\nINSERT INTO a VALUES (1), (2);";

std::string Indexes(const std::string& url) {
  return ValueAt(url,
                 "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index "
                 "WHERE indrelid = 'a'::regclass ORDER BY 1");
}

TEST(CrashInside, AnIndexBuildIsDoneAnewAndTheRemainsAreGone) {
  for (const char* name : {"i", ""}) {
    std::string url = NewDatabase();
    MigrationTexts files = {
        {"1.sql", kSuicide},
        {"2.sql", "-- atlas:txmode none\n\nINSERT INTO a VALUES (3);\nCREATE INDEX CONCURRENTLY " +
                      std::string(name) + " ON a (die(n));\nINSERT INTO a VALUES (4);"}};
    ApplyReport report = ApplyTo(url, files);
    ASSERT_TRUE(report.failure);
    EXPECT_TRUE(report.failure->in_doubt);
    EXPECT_EQ(HistoryAt(url), "1:2:5/5,2:2:1/3!");
    EXPECT_EQ(ValueAt(url, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"), "1");
    ValueAt(url, "DELETE FROM crash");
    EXPECT_FALSE(ApplyTo(url, files).failure);
    EXPECT_EQ(HistoryAt(url), "1:2:5/5,2:2:3/3");
    EXPECT_EQ(Indexes(url), std::string(*name ? "i" : "a_die_idx") + " true");
    EXPECT_EQ(ValueAt(url, "SELECT n FROM a ORDER BY 1"), "1,2,3,4");
  }
}

// Killed after the statement and before its row: the index is there and valid, the marker stays.
TEST(CrashInside, AnIndexThatIsInIsNotBuiltAgain) {
  for (const char* name : {"i", ""}) {
    std::string url = NewDatabase();
    std::string create = "CREATE INDEX CONCURRENTLY " + std::string(name) + " ON a (n);";
    MigrationTexts files = {
        {"1.sql", "-- atlas:txmode none\n\nCREATE TABLE a (n int);\n" + create}};
    EXPECT_FALSE(ApplyTo(url, files).failure);
    ValueAt(url, std::string("DROP INDEX ") + (*name ? "i" : "a_n_idx"));
    Connection connection(url);
    std::string marker = LooseStatement(connection, create).Marker();
    connection.Execute(create);
    Diagnostics diagnostics;
    MigrationDirectory directory = MakeDirectory(files);
    std::string hash = PartialHashes(ReadStatements(directory.files[0], diagnostics))[0];
    connection.Query(
        "UPDATE atlas_schema_revisions.atlas_schema_revisions SET applied = 1, error = $1, "
        "error_stmt = $2, partial_hashes = $3::jsonb",
        {marker, create, "[\"h1:" + hash + "\"]"});
    EXPECT_FALSE(ApplyTo(url, files).failure);
    EXPECT_EQ(HistoryAt(url), "1:2:2/2");
    EXPECT_EQ(Indexes(url), std::string(*name ? "i" : "a_n_idx") + " true");
  }
}

TEST(CrashInside, WhatNobodyCanKnowIsAsked) {
  std::string url = NewDatabase();
  MigrationTexts files = {
      {"1.sql",
       "CREATE TABLE a (n int);\nCREATE TABLE crash (id int);\nINSERT INTO crash VALUES (1);\n"
       "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN\nINSERT INTO a VALUES (1);\nCOMMIT;\n"
       "IF EXISTS (SELECT FROM crash) THEN PERFORM pg_terminate_backend(pg_backend_pid());\n"
       "PERFORM pg_sleep(5); END IF;\nINSERT INTO a VALUES (2);\nEND $$;"},
      {"2.sql", "-- atlas:txmode none\n\nCALL p();\nINSERT INTO a VALUES (3);"}};
  EXPECT_TRUE(ApplyTo(url, files).failure->in_doubt);
  for (int again = 0; again < 2; ++again) {
    ApplyReport report = ApplyTo(url, files);
    ASSERT_TRUE(report.failure);
    EXPECT_TRUE(report.failure->undecided);
    EXPECT_TRUE(Contains(report.failure->message, "it is not known whether statement 1 is in"));
    EXPECT_TRUE(Contains(report.failure->hint, "mercator migrate resolve --skip"));
    EXPECT_EQ(ValueAt(url, "SELECT n FROM a ORDER BY 1"), "1");
  }
  // As `migrate resolve --retry` does it.
  ValueAt(url,
          "DELETE FROM crash; UPDATE atlas_schema_revisions.atlas_schema_revisions SET error = "
          "NULL, error_stmt = NULL");
  EXPECT_FALSE(ApplyTo(url, files).failure);
  EXPECT_EQ(ValueAt(url, "SELECT n FROM a ORDER BY 1"), "1,1,2,3");
}

TEST(LooseStatements, TheirOutcomeIsLookedFor) {
  using Outcome = LooseStatement::Outcome;
  std::string url = NewDatabase();
  Connection connection(url), reader(url);
  connection.Execute(
      "CREATE TABLE a (n int); CREATE INDEX i ON a (n); CREATE TABLE p (n int) PARTITION BY LIST "
      "(n); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE p2 PARTITION OF p FOR "
      "VALUES IN (2)");
  auto outcome = [&](const std::string& sql) {
    LooseStatement statement(connection, sql);
    return statement.FindOutcome(statement.Marker(), [](const std::string&) {});
  };
  EXPECT_EQ(outcome("DROP INDEX CONCURRENTLY public.i;"), Outcome::kNotIn);
  EXPECT_EQ(outcome("DROP INDEX CONCURRENTLY IF EXISTS gone;"), Outcome::kIn);
  EXPECT_EQ(outcome("CREATE INDEX CONCURRENTLY i ON a (n);"), Outcome::kIn);
  EXPECT_EQ(outcome("CREATE INDEX CONCURRENTLY ON a (n);"), Outcome::kNotIn);
  EXPECT_EQ(outcome("CREATE DATABASE " + connection.database()), Outcome::kIn);
  EXPECT_EQ(outcome("CREATE DATABASE no_such_database"), Outcome::kNotIn);
  EXPECT_EQ(outcome("DROP DATABASE no_such_database"), Outcome::kIn);
  EXPECT_EQ(outcome("VACUUM a"), Outcome::kNotIn);
  EXPECT_EQ(outcome("CALL p()"), Outcome::kUnknown);
  EXPECT_EQ(outcome("no SQL at all"), Outcome::kUnknown);
  EXPECT_EQ(outcome("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY"), Outcome::kNotIn);
  connection.Execute("ALTER TABLE p DETACH PARTITION p1");
  EXPECT_EQ(outcome("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY"), Outcome::kIn);
  // One that stops between its two transactions.
  std::string detach = "ALTER TABLE p DETACH PARTITION p2 CONCURRENTLY";
  reader.Execute("BEGIN; SELECT * FROM p");
  connection.Execute("SET statement_timeout = '300ms'");
  EXPECT_THROW(connection.Execute(detach), ServerError);
  reader.Execute("ROLLBACK");
  EXPECT_EQ(ValueAt(url, "SELECT inhdetachpending FROM pg_inherits"), "t");
  EXPECT_EQ(outcome(detach), Outcome::kIn);
  EXPECT_EQ(ValueAt(url, "SELECT count(*) FROM pg_inherits"), "0");
}

TEST(Concurrently, AFailedBuildLeavesNothing) {
  std::string url = NewDatabase();
  MigrationTexts files = {
      {"1.sql", "CREATE TABLE a (n int);\nINSERT INTO a VALUES (1), (1);"},
      {"2.sql", "-- atlas:txmode none\n\nCREATE UNIQUE INDEX CONCURRENTLY i ON a (n);"}};
  ApplyReport report = ApplyTo(url, files);
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->sqlstate, "23505");
  EXPECT_EQ(Indexes(url), "");
  EXPECT_EQ(HistoryAt(url), "1:2:2/2,2:2:0/1!");
  ValueAt(url, "DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)");
  EXPECT_FALSE(ApplyTo(url, files).failure);
  EXPECT_EQ(Indexes(url), "i true");
}

TEST(Concurrently, AnInvalidIndexOfAnEarlierRunIsBuiltAnew) {
  for (const char* exists : {"", "IF NOT EXISTS "}) {
    std::string url = NewDatabase();
    MigrationTexts files = {{"1.sql", "CREATE TABLE a (n int);\nINSERT INTO a VALUES (1), (1);"},
                            {"2.sql", "-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY " +
                                          std::string(exists) + "\"I\" ON public.a (n);"}};
    ApplyTo(url, files, To("1"));
    EXPECT_THROW(ValueAt(url, "CREATE UNIQUE INDEX CONCURRENTLY \"I\" ON a (n)"), Error);
    EXPECT_EQ(Indexes(url), "\"I\" false");
    EXPECT_FALSE(ApplyTo(url, files).failure);
    EXPECT_EQ(Indexes(url), "\"I\" true");
  }
}

TEST(Concurrently, NoTimeoutsButTheFilesOwn) {
  std::string url = NewDatabase();
  MigrationTexts files = {
      {"1.sql",
       "CREATE TABLE a (n int);\nINSERT INTO a VALUES (1);\nCREATE FUNCTION slow(n int) RETURNS "
       "int "
       "LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_sleep(0.4); RETURN n; END $$;"},
      {"2.sql", "-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON a (slow(n));"}};
  ApplyOptions options;
  options.limits.statement = std::chrono::milliseconds(200);
  EXPECT_FALSE(ApplyTo(url, files, options).failure);
  files["3.sql"] =
      "-- atlas:txmode none\n\nSET statement_timeout = '100ms';\n"
      "CREATE INDEX CONCURRENTLY j ON a (slow(n));";
  ApplyReport report = ApplyTo(url, files);
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->sqlstate, "57014");
  EXPECT_EQ(Indexes(url), "i true");
  files["3.sql"] = "SELECT pg_sleep(1);";
  ValueAt(url, "DELETE FROM atlas_schema_revisions.atlas_schema_revisions WHERE version = '3'");
  EXPECT_EQ(ApplyTo(url, files, options).failure->sqlstate, "57014");
}

TEST(TwoAppliers, OneWorksTheOtherWaits) {
  std::string url = NewDatabase();
  MigrationTexts files = {
      {"1.sql", "CREATE TABLE a (n int);\nSELECT pg_sleep(0.3);\nINSERT INTO a VALUES (1);"}};
  size_t ran[2] = {0, 0};
  std::thread appliers[2];
  for (int i = 0; i < 2; ++i)
    appliers[i] = std::thread([&, i] { ran[i] = ApplyTo(url, files).applied.size(); });
  for (std::thread& applier : appliers) applier.join();
  EXPECT_EQ(ran[0] + ran[1], 1u);
  EXPECT_EQ(ValueAt(url, "SELECT n FROM a"), "1");
  EXPECT_EQ(HistoryAt(url), "1:2:3/3");
}

}  // namespace
}  // namespace mercator
