#include <gtest/gtest.h>

#include <map>

#include "base/text.h"
#include "migrate/apply.h"
#include "migrate/failure.h"
#include "migrate/replay.h"
#include "migrate/revisions.h"
#include "migrate/set.h"
#include "migrate/status.h"
#include "migrate/sum.h"
#include "postgres/advisory_lock.h"
#include "postgres/throwaway_server.h"

namespace mercator {
namespace {

using Files = std::map<std::string, std::string>;
using Strings = std::vector<std::string>;

MigrationDirectory Directory(const Files& files) {
  MigrationDirectory directory;
  Diagnostics diagnostics;
  for (const auto& [name, text] : files) {
    auto source = std::make_shared<Source>(Source{"migrations/" + name, text});
    directory.files.push_back(ReadMigrationFile(name, std::move(source), diagnostics));
  }
  EXPECT_EQ(Render(diagnostics), "");
  directory.sum = ComputeSum(directory.files).Text();
  return directory;
}

// Writes down what it sees.
class Log : public ApplyObserver {
 public:
  void OnPlan(const ApplyReport& r) override {
    lines.push_back("plan " + std::to_string(r.pending.size()));
  }
  void OnFileStart(const FileReport& f) override { lines.push_back("file " + f.file.version); }
  void OnStatementStart(const std::string& s) override { lines.push_back(s); }
  void OnStatementEnd(const std::string&, std::chrono::nanoseconds) override {
    lines.push_back("ok");
  }
  void OnFileEnd(const FileReport& f) override { lines.push_back(f.failure ? "failed" : "done"); }
  Strings lines;
};

class Apply_ : public ::testing::Test {
 protected:
  static ThrowawayServer& Server() {
    static ThrowawayServer server;
    return server;
  }

  Apply_() : database_(Server().CreateDatabase()), connection_(Server().Url(database_)) {}

  ApplyReport Run(const Files& files, const ApplyOptions& options = {}) {
    Diagnostics diagnostics;
    ApplyReport report = Apply(connection_, Directory(files), options, diagnostics, log_);
    EXPECT_EQ(Render(diagnostics), "");
    return report;
  }

  std::string Problems(const Files& files, const ApplyOptions& options = {}) {
    Diagnostics diagnostics;
    Apply(connection_, Directory(files), options, diagnostics, log_);
    return Render(diagnostics);
  }

