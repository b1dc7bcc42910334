#include <gtest/gtest.h>

#include <thread>

#include "postgres/advisory_lock.h"
#include "postgres/connection.h"
#include "postgres/url.h"
#include "support/server.h"

namespace mercator {
namespace {

ServerError ErrorOf(Connection& connection, std::string_view sql) {
  try {
    connection.Execute(sql);
  } catch (const ServerError& error) {
    return error;
  }
  ADD_FAILURE() << "no error: " << sql;
  return ServerError("", "");
}

class ConnectionTest : public testing::Test {
 protected:
  Connection connection{TestServer().Url()};
};

TEST_F(ConnectionTest, ReadsValues) {
  Result result = connection.Execute(
      "SELECT 1, -9000000000, NULL, '', true, false, 'x'::\"char\", 1259::oid, 'größe', '1 2 "
      "3'::int2vector");
  ASSERT_EQ(result.size(), 1);
  Row row = result[0];
  EXPECT_EQ(row.Int(0), 1);
  EXPECT_EQ(row.Int(1), -9000000000);
  EXPECT_TRUE(row.IsNull(2));
  EXPECT_EQ(row.Int(2), 0);
  EXPECT_EQ(row.Char(2), '\0');
  EXPECT_EQ(row.Optional(2), std::nullopt);
  EXPECT_FALSE(row.IsNull(3));
  EXPECT_EQ(row.Optional(3), "");
  EXPECT_TRUE(row.Bool(4));
  EXPECT_FALSE(row.Bool(5));
  EXPECT_EQ(row.Char(6), 'x');
  EXPECT_EQ(row.Oid(7), 1259u);
  EXPECT_EQ(row.Text(8), "größe");
  EXPECT_EQ(row.Ints(9), (std::vector<int64_t>{1, 2, 3}));
}

TEST_F(ConnectionTest, ReadsArrays) {
  Result result = connection.Execute(
      R"(SELECT array['a', 'b c', 'd"e\', '', NULL, 'NULL', '{x,y}'], '{}'::text[], array[1, -2, NULL],
                '[0:1]={5,6}'::int[], NULL::text[], '{}'::int[])");
  using Texts = std::vector<std::string>;
  using Numbers = std::vector<int64_t>;
  EXPECT_EQ(result[0].Array(0), (Texts{"a", "b c", "d\"e\\", "", "", "NULL", "{x,y}"}));
  EXPECT_EQ(result[0].Array(1), Texts{});
  EXPECT_EQ(result[0].Ints(2), (Numbers{1, -2, 0}));
  EXPECT_EQ(result[0].Ints(3), (Numbers{5, 6}));
  EXPECT_EQ(result[0].Array(4), Texts{});
  EXPECT_EQ(result[0].Ints(5), Numbers{});
  EXPECT_THROW(connection.Execute("SELECT 'x'")[0].Int(0), Error);
}

TEST_F(ConnectionTest, RunsSeveralStatementsAndGivesTheLastResult) {
  EXPECT_EQ(connection.Execute("SELECT 1; SELECT 2 UNION ALL SELECT 3 ORDER BY 1").size(), 2);
  EXPECT_EQ(
      connection.Execute("CREATE TEMP TABLE t (x int); INSERT INTO t VALUES (1), (2)").affected(),
      2);
  EXPECT_TRUE(connection.Execute("").empty());
  int64_t sum = 0;
  for (Row row : connection.Execute("SELECT x FROM t")) sum += row.Int(0);
  EXPECT_EQ(sum, 3);
}

TEST_F(ConnectionTest, PassesParameters) {
  Result result =
      connection.Query("SELECT $1::text, $2::text, $3::int + 1", {"it's", std::nullopt, "41"});
  EXPECT_EQ(result[0].Text(0), "it's");
  EXPECT_TRUE(result[0].IsNull(1));
  EXPECT_EQ(result[0].Int(2), 42);
}

TEST_F(ConnectionTest, ErrorHasAllFields) {
  ServerError error = ErrorOf(connection, "SELECT 1;\nSELECT 'äöü€', nocolumn");
  EXPECT_STREQ(error.what(), "column \"nocolumn\" does not exist");
  EXPECT_EQ(error.sqlstate, "42703");
  ASSERT_TRUE(error.position);
  EXPECT_EQ(*error.position, std::string_view("SELECT 1;\nSELECT 'äöü€', ").size());

  error =
      ErrorOf(connection,
              "DO $$ BEGIN RAISE 'a' USING DETAIL = 'b', HINT = 'c', ERRCODE = 'ZZ001'; END $$");
  EXPECT_STREQ(error.what(), "a");
  EXPECT_EQ(error.sqlstate, "ZZ001");
  EXPECT_EQ(error.detail, "b");
  EXPECT_EQ(error.server_hint, "c");
  EXPECT_NE(error.context.find("PL/pgSQL"), std::string::npos);
  EXPECT_FALSE(error.position);
}

TEST_F(ConnectionTest, GoesOnAfterCopy) {
  connection.Execute("CREATE TEMP TABLE t (x int)");
  EXPECT_THROW(connection.Execute("COPY t FROM stdin"), ServerError);
  EXPECT_THROW(connection.Execute("COPY (SELECT 1) TO stdout"), Error);
  EXPECT_EQ(connection.Execute("SELECT 1")[0].Int(0), 1);
  EXPECT_THROW(connection.Execute(std::string_view("SELECT\0 1", 9)), Error);
}

TEST_F(ConnectionTest, ExecutesAll) {
  std::vector<Result> results = connection.ExecuteAll(
      {"SELECT 1", "SELECT i, repeat('x', 100) FROM generate_series(1, 20000) i", "SELECT 'z'"});
  ASSERT_EQ(results.size(), 3u);
  EXPECT_EQ(results[1].size(), 20000);
  EXPECT_EQ(results[2][0].Text(0), "z");
  EXPECT_TRUE(connection.ExecuteAll({}).empty());
  EXPECT_EQ(
      connection.ExecuteAll(std::vector<std::string>(500, "SELECT 1 -- " + std::string(9000, 'x')))
          .size(),
      500u);
}

TEST_F(ConnectionTest, ExecuteAllThrowsForTheStatementThatFailed) {
  try {
    connection.ExecuteAll({"SELECT 1", "SELECT 'ü', nocolumn", "SELECT 2"});
    FAIL();
  } catch (const ServerError& error) {
    EXPECT_EQ(error.sqlstate, "42703");
    EXPECT_EQ(error.position, std::string_view("SELECT 'ü', ").size());
  }
  EXPECT_EQ(connection.Execute("SELECT 1")[0].Int(0), 1);
}

TEST_F(ConnectionTest, CollectsNotices) {
  connection.Execute("DROP TABLE IF EXISTS nothing; DO $$ BEGIN RAISE WARNING 'w'; END $$");
  EXPECT_EQ(connection.TakeNotices(),
            (std::vector<std::string>{"NOTICE: table \"nothing\" does not exist, skipping",
                                      "WARNING: w"}));
  EXPECT_TRUE(connection.TakeNotices().empty());
}

TEST_F(ConnectionTest, KnowsItself) {
  EXPECT_EQ(connection.major(), TestServer().binaries().major);
  EXPECT_EQ(connection.database(), "postgres");
  EXPECT_EQ(connection.user(), "postgres");
  EXPECT_EQ(connection.Execute("SELECT pg_backend_pid()")[0].Int(0), connection.backend_pid());
  EXPECT_EQ(connection.Execute("SHOW application_name")[0].Text(0), "mercator");
  EXPECT_EQ(connection.Execute("SHOW client_encoding")[0].Text(0), "UTF8");
  EXPECT_TRUE(connection.is_open());
}

TEST_F(ConnectionTest, SetsParametersThatLibpqDoesNotKnow) {
  std::string url = WithUrlParameter(TestServer().Url(), "search_path", "app,public");
  url = WithUrlParameter(url, "statement_timeout", "1234");
  url = WithUrlParameter(url, "binary_parameters", "yes");
  Connection other(url);
  EXPECT_EQ(other.Execute("SHOW search_path")[0].Text(0), "app,public");
  EXPECT_EQ(other.Execute("SHOW statement_timeout")[0].Text(0), "1234ms");
  try {
    Connection refused(WithUrlParameter(TestServer().Url(), "no_such_thing", "1"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("`no_such_thing`"), std::string::npos) << error.what();
    EXPECT_NE(error.hint(), "");
  }
}

TEST(ConnectTest, FailureNamesTheServerAndNotThePassword) {
  try {
    Connection connection("postgres://app:hunter2@127.0.0.1:1/shop?connect_timeout=5");
    FAIL();
  } catch (const Error& error) {
    std::string message = error.what();
    EXPECT_EQ(message.rfind("cannot connect to postgres://app:xxxxx@127.0.0.1:1/shop", 0), 0u)
        << message;
    EXPECT_EQ(message.find("hunter2"), std::string::npos);
    EXPECT_NE(error.hint(), "");
  }
}

TEST_F(ConnectionTest, TransactionRollsBackUnlessCommitted) {
  std::string database = TestServer().CreateDatabase();
  Connection session(TestServer().Url(database));
  {
    Transaction transaction(session);
    session.Execute("CREATE TABLE a ()");
  }
  {
    Transaction transaction(session, "ISOLATION LEVEL SERIALIZABLE");
    EXPECT_EQ(session.Execute("SHOW transaction_isolation")[0].Text(0), "serializable");
    session.Execute("CREATE TABLE b ()");
    transaction.Commit();
  }
  EXPECT_TRUE(session.Execute("SELECT to_regclass('a')")[0].IsNull(0));
  EXPECT_FALSE(session.Execute("SELECT to_regclass('b')")[0].IsNull(0));
}

TEST_F(ConnectionTest, CommitOfAFailedTransactionIsAnError) {
  connection.Begin();
  ErrorOf(connection, "SELECT nocolumn");
  try {
    connection.Commit();
    FAIL();
  } catch (const ServerError& error) {
    EXPECT_EQ(error.sqlstate, "25P02");
  }
}

// A deferred trigger that ends the session in the middle of COMMIT.
TEST_F(ConnectionTest, LostInCommitIsInDoubt) {
  std::string database = TestServer().CreateDatabase();
  Connection session(TestServer().Url(database));
  session.Execute(
      "CREATE TABLE t (x int);"
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
      " PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); RETURN NULL; END $$;"
      "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED"
      " FOR EACH ROW EXECUTE FUNCTION f()");
  session.Begin();
  session.Execute("INSERT INTO t VALUES (1)");
  try {
    session.Commit();
    FAIL();
  } catch (const ConnectionLost& lost) {
    EXPECT_TRUE(lost.in_doubt);
    EXPECT_NE(std::string(lost.what()).find("terminating connection"), std::string::npos)
        << lost.what();
  }
  EXPECT_FALSE(session.is_open());
  EXPECT_THROW(session.Execute("SELECT 1"), ConnectionLost);
  EXPECT_THROW(session.ExecuteAll({"SELECT 1"}), ConnectionLost);
}

TEST_F(ConnectionTest, LostBeforeCommitIsNotInDoubt) {
  Connection session(TestServer().Url());
  session.Begin();
  connection.Query("SELECT pg_terminate_backend($1, 5000)",
                   {std::to_string(session.backend_pid())});
  try {
    session.Commit();
    FAIL();
  } catch (const ConnectionLost& lost) {
    EXPECT_FALSE(lost.in_doubt) << lost.what();
  }
}

TEST_F(ConnectionTest, LostInAStatement) {
  for (bool pipeline : {false, true}) {
    Connection session(TestServer().Url());
    const char* sql = "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(10)";
    try {
      if (pipeline)
        session.ExecuteAll({"SELECT 1", sql, "SELECT 2"});
      else
        session.Execute(sql);
      FAIL();
    } catch (const ConnectionLost& lost) {
      EXPECT_FALSE(lost.in_doubt);
      EXPECT_NE(std::string(lost.what()).find("terminating connection"), std::string::npos)
          << lost.what();
    }
  }
}

TEST_F(ConnectionTest, CancelsFromAnotherThread) {
  std::thread canceller([&] {
    Connection watcher(TestServer().Url());
    while (watcher
               .Query("SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND query LIKE '%sleep%'",
                      {std::to_string(connection.backend_pid())})
               .empty()) {
    }
    connection.Cancel();
  });
  ServerError error = ErrorOf(connection, "SELECT pg_sleep(30)");
  canceller.join();
  EXPECT_EQ(error.sqlstate, "57014");
}

TEST(AdvisoryLockTest, KeysAreThoseOfAtlas) {
  EXPECT_EQ(AdvisoryLockKey("atlas_migrate_execute"), 2686470616);
  EXPECT_EQ(AdvisoryLockKey(""), 2166136261);
}

TEST(AdvisoryLockTest, ExcludesOtherSessions) {
  using std::chrono::milliseconds;
  Connection first(TestServer().Url()), second(TestServer().Url());
  {
    AdvisoryLock lock(first, "a_lock", milliseconds(0));
    try {
      AdvisoryLock refused(second, "a_lock", milliseconds(60));
      FAIL();
    } catch (const Error& error) {
      std::string message = error.what();
      EXPECT_EQ(
          message.rfind("acquiring database lock: sql/schema: lock is held by other session", 0),
          0u)
          << message;
      EXPECT_NE(message.find("process " + std::to_string(first.backend_pid())), std::string::npos)
          << message;
      EXPECT_NE(message.find("`mercator`"), std::string::npos) << message;
    }
    AdvisoryLock other(second, "another_lock", milliseconds(0));
  }
  AdvisoryLock free(second, "a_lock", milliseconds(0));
}

TEST(AdvisoryLockTest, WaitsForTheHolder) {
  using std::chrono::milliseconds;
  Connection first(TestServer().Url()), second(TestServer().Url());
  auto lock = std::make_unique<AdvisoryLock>(first, "b_lock", milliseconds(0));
  std::thread releaser([&] {
    std::this_thread::sleep_for(milliseconds(50));
    lock.reset();
  });
  EXPECT_NO_THROW(AdvisoryLock(second, "b_lock", milliseconds(5000)));
  releaser.join();
}

TEST(AdvisoryLockTest, SaysWhenItWasNotOursToRelease) {
  Connection connection(TestServer().Url());
  AdvisoryLock lock(connection, "c_lock", std::chrono::milliseconds(0));
  connection.Execute("SELECT pg_advisory_unlock_all()");
  EXPECT_THROW(lock.Release(), Error);
}

// Parts of what a name stands for exclude the whole and each itself, not each other.
TEST(AdvisoryLockScopes, AreApart) {
  using Milliseconds = std::chrono::milliseconds;
  std::string url = TestServer().Url();
  Connection a(url), b(url), c(url);
  {
    AdvisoryLock first(a, "scopes", Milliseconds(0), "one");
    AdvisoryLock second(b, "scopes", Milliseconds(0), "two");
    EXPECT_THROW(AdvisoryLock(c, "scopes", Milliseconds(0), "one"), Error);
    EXPECT_THROW(AdvisoryLock(c, "scopes", Milliseconds(0)), Error);
  }
  AdvisoryLock whole(c, "scopes", Milliseconds(0));
  EXPECT_THROW(AdvisoryLock(a, "scopes", Milliseconds(0), "one"), Error);
  Result left = b.Execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = " +
                          std::to_string(AdvisoryLockKey("scopes")));
  EXPECT_EQ(left[0].Int(0), 1);
}

}  // namespace
}  // namespace mercator
