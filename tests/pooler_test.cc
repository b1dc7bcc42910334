// Behind PgBouncer, where it is installed: pools of transactions and of sessions.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/file.h"
#include "base/text.h"
#include "postgres/advisory_lock.h"
#include "postgres/server_user.h"
#include "postgres/url.h"
#include "support/apply_run.h"
#include "support/server.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

std::string FindPgBouncer() {
  for (const char* path : {"/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"}) {
    if (fs::exists(path)) return path;
  }
  return "";
}

// A pooler in front of one database of the tests' server.
class PgBouncer {
 public:
  PgBouncer(const std::string& program, const std::string& mode, const std::string& url) {
    ServerUser user = FindServerUser();
    fs::path directory = directory_.path();
    Connection direct(url);
    std::string socket = direct.Execute("SHOW unix_socket_directories")[0].Text(0);
    std::string port = direct.Execute("SHOW port")[0].Text(0);
    WriteFileAtomically(directory / "users.txt", "\"postgres\" \"\"\n");
    WriteFileAtomically(
        directory / "pgbouncer.ini",
        "[databases]\n* = host=" + socket + " port=" + port +
            " user=postgres\n[pgbouncer]\nlisten_addr =\nlisten_port = 6432\nunix_socket_dir = " +
            directory.string() + "\nauth_type = any\nauth_file = " +
            (directory / "users.txt").string() + "\npool_mode = " + mode +
            "\ndefault_pool_size = 5\nserver_check_delay = 0\nlogfile = " +
            (directory / "log").string() + "\n");
    if (user.change) chmod(directory.c_str(), 0777);
    std::string ini = (directory / "pgbouncer.ini").string();
    chmod(ini.c_str(), 0644);
    chmod((directory / "users.txt").c_str(), 0644);
    child_ = fork();
    if (child_ == 0) {
      if (user.change && !BecomeServerUser(user)) _exit(126);
      execl(program.c_str(), program.c_str(), "-q", ini.c_str(), nullptr);
      _exit(127);
    }
    url_ = "host=" + directory.string() + " port=6432 user=postgres dbname=" + direct.database();
    AwaitStart();
  }
  ~PgBouncer() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  const std::string& url() const { return url_; }

 private:
  void AwaitStart() {
    for (int tries = 0; tries < 200; ++tries) {
      try {
        Connection connection(url_);
        return;
      } catch (const Error&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    }
    throw Error("PgBouncer does not start");
  }

  TemporaryDirectory directory_;
  std::string url_;
  pid_t child_ = -1;
};

class PoolerTest : public testing::Test {
 protected:
  void SetUp() override {
    program_ = FindPgBouncer();
    if (program_.empty()) GTEST_SKIP() << "PgBouncer is not installed";
    direct_ = TestServer().Url(TestServer().CreateDatabase());
  }
  std::string program_;
  std::string direct_;
};

const MigrationTexts kFiles = {
    {"1.sql", "CREATE SCHEMA app;\nSET search_path = app;\nCREATE TABLE a (n int);"},
    {"2.sql",
     "-- atlas:txmode none\n\nINSERT INTO app.a VALUES (1);\n"
     "CREATE INDEX CONCURRENTLY i ON app.a (n);\nINSERT INTO app.a VALUES (2);"},
    {"3.sql", "CREATE TABLE p (n int);"}};

TEST_F(PoolerTest, ItIsKnownForWhatItIs) {
  PgBouncer transactions(program_, "transaction", direct_);
  EXPECT_TRUE(Connection(transactions.url()).transaction_pooled());
  PgBouncer sessions(program_, "session", direct_);
  EXPECT_FALSE(Connection(sessions.url()).transaction_pooled());
  EXPECT_FALSE(Connection(direct_).transaction_pooled());
}

TEST_F(PoolerTest, AppliesAndLeavesNothingInTheSessionsOfOthers) {
  for (const char* mode : {"transaction", "session"}) {
    direct_ = TestServer().Url(TestServer().CreateDatabase());
    PgBouncer pooler(program_, mode, direct_);
    for (TxMode tx : {TxMode::kFile}) {
      ApplyReport report = ApplyTo(pooler.url(), kFiles, With(tx));
      EXPECT_FALSE(report.failure) << report.failure->message;
    }
    EXPECT_EQ(HistoryAt(direct_), "1:2:3/3,2:2:3/3,3:2:1/1");
    EXPECT_EQ(ValueAt(direct_, "SELECT to_regclass('public.p')"), "p");
    EXPECT_EQ(ValueAt(direct_, "SELECT n FROM app.a ORDER BY 1"), "1,2");
    EXPECT_EQ(ValueAt(direct_, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), "0");
    EXPECT_EQ(ValueAt(pooler.url(), "SHOW search_path"), "\"$user\", public") << mode;
    EXPECT_EQ(ValueAt(pooler.url(), "SHOW lock_timeout"), "0") << mode;
    EXPECT_TRUE(ApplyTo(pooler.url(), kFiles).pending.empty());
  }
}

TEST_F(PoolerTest, SettingsOfTheUrlAreThoseOfEachTransaction) {
  PgBouncer pooler(program_, "transaction", direct_);
  ValueAt(direct_,
          "CREATE SCHEMA app; CREATE ROLE owner_of_app; GRANT ALL ON SCHEMA app TO "
          "owner_of_app; GRANT CREATE ON DATABASE " +
              Connection(direct_).database() + " TO owner_of_app");
  std::string url = pooler.url() + " search_path=app role=owner_of_app";
  MigrationTexts files = {{"1.sql", "CREATE TABLE a (n int);"},
                          {"2.sql", "CREATE TABLE b (n int);"}};
  ApplyOptions options;
  options.connected_schema = "app";
  ApplyReport report = ApplyTo(url, files, options);
  EXPECT_FALSE(report.failure) << report.failure->message;
  EXPECT_EQ(ValueAt(direct_,
                    "SELECT relname || ' ' || relowner::regrole FROM pg_class WHERE relnamespace = "
                    "'app'::regnamespace AND relkind = 'r' ORDER BY 1"),
            "a owner_of_app,atlas_schema_revisions owner_of_app,b owner_of_app");
  EXPECT_EQ(ValueAt(pooler.url(), "SHOW role"), "none");
  files["3.sql"] = "-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON a (n);";
  report = ApplyTo(url, files, options);
  ASSERT_TRUE(report.failure);
  EXPECT_TRUE(Contains(report.failure->text, "behind a pooler in transaction mode"))
      << report.failure->text;
}

TEST_F(PoolerTest, TheLockKeepsOthersOutOnBothWays) {
  PgBouncer pooler(program_, "transaction", direct_);
  ApplyOptions options;
  options.lock_timeout = std::chrono::milliseconds(50);
  {
    Connection other(direct_);
    AdvisoryLock lock(other, options.lock_name, std::chrono::milliseconds(0));
    EXPECT_THROW(ApplyTo(pooler.url(), kFiles, options), Error);
  }
  {
    Connection other(pooler.url());
    AdvisoryLock lock(other, options.lock_name, std::chrono::milliseconds(0));
    EXPECT_THROW(ApplyTo(direct_, kFiles, options), Error);
    EXPECT_THROW(ApplyTo(pooler.url(), kFiles, options), Error);
    lock.RequireHeld();
    ValueAt(direct_,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'");
    EXPECT_THROW(lock.RequireHeld(), Error);
  }
  EXPECT_FALSE(ApplyTo(pooler.url(), kFiles, options).failure);
}

}  // namespace
}  // namespace mercator