  std::string ErrorOf(const Files& files, const ApplyOptions& options = {}) {
    try {
      Run(files, options);
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  }

  std::string Value(const std::string& sql) {
    Connection other(Server().Url(database_));
    std::string out;
    for (Row row : other.Execute(sql)) out += (out.empty() ? "" : ",") + row.Text(0);
    return out;
  }

  // version:type:applied/total of each row.
  std::string History() {
    return Value(
        "SELECT concat(version, ':', type, ':', applied, '/', total, "
        "CASE WHEN error IS NOT NULL THEN '!' END) FROM "
        "atlas_schema_revisions.atlas_schema_revisions "
        "ORDER BY version");
  }

  StatusReport Status(const Files& files) { return ReadStatus(connection_, Directory(files), {}); }

  std::string database_;
  Connection connection_;
  Log log_;
};

const Files kTwo = {{"1_a.sql", "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n"},
                    {"2_b.sql", "INSERT INTO a VALUES (1);"}};

TEST_F(Apply_, RunsPendingFilesAndRecordsThem) {
  ApplyReport report = Run(kTwo);
  EXPECT_FALSE(report.failure);
  EXPECT_EQ(report.current, "");
  EXPECT_EQ(report.target, "2");
  EXPECT_EQ(report.ok(), 2u);
  EXPECT_EQ(History(), "1:2:2/2,2:2:1/1");
  EXPECT_EQ(log_.lines, (Strings{"plan 2", "file 1", "CREATE TABLE a (id int);", "ok",
                                 "CREATE TABLE b (id int);", "ok", "done", "file 2",
                                 "INSERT INTO a VALUES (1);", "ok", "done"}));
  std::string columns =
      "SELECT concat(description, ' ', hash, ' ', partial_hashes, ' ', operator_version) FROM "
      "atlas_schema_revisions.atlas_schema_revisions WHERE version = '1'";
  EXPECT_EQ(Value(columns), "a " + *ComputeSum(Directory(kTwo).files).Find("1_a.sql") +
                                "  Mercator v" MERCATOR_VERSION);
  ApplyReport again = Run(kTwo);
  EXPECT_TRUE(again.pending.empty());
  EXPECT_EQ(again.current, "2");
  EXPECT_EQ(Value("SELECT count(*) FROM a"), "1");
}

TEST_F(Apply_, TheTableIsAtlass) {
  Run({});
  EXPECT_EQ(Value("SELECT string_agg(concat(attname, ' ', format_type(atttypid, -1), CASE WHEN "
                  "attnotnull THEN ' !' END, "
                  "' ' || pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum) FROM pg_attribute "
                  "LEFT JOIN pg_attrdef "
                  "ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND attrelid = "
                  "'atlas_schema_revisions.atlas_schema_revisions'::regclass"),
            "version character varying !, description character varying !, type bigint ! 2, "
            "applied bigint ! 0, "
            "total bigint ! 0, executed_at timestamp with time zone !, execution_time bigint !, "
            "error text, "
            "error_stmt text, hash character varying !, partial_hashes jsonb, operator_version "
            "character varying !");
}

TEST_F(Apply_, AmountAndVersion) {
  Files files = {{"1.sql", "select 1;"},
                 {"2.sql", "select 2;"},
                 {"3.sql", "select 3;"},
                 {"4.sql", "select 4;"}};
  EXPECT_EQ(Run(files, {.amount = 1}).target, "1");
  EXPECT_EQ(Run(files, {.to_version = "3"}).applied.size(), 2u);
  EXPECT_EQ(Run(files, {.to_version = "3"}).applied.size(), 0u);
  EXPECT_EQ(ErrorOf(files, {.to_version = "9"}),
            "sql/migrate: migration with version \"9\" not found");
  EXPECT_EQ(History(), "1:2:1/1,2:2:1/1,3:2:1/1");
}

TEST_F(Apply_, AFailureRollsTheFileBack) {
  Files files = kTwo;
  files["2_b.sql"] = "INSERT INTO a VALUES (1);\n\nINSERT INTO a VALUES (1, nope);\nselect 3;";
  ApplyReport report = Run(files);
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->message,
            "sql/migrate: executing statement \"INSERT INTO a VALUES (1, nope);\" from version "
            "\"2\": column \"nope\" "
            "does not exist");
  EXPECT_EQ(report.failure->sqlstate, "42703");
  EXPECT_TRUE(
      Render(ToDiagnostic(*report.failure)).starts_with("migrations/2_b.sql:3:26: error: column"));
  EXPECT_EQ(report.ok(), 1u);
  EXPECT_TRUE(report.applied[1].rolled_back);
  EXPECT_EQ(report.applied[1].applied.size(), 2u);
  EXPECT_EQ(History(), "1:2:2/2");
  EXPECT_EQ(Value("SELECT count(*) FROM a"), "0");
  EXPECT_FALSE(Run(kTwo).failure);
  EXPECT_EQ(Value("SELECT count(*) FROM a"), "1");
}

TEST_F(Apply_, ADeferredConstraintFailsAtCommit) {
  Files files = {{"1.sql",
                  "CREATE TABLE a (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO a "
                  "VALUES (1), (1);"}};
  ApplyReport report = Run(files);
  ASSERT_TRUE(report.failure);
  EXPECT_TRUE(Contains(report.failure->message, "committing version \"1\": duplicate key"));
  EXPECT_EQ(History(), "");
}

TEST_F(Apply_, AllFilesInOneTransaction) {
  Files files = kTwo;
  files["3.sql"] = "select 1/0;";
  ApplyReport report = Run(files, {.tx_mode = TxMode::kAll});
  EXPECT_TRUE(report.failure);
  EXPECT_EQ(report.ok(), 0u);
  EXPECT_EQ(History(), "");
  EXPECT_EQ(Value("SELECT to_regclass('a')"), "");
  files.erase("3.sql");
  EXPECT_FALSE(Run(files, {.tx_mode = TxMode::kAll}).failure);
  EXPECT_EQ(History(), "1:2:2/2,2:2:1/1");
  files["4.sql"] = "-- atlas:txmode none\n\nselect 1;";
  EXPECT_TRUE(Contains(
      Problems(files, {.tx_mode = TxMode::kAll}),
      "cannot set txmode directive to \"none\" in \"4.sql\" when txmode \"all\" is set globally"));
}

const std::string kLoose =
    "-- atlas:txmode none\n\nCREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);\n";

TEST_F(Apply_, WithoutTransactionTheNextRunResumes) {
  ApplyReport report =
      Run({{"1.sql", kLoose + "INSERT INTO b VALUES (1);\nINSERT INTO a VALUES (2);"}});
  ASSERT_TRUE(report.failure);
  EXPECT_FALSE(report.applied[0].rolled_back);
  EXPECT_EQ(History(), "1:2:2/4!");
  EXPECT_EQ(Value("SELECT error_stmt FROM atlas_schema_revisions.atlas_schema_revisions"),
            "INSERT INTO b VALUES (1);");
  EXPECT_EQ(Value("SELECT jsonb_array_length(partial_hashes) FROM "
                  "atlas_schema_revisions.atlas_schema_revisions"),
            "2");

  Files fixed = {{"1.sql", kLoose + "INSERT INTO a VALUES (1);"}};
  StatusReport status = Status(fixed);
  EXPECT_EQ(status.current + " " + status.next + " " + status.status, "1 1 PENDING");
  EXPECT_EQ(status.count, 2);
  EXPECT_EQ(status.total, 4);
  EXPECT_EQ(status.sql, "INSERT INTO b VALUES (1);");

  report = Run(fixed);
  EXPECT_FALSE(report.failure);
  EXPECT_EQ(report.applied[0].skipped, 2u);
  EXPECT_EQ(report.applied[0].applied, Strings{"INSERT INTO a VALUES (1);"});
  EXPECT_EQ(History(), "1:2:3/3");
  EXPECT_EQ(Value("SELECT id FROM a"), "1");
  EXPECT_EQ(Status(fixed).status, "OK");
}

TEST_F(Apply_, WhatIsInMustNotChange) {
  Run({{"1.sql", kLoose + "select 1/0;"}});
  Files changed = {{"1.sql", Replace(kLoose, "id int", "id bigint") + "select 1;"}};
  ApplyReport report = Run(changed);
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->message,
            "sql/migrate: history changed: statement 1 from file \"1.sql\" changed");
}

TEST_F(Apply_, AMissingFileOfAPartialRevisionIsAnError) {
  Run({{"1_x.sql", kLoose + "select 1/0;"}});
  EXPECT_EQ(ErrorOf({{"2.sql", "select 1;"}}),
            "sql/migrate: missing migration: revision \"1_x.sql\" is partially applied but "
            "migration file was not found");
}

TEST_F(Apply_, AnAtlasHistoryGoesOn) {
  Run({});
  // As Atlas leaves it: one file done, one stopped after its first statement (its partial hashes).
  connection_.Execute(
      "CREATE TABLE a (id int);"
      "INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES "
      "('.atlas_cloud_identifier', 'x', 2, 0, 0, now(), 0, NULL, NULL, '', NULL, 'Atlas CLI "
      "v1.2.3'),"
      "('1', 'zero', 2, 1, 1, '2024-01-02 03:04:05.678901+00', 12, '', '', 'x', NULL, 'Atlas CLI "
      "v1.2.3'),"
      "('2', 'ab', 2, 1, 2, now(), 12, 'pq: oh', 'CREATE TABLE b (id int);', 'x', "
      "'[\"h1:Fo9K92y+zoKkGFxsVzZuB4g8bkFV8lzihVkBjZlDO4E=\"]', 'Atlas CLI v1.2.3')");
  Files files = {
      {"1_zero.sql", "select 0;"},
      {"2_ab.sql", "-- atlas:txmode none\n\nCREATE TABLE a (id int);\nCREATE TABLE b (id int);"},
      {"3_c.sql", "select 3;"}};
  StatusReport status = Status(files);
  EXPECT_EQ(status.applied[0].executed_at, "2024-01-02T03:04:05.678901Z");
  EXPECT_EQ(status.error, "pq: oh");
  ApplyReport report = Run(files);
  EXPECT_FALSE(report.failure);
  EXPECT_EQ(report.applied[0].applied, Strings{"CREATE TABLE b (id int);"});
  EXPECT_EQ(Value("SELECT concat(version, ':', applied, '/', total) FROM "
                  "atlas_schema_revisions.atlas_schema_revisions ORDER BY version"),
            ".atlas_cloud_identifier:0/0,1:1/1,2:2/2,3:1/1");
}

TEST_F(Apply_, ATableOfAnOlderAtlasIsReadAndCompleted) {
  connection_.Execute(
      "CREATE TABLE a (id int); CREATE SCHEMA atlas_schema_revisions; CREATE TABLE "
      "atlas_schema_revisions.atlas_schema_revisions "
      "(version varchar PRIMARY KEY, description varchar NOT NULL, applied bigint NOT NULL, total "
      "bigint NOT NULL, "
      "executed_at timestamptz NOT NULL, execution_time bigint NOT NULL, hash varchar NOT NULL);"
      "INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('1', 'a', 2, 2, now(), 1, "
      "'x')");
  EXPECT_EQ(Status(kTwo).next, "2");
  Run(kTwo);
  EXPECT_EQ(History(), "1:2:2/2,2:2:1/1");
}

TEST_F(Apply_, DirtyDatabases) {
  connection_.Execute("CREATE TABLE x (id int)");
  EXPECT_EQ(ErrorOf(kTwo),
            "sql/migrate: connected database is not clean: found table \"x\" in schema \"public\". "
            "baseline version or "
            "allow-dirty is required");
  EXPECT_EQ(Value("SELECT to_regclass('atlas_schema_revisions.atlas_schema_revisions')"), "");
  EXPECT_FALSE(Run(kTwo, {.allow_dirty = true}).failure);
}

TEST_F(Apply_, OtherSchemasAreDirtToo) {
  connection_.Execute("CREATE SCHEMA auth");
  EXPECT_TRUE(Contains(ErrorOf(kTwo), "found schema \"auth\""));
}

TEST_F(Apply_, Baseline) {
  connection_.Execute("CREATE TABLE a (id int); CREATE TABLE b (id int)");
  EXPECT_EQ(ErrorOf(kTwo, {.baseline = "7"}), "baseline version \"7\" not found");
  ApplyReport report = Run(kTwo, {.baseline = "1"});
  EXPECT_EQ(report.current, "1");
  EXPECT_EQ(History(), "1:1:0/0,2:2:1/1");
  EXPECT_TRUE(Run(kTwo, {.baseline = "1"}).pending.empty());
}

TEST_F(Apply_, Checkpoints) {
  Files files = {{"1.sql", "select 1;"},
                 {"2.sql", "-- atlas:checkpoint\n\nselect 2;"},
                 {"3.sql", "select 3;"}};
  EXPECT_TRUE(Status(files).next_is_checkpoint);
  EXPECT_EQ(Run(files).applied.size(), 2u);
  files["4.sql"] = "-- atlas:checkpoint\n\nselect 4;";
  files["5.sql"] = "select 5;";
  EXPECT_EQ(Run(files).target, "5");
  EXPECT_EQ(History(), "2:2:1/1,3:2:1/1,5:2:1/1");
}

TEST_F(Apply_, FilesOutOfOrder) {
  Files files = {{"1.sql", "select 1;"}, {"3.sql", "select 3;"}};
  Run(files);
  files["2.sql"] = "select 2;";
  files["4.sql"] = "select 4;";
  EXPECT_EQ(ErrorOf(files),
            "migration file 2.sql was added out of order. See: "
            "https://atlasgo.io/versioned/apply#non-linear-error");
  StatusReport status = Status(files);
  EXPECT_EQ(status.next, "UNKNOWN");
  EXPECT_EQ(status.out_of_order.size(), 1u);
  EXPECT_EQ(status.pending.size(), 1u);
  EXPECT_EQ(Run(files, {.order = ExecOrder::kLinearSkip, .amount = 1}).target, "4");
  EXPECT_EQ(Run(files, {.order = ExecOrder::kNonLinear}).target, "2");
  EXPECT_EQ(Status(files).status, "OK");
}

TEST_F(Apply_, DryRunReadsOnly) {
  EXPECT_EQ(Run(kTwo, {.dry_run = true}).applied[0].applied.size(), 2u);
  EXPECT_EQ(Value("SELECT count(*) FROM pg_namespace WHERE nspname = 'atlas_schema_revisions'"),
            "0");
  connection_.Execute("CREATE TABLE x (id int)");
  EXPECT_EQ(Run(kTwo, {.baseline = "1", .dry_run = true}).pending.size(), 1u);
  EXPECT_EQ(Value("SELECT count(*) FROM pg_namespace WHERE nspname = 'atlas_schema_revisions'"),
            "0");
}

TEST_F(Apply_, RevisionSchemas) {
  connection_.Execute("CREATE SCHEMA app");
  Run({}, {.connected_schema = "app"});
  EXPECT_EQ(Value("SELECT count(*) FROM app.atlas_schema_revisions"), "0");
  Run({}, {.allow_dirty = true, .revisions_schema = "Other"});
  EXPECT_EQ(Value("SELECT count(*) FROM \"Other\".atlas_schema_revisions"), "0");
  Run({}, {.allow_dirty = true});
  EXPECT_EQ(ErrorOf({}, {.connected_schema = "public"}), "ambiguous revision table");
}

TEST_F(Apply_, TransactionCommandsInFiles) {
  EXPECT_TRUE(Contains(Problems({{"1.sql", "select 1;\nCOMMIT;\nselect 2;"}}),
                       "migrations/1.sql:2:1: error: this file runs"));
  EXPECT_EQ(Value("SELECT count(*) FROM pg_namespace WHERE nspname = 'atlas_schema_revisions'"),
            "0");
  ApplyReport report = Run({{"1.sql", "BEGIN;\nCREATE TABLE a (id int);\nselect 1/0;\nCOMMIT;"}});
  EXPECT_TRUE(report.failure);
  EXPECT_EQ(Value("SELECT to_regclass('a')"), "");
  EXPECT_FALSE(Run({{"1.sql", "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;"}}).failure);
  EXPECT_EQ(History(), "1:2:3/3");
}

TEST_F(Apply_, ATransactionOfALooseFileIsRolledBackWithItsRow) {
  std::string head =
      "-- atlas:txmode none\n\nCREATE TABLE a (id int);\nBEGIN;\nINSERT INTO a VALUES (1);\n";
  Run({{"1.sql", head + "select 1/0;\nCOMMIT;"}});
  EXPECT_EQ(History(), "1:2:1/5!");
  EXPECT_FALSE(Run({{"1.sql", head + "COMMIT;\nINSERT INTO a VALUES (2);"}}).failure);
  EXPECT_EQ(Value("SELECT id FROM a ORDER BY 1"), "1,2");
  EXPECT_EQ(History(), "1:2:5/5");
  ApplyReport report = Run({{"1.sql", head + "COMMIT;\nINSERT INTO a VALUES (2);"},
                            {"2.sql", "-- atlas:txmode none\nBEGIN;\nselect 1;"}});
  EXPECT_TRUE(report.failure && Contains(report.failure->message, "does not end it"));
  EXPECT_EQ(History(), "1:2:5/5,2:2:0/2!");
}

TEST_F(Apply_, WhatCannotRunInATransactionSaysSo) {
  ApplyReport report = Run(
      {{"1.sql", "CREATE TABLE a (id int);"}, {"2.sql", "CREATE INDEX CONCURRENTLY i ON a (id);"}});
  ASSERT_TRUE(report.failure);
  EXPECT_TRUE(Contains(report.failure->hint, "-- atlas:txmode none"));
}

TEST_F(Apply_, ProceduresThatCommitRunOnceInALooseFile) {
  Files files = {
      {"1.sql",
       "-- atlas:txmode none\n\nCREATE TABLE a (id int);\n"
       "DO $$ BEGIN INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); END $$;"}};
  EXPECT_FALSE(Run(files).failure);
  EXPECT_EQ(Value("SELECT id FROM a ORDER BY 1"), "1,2");
}

TEST_F(Apply_, TheRowIsWrittenByTheRoleThatConnected) {
  std::string role = "SET ROLE pg_monitor;\n";
  std::string session = "SET SESSION AUTHORIZATION pg_monitor;\n";
  std::string check = "DO $$ BEGIN ASSERT current_user = 'pg_monitor'; END $$;\n";
  std::string loose = "-- atlas:txmode none\n\n";
  Files files = {{"1.sql", role + check},
                 {"2.sql", session + check},
                 {"3.sql", loose + role + check + "BEGIN;\n" + check + "COMMIT;\n" + check},
                 {"4.sql", loose + session + "BEGIN;\n" + check + "COMMIT;\n" + check},
                 {"5.sql", loose + role + "CREATE SCHEMA nope;"}};
  ApplyReport report = Run(files);
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->text, "permission denied for database " + database_);
  EXPECT_EQ(History(), "1:2:2/2,2:2:2/2,3:2:6/6,4:2:5/5,5:2:1/2!");
}

