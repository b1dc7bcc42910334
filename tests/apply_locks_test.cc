// Locks that are not to be had in time: attempts, who holds them, limits of time.
#include <gtest/gtest.h>

#include <thread>

#include "base/text.h"
#include "postgres/backend_activity.h"
#include "support/apply_run.h"
#include "support/server.h"

namespace mercator {
namespace {

using Milliseconds = std::chrono::milliseconds;

std::string NewDatabase() { return TestServer().Url(TestServer().CreateDatabase()); }

// Holds a lock on table `a`, until it has seen so many attempts fail.
class Rival : public ApplyObserver {
 public:
  Rival(const std::string& url, size_t until) : connection_(url), until_(until) {
    connection_.Execute("BEGIN; LOCK TABLE a");
  }
  void OnRetry(const Retrial& retrial) override {
    ++seen;
    EXPECT_EQ(retrial.failure->sqlstate, "55P03");
    EXPECT_EQ(retrial.attempt, seen + 1);
    if (seen == until_) connection_.Execute("ROLLBACK");
  }
  size_t seen = 0;

 private:
  Connection connection_;
  size_t until_;
};

ApplyOptions Impatient(TxMode mode, size_t retries) {
  ApplyOptions options;
  options.tx_mode = mode;
  options.limits.lock = Milliseconds(60);
  options.limits.lock_retries = retries;
  return options;
}

const MigrationTexts kFiles = {{"1.sql", "CREATE TABLE a (n int);\nCREATE TABLE log (n int);"},
                               {"2.sql", "INSERT INTO log VALUES (2);"},
                               {"3.sql",
                                "INSERT INTO log VALUES (3);\nALTER TABLE a ADD COLUMN m int;\n"
                                "INSERT INTO log VALUES (4);"}};

const MigrationTexts kOwnTransaction = {
    {"1.sql", kFiles.at("1.sql")},
    {"2.sql",
     "-- atlas:txmode none\n\nINSERT INTO log VALUES (2);\nBEGIN;\nINSERT INTO log VALUES (3);\n"
     "ALTER TABLE a ADD COLUMN m int;\nCOMMIT;\nINSERT INTO log VALUES (4);"}};

struct Case {
  TxMode mode;
  const MigrationTexts* files;
};

const Case kCases[] = {{TxMode::kFile, &kFiles},
                       {TxMode::kAll, &kFiles},
                       {TxMode::kNone, &kFiles},
                       {TxMode::kFile, &kOwnTransaction}};

TEST(LockConflict, TheTransactionIsRunAgain) {
  for (const Case& c : kCases) {
    std::string url = NewDatabase();
    ApplyTo(url, *c.files, To("1"));
    Rival rival(url, 2);
    ApplyReport report = ApplyTo(url, *c.files, Impatient(c.mode, 5), &rival);
    EXPECT_FALSE(report.failure);
    EXPECT_EQ(rival.seen, 2u);
    EXPECT_EQ(ValueAt(url, "SELECT n FROM log ORDER BY 1"), "2,3,4");
    size_t statements = 0;
    for (const FileReport& file : report.applied) statements += file.applied.size();
    EXPECT_EQ(statements, c.files == &kFiles ? 4u : 6u) << "each is reported once";
  }
}

TEST(LockConflict, AfterTheLastAttemptItFails) {
  for (const Case& c : kCases) {
    std::string url = NewDatabase();
    ApplyTo(url, *c.files, To("1"));
    Rival rival(url, 9);
    ApplyReport report = ApplyTo(url, *c.files, Impatient(c.mode, 1), &rival);
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(rival.seen, 1u);
    EXPECT_EQ(report.failure->sqlstate, "55P03");
    bool all = c.mode == TxMode::kAll, none = c.mode == TxMode::kNone;
    EXPECT_EQ(ValueAt(url, "SELECT n FROM log ORDER BY 1"), all ? "" : none ? "2,3" : "2");
  }
}

TEST(LockConflict, AnInterruptEndsTheWait) {
  std::string url = NewDatabase();
  ApplyTo(url, kFiles, To("1"));
  class Stopped : public Rival {
   public:
    using Rival::Rival;
    bool Interrupted() override { return seen > 0; }
  } rival(url, 99);
  EXPECT_TRUE(ApplyTo(url, kFiles, Impatient(TxMode::kFile, 99), &rival).failure);
  EXPECT_EQ(rival.seen, 1u);
}

TEST(Limits, TheSessionsOwnComeFirstAndFlagsBeforeThem) {
  MigrationTexts files = {
      {"1.sql",
       "CREATE TABLE s AS SELECT name, setting FROM pg_settings WHERE name ~ "
       "'^(lock_timeout|statement_timeout|idle_in_transaction_session_timeout|client_connection_"
       "check_interval)$' ORDER BY name COLLATE \"C\";"}};
  auto settings = [&](const std::string& parameters, const SessionLimits& limits) {
    std::string url = NewDatabase();
    ApplyOptions options;
    options.limits = limits;
    std::string with = url + (Contains(url, "?") ? "&" : "?") + parameters;
    EXPECT_FALSE(ApplyTo(with, files, options).failure);
    return ValueAt(url, "SELECT setting FROM s ORDER BY name COLLATE \"C\"");
  };
  EXPECT_EQ(settings("application_name=x", {}), "2000,60000,3000,0");
  EXPECT_EQ(settings("lock_timeout=7s&statement_timeout=9s", {}), "2000,60000,7000,9000");
  SessionLimits limits;
  limits.lock = Milliseconds(0);
  limits.statement = Milliseconds(5000);
  limits.idle = Milliseconds(100);
  EXPECT_EQ(settings("lock_timeout=7s&statement_timeout=9s", limits), "2000,100,0,5000");
}

TEST(Activity, WhoHoldsTheLock) {
  std::string url = NewDatabase();
  Connection holder(url + (Contains(url, "?") ? "&" : "?") + "application_name=nightly");
  holder.Execute("CREATE TABLE \"A b\" (n int)");
  holder.Execute("BEGIN; SELECT *\n FROM \"A b\"");
  Connection waiter(url), watch(url);
  std::thread thread([&] { waiter.Execute("ALTER TABLE \"A b\" ADD m int"); });
  BackendActivity activity;
  for (int tries = 0; tries < 200 && activity.holders.empty(); ++tries) {
    std::this_thread::sleep_for(Milliseconds(10));
    activity = ReadActivity(watch, waiter.backend_pid());
  }
  holder.Execute("ROLLBACK");
  thread.join();
  ASSERT_EQ(activity.holders.size(), 1u);
  EXPECT_EQ(activity.holders[0].pid, holder.backend_pid());
  EXPECT_EQ(activity.holders[0].application, "nightly");
  EXPECT_EQ(activity.holders[0].state, "idle in transaction");
  EXPECT_EQ(activity.holders[0].query, "BEGIN; SELECT * FROM \"A b\"");
  EXPECT_TRUE(Describe(activity).starts_with(
      "waiting for AccessExclusiveLock on \"A b\" held by pid " +
      std::to_string(holder.backend_pid()) + " (nightly, user postgres, idle in transaction for "))
      << Describe(activity);
  EXPECT_EQ(Describe(ReadActivity(watch, waiter.backend_pid())), "");
}

TEST(Activity, HowFarABuildIs) {
  std::string url = NewDatabase();
  Connection worker(url), watch(url), reader(url);
  worker.Execute(
      "CREATE TABLE a AS SELECT g AS n FROM generate_series(1, 3000) g; CREATE FUNCTION slow(n "
      "int) "
      "RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF n % 100 = 0 THEN PERFORM "
      "pg_sleep(0.03); END IF; RETURN n; END $$");
  auto phase_of = [&](const std::string& sql) {
    std::thread thread([&] { worker.Execute(sql); });
    BackendActivity activity;
    for (int tries = 0; tries < 300 && activity.phase.empty(); ++tries) {
      std::this_thread::sleep_for(Milliseconds(5));
      activity = ReadActivity(watch, worker.backend_pid());
    }
    thread.join();
    EXPECT_TRUE(!activity.percent || *activity.percent <= 100);
    return activity.phase;
  };
  EXPECT_TRUE(phase_of("CREATE INDEX ON a (slow(n))").starts_with("building index"));
  EXPECT_TRUE(phase_of("COPY (SELECT slow(n) FROM a) TO PROGRAM 'cat > /dev/null'")
                  .starts_with("copy to: "));
}

}  // namespace
}  // namespace mercator
