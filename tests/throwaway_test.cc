#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/file.h"
#include "postgres/connection.h"
#include "postgres/throwaway_server.h"
#include "postgres/url.h"
#include "support/server.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

// Sets an environment variable for the duration of a test.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    setenv(name, value.c_str(), 1);
  }
  ~Variable() {
    if (old_)
      setenv(name_, old_->c_str(), 1);
    else
      unsetenv(name_);
  }

 private:
  const char* name_;
  std::optional<std::string> old_;
};

// Whether a System V segment that the process made is still there (`ipcs -m -p`).
bool HasSharedMemory(pid_t process) {
  std::ifstream segments("/proc/sysvipc/shm");
  std::string line;
  std::getline(segments, line);  // key shmid perms size cpid …
  while (std::getline(segments, line)) {
    std::istringstream fields(line);
    long key = 0, id = 0, mode = 0, size = 0, maker = 0;
    if (fields >> key >> id >> mode >> size >> maker && maker == process) return true;
  }
  return false;
}

bool IsGone(const std::string& directory, pid_t server) {
  return !fs::exists(directory) && kill(server, 0) != 0 && !HasSharedMemory(server);
}

bool IsGoneSoon(const std::string& directory, pid_t server) {
  for (int i = 0; i < 1000 && !IsGone(directory, server); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return IsGone(directory, server);
}

// Directory and process id of the server behind a URL.
std::pair<std::string, pid_t> Whereabouts(const std::string& url) {
  std::string directory = UrlParameter(url, "host");
  std::ifstream file(directory + "/data/postmaster.pid");
  pid_t pid = 0;
  file >> pid;
  return {directory, pid};
}

TEST(ThrowawayTest, StartsAnswersAndLeavesNothing) {
  std::string directory;
  pid_t pid = 0;
  {
    ThrowawayServer server;
    std::tie(directory, pid) = Whereabouts(server.Url());
    Connection connection(server.Url());
    EXPECT_EQ(connection.Execute("SHOW server_version_num")[0].Int(0) / 10000,
              server.binaries().major);
    EXPECT_EQ(connection.Execute("SHOW server_encoding")[0].Text(0), "UTF8");
    EXPECT_EQ(connection.Execute("SHOW listen_addresses")[0].Text(0), "");
    fs::perms others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(fs::status(directory).permissions() & others, fs::perms::none);
  }
  EXPECT_TRUE(IsGone(directory, pid));
}

TEST(ThrowawayTest, ClonesDatabases) {
  std::string first = TestServer().CreateDatabase();
  Connection(TestServer().Url(first)).Execute("CREATE TABLE t AS SELECT 7 AS x");
  std::string second = TestServer().CreateDatabase(first);
  EXPECT_NE(first, second);
  Connection clone(TestServer().Url(second));
  EXPECT_EQ(clone.Execute("SELECT x FROM t")[0].Int(0), 7);
  clone.Execute("DROP TABLE t");
  EXPECT_EQ(Connection(TestServer().Url(first)).Execute("SELECT x FROM t").size(), 1);
  TestServer().DropDatabase(second);  // also while there are sessions
  EXPECT_THROW(Connection(TestServer().Url(second)), Error);
}

TEST(ThrowawayTest, ServesSeveralThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      std::string database = TestServer().CreateDatabase();
      Connection(TestServer().Url(database)).Execute("CREATE TABLE t ()");
      TestServer().DropDatabase(database);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(ThrowawayTest, TwoAtOnceInAnyOrder) {
  auto first = std::make_unique<ThrowawayServer>();
  std::unique_ptr<ThrowawayServer> second, third;
  std::thread other([&] { second = std::make_unique<ThrowawayServer>(); });
  third = std::make_unique<ThrowawayServer>();
  other.join();
  first.reset();
  EXPECT_EQ(Connection(second->Url()).Execute("SELECT 1").size(), 1);
  second.reset();
  EXPECT_EQ(Connection(third->Url()).Execute("SELECT 1").size(), 1);
}

TEST(ThrowawayTest, ColdStartsAtOnceShareTheCache) {
  TemporaryDirectory cache;
  Variable variable("MERCATOR_CACHE", cache.path() / "new");
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([] {
      ThrowawayServer server;
      Connection(server.Url()).Execute("SELECT 1");
    });
  }
  for (std::thread& thread : threads) thread.join();
  auto clusters = fs::directory_iterator(cache.path() / "new/clusters");
  EXPECT_EQ(std::distance(fs::begin(clusters), fs::end(clusters)), 1);
}

// What a child process that starts a server writes: the URL, once the server answers.
class ThrowawayKillTest : public testing::TestWithParam<int> {};

TEST_P(ThrowawayKillTest, LeavesNothing) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  pid_t child = fork();
  if (child == 0) {
    signal(GetParam(), SIG_DFL);
    ThrowawayServer server;
    Connection connection(server.Url());
    std::string url = connection.Execute("SELECT 1").empty() ? "" : server.Url();
    if (write(ends[1], url.data(), url.size()) < 0) _exit(1);
    pause();
    _exit(0);
  }
  char url[256] = {};
  ASSERT_GT(read(ends[0], url, sizeof url - 1), 0);
  auto [directory, pid] = Whereabouts(url);
  ASSERT_GT(pid, 0);
  ASSERT_FALSE(IsGone(directory, pid));
  kill(child, GetParam());
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(IsGoneSoon(directory, pid)) << directory << " " << pid;
  close(ends[0]);
  close(ends[1]);
}