TEST_F(Apply_, SettingsOfAFileDoNotLeakIntoTheNext) {
  connection_.Execute("SET search_path = app, public; CREATE SCHEMA app");
  Files files = {
      {"1.sql", "SELECT pg_catalog.set_config('search_path', '', false);\nSET ROLE pg_monitor;"},
      {"2.sql", "CREATE TABLE t (id int);"}};
  EXPECT_FALSE(Run(files, {.allow_dirty = true, .connected_schema = "app"}).failure);
  EXPECT_EQ(Value("SELECT count(*) FROM app.t"), "0");
}

std::string Checked(const std::string& checks) {
  return "-- atlas:txtar\n\n-- checks.sql --\n" + checks +
         "\n-- migration.sql --\nCREATE TABLE t (id int);\n";
}

TEST_F(Apply_, Checks) {
  ApplyReport report = Run({{"1.sql", Checked("SELECT true;\nSELECT 1 > 2;")}});
  ASSERT_TRUE(report.failure);
  EXPECT_EQ(report.failure->message,
            "1 of 2 assertions failed: check assertion \"SELECT 1 > 2;\" returned false");
  EXPECT_EQ(report.applied[0].checks.size(), 1u);
  EXPECT_EQ(report.applied[0].applied.size(), 0u);
  EXPECT_EQ(History(), "");
  EXPECT_TRUE(Run({{"1.sql", Checked("SELECT nope;")}}).failure);
  EXPECT_TRUE(Run({{"1.sql", Checked("-- atlas:assert oneof\nSELECT false;\nSELECT 0;")}}).failure);
  EXPECT_FALSE(
      Run({{"1.sql", Checked("-- atlas:assert oneof\nSELECT false;\nSELECT 1;")}}).failure);
  EXPECT_EQ(History(), "1:2:1/1");
}

TEST_F(Apply_, AnInvalidSumStopsEverything) {
  MigrationDirectory directory = Directory(kTwo);
  directory.sum = "h1:x\n";
  Diagnostics diagnostics;
  EXPECT_THROW(Apply(connection_, directory, {}, diagnostics, log_), ChecksumError);
}

TEST_F(Apply_, TheLockKeepsOthersOut) {
  Connection other(Server().Url(database_));
  AdvisoryLock lock(other, "atlas_migrate_execute", std::chrono::milliseconds(0));
  EXPECT_TRUE(Contains(ErrorOf(kTwo, {.lock_timeout = std::chrono::milliseconds(50)}),
                       "acquiring database lock"));
  EXPECT_FALSE(Run(kTwo, {.lock_name = ""}).failure);
}

TEST_F(Apply_, EvenWithoutTheLockNoFileRunsTwice) {
  Run({});
  // Another session applies the file while ours is about to.
  class Rival : public ApplyObserver {
   public:
    explicit Rival(std::string url) : url_(std::move(url)) {}
    void OnPlan(const ApplyReport&) override {
      Connection other(url_);
      Diagnostics diagnostics;
      ApplyObserver quiet;
      Apply(other, Directory(kTwo), {.lock_name = ""}, diagnostics, quiet);
    }
    std::string url_;
  };
  for (TxMode mode : {TxMode::kFile, TxMode::kNone, TxMode::kAll}) {
    connection_.Execute(
        "DROP TABLE IF EXISTS a, b; TRUNCATE atlas_schema_revisions.atlas_schema_revisions");
    Rival rival(Server().Url(database_));
    Diagnostics diagnostics;
    ApplyReport report =
        Apply(connection_, Directory(kTwo), {.tx_mode = mode, .lock_name = ""}, diagnostics, rival);
    ASSERT_TRUE(report.failure);
    EXPECT_TRUE(
        Contains(report.failure->message, "another session has worked on version \"1\" meanwhile"));
    EXPECT_EQ(Value("SELECT count(*) FROM a"), "1");
    EXPECT_EQ(History(), "1:2:2/2,2:2:1/1");
  }
}