INSTANTIATE_TEST_SUITE_P(Signals, ThrowawayKillTest, testing::Values(SIGKILL, SIGTERM, SIGINT));

TEST(ThrowawayTest, ListensWhereAsked) {
  ThrowawayServer server(ThrowawayOptions{.listen = "127.0.0.1"});
  EXPECT_EQ(server.Url("a b").rfind("postgres://postgres@127.0.0.1:", 0), 0u) << server.Url();
  EXPECT_EQ(Connection(server.Url()).Execute("SELECT inet_server_addr() IS NULL")[0].Text(0), "f");
  EXPECT_THROW(ThrowawayServer(ThrowawayOptions{.listen = "0.0.0.0"}), Error);
  EXPECT_THROW(ThrowawayServer(ThrowawayOptions{.listen = "127.0.0.1:x"}), Error);
}

TEST(ThrowawayTest, SaysWhatToInstall) {
  try {
    ThrowawayServer server(ThrowawayOptions{.major = 99});
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("PostgreSQL 99"), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find("`postgresql-99`"), std::string::npos) << error.hint();
  }
  EXPECT_THROW(ThrowawayServer(ThrowawayOptions{.postgres_bin = "/nowhere"}), Error);
}

// A server program that starts with an error: its last words are shown.
TEST(ThrowawayTest, ShowsTheLogOfAFailedStart) {
  TemporaryDirectory fake, cache;
  fs::permissions(fake.path(), fs::perms::others_exec | fs::perms::others_read,
                  fs::perm_options::add);
  Variable variable("MERCATOR_CACHE", cache.path());
  fs::path real = FindServerBinaries().at(0).bin;
  std::ofstream(fake.path() / "initdb")
      << "#!/bin/sh\nexec " << real.string() << "/initdb \"$@\"\n";
  std::ofstream(fake.path() / "postgres")
      << "#!/bin/sh\n[ \"$1\" = --version ] && exec " << real.string()
      << "/postgres --version\necho no good day >&2\nexit 1\n";
  for (const char* name : {"initdb", "postgres"}) {
    fs::permissions(fake.path() / name, fs::perms(0755));
  }
  try {
    ThrowawayServer server(ThrowawayOptions{.postgres_bin = fake.path()});
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("no good day"), std::string::npos) << error.what();
  }
}

TEST(ThrowawayTest, FindsBinariesNewestFirst) {
  std::vector<ServerBinaries> all = FindServerBinaries();
  ASSERT_FALSE(all.empty());
  for (size_t i = 1; i < all.size(); ++i) EXPECT_GE(all[i - 1].major, all[i].major);
  EXPECT_TRUE(fs::exists(all[0].bin / "postgres"));
  std::vector<ServerBinaries> given = FindServerBinaries(all[0].bin);
  ASSERT_EQ(given.size(), 1u);
  EXPECT_EQ(given[0], all[0]);
}

}  // namespace
}  // namespace mercator