// Ends the session of the apply when the n-th event comes.
class Killer : public ApplyObserver {
 public:
  Killer(std::string url, int pid, int when) : url_(std::move(url)), pid_(pid), left_(when) {}
  void OnFileStart(const FileReport&) override { Event(); }
  void OnStatementStart(const std::string&) override { Event(); }
  void OnStatementEnd(const std::string&, std::chrono::nanoseconds) override { Event(); }
  void OnFileEnd(const FileReport&) override { Event(); }
  bool killed() const { return left_ <= 0; }

 private:
  void Event() {
    if (--left_ != 0) return;
    Connection other(url_);
    other.Execute("SELECT pg_terminate_backend(" + std::to_string(pid_) + ", 5000)");
  }
  std::string url_;
  int pid_;
  int left_;
};

TEST_F(Apply_, AfterALostSessionTheNextRunEndsWhereOneRunWould) {
  Files files = {{"1.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);"},
                 {"2.sql",
                  "-- atlas:txmode none\n\nINSERT INTO a VALUES (2);\nBEGIN;\nINSERT INTO a VALUES "
                  "(3);\nCOMMIT;\n"
                  "INSERT INTO a VALUES (4);"},
                 {"3.sql", "INSERT INTO a VALUES (5);"}};
  for (TxMode mode : {TxMode::kFile, TxMode::kNone, TxMode::kAll}) {
    if (mode == TxMode::kAll) files.erase("2.sql");
    std::string rows = mode == TxMode::kAll ? "1,5" : "1,2,3,4,5";
    for (int when = 1;; ++when) {
      std::string url = Server().Url(Server().CreateDatabase());
      Diagnostics diagnostics;
      Connection victim(url);
      Killer killer(url, victim.backend_pid(), when);
      try {
        Apply(victim, Directory(files), {.tx_mode = mode}, diagnostics, killer);
      } catch (const Error&) {
        // Lost outside of a file.
      }
      Connection next(url);
      ApplyReport report = Apply(next, Directory(files), {.tx_mode = mode}, diagnostics, log_);
      EXPECT_FALSE(report.failure) << (report.failure ? report.failure->message : "");
      std::string out;
      for (Row row : next.Execute("SELECT id FROM a ORDER BY 1"))
        out += (out.empty() ? "" : ",") + row.Text(0);
      EXPECT_EQ(out, rows) << "mode " << static_cast<int>(mode) << ", killed at event " << when;
      if (!killer.killed()) break;
    }
  }
}

TEST_F(Apply_, Set) {
  Files files = {{"1.sql", "select 1;"}, {"2.sql", "select 1/0;"}, {"3.sql", "select 3;"}};
  MigrationDirectory directory = Directory(files);
  EXPECT_THROW(SetVersion(connection_, directory, "", {}), Error);
  EXPECT_THROW(SetVersion(connection_, directory, "9", {}), Error);
  EXPECT_EQ(SetVersion(connection_, directory, "3", {}).set.size(), 3u);
  EXPECT_EQ(History(), "1:4:0/0,2:4:0/0,3:4:0/0");
  EXPECT_EQ(SetVersion(connection_, directory, "1", {}).removed.size(), 2u);
  EXPECT_EQ(History(), "1:4:0/0");
  EXPECT_TRUE(Run(files, {.tx_mode = TxMode::kNone}).failure);
  EXPECT_EQ(History(), "1:4:0/0,2:2:0/1!");
  SetReport report = SetVersion(connection_, directory, "2", {});
  EXPECT_EQ(report.set.size(), 1u);
  EXPECT_EQ(report.current, "2");
  EXPECT_EQ(Status(files).next, "3");
  EXPECT_FALSE(Run(files).failure);
}

TEST_F(Apply_, Replay) {
  Diagnostics diagnostics;
  EXPECT_TRUE(Replay(connection_, Directory(kTwo), diagnostics));
  EXPECT_EQ(Value("SELECT id FROM a"), "1");
  EXPECT_EQ(Value("SELECT count(*) FROM pg_namespace WHERE nspname = 'atlas_schema_revisions'"),
            "0");
  EXPECT_FALSE(Replay(connection_,
                      Directory({{"1.sql", "-- c\nselect 1;\nCREATE TABL x;\nselect 2;"}}),
                      diagnostics));
  EXPECT_EQ(Render(diagnostics),
            "migrations/1.sql:3:8: error: syntax error at or near \"TABL\"\n  CREATE TABL x;\n     "
            "    ^\n");
  EXPECT_TRUE(Replay(connection_,
                     Directory({{"1.sql", "CREATE TABLE r (id int);"}, {"2.sql", "select 1/0;"}}),
                     diagnostics, "1"));
  EXPECT_THROW(Replay(connection_, Directory(kTwo), diagnostics, "5"), Error);
}

}  // namespace
}  // namespace mercator
