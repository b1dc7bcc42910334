// Many targets: a thousand schemas in one database, a hundred databases on one server.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "cli/target_flags.h"
#include "postgres/url.h"
#include "support/apply_run.h"
#include "support/server.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProject = R"(
variable "url" {
  type = string
}
locals {
  numbers = toset([for n in range(COUNT) : format("%04d", n)])
}
env "schemas" {
  for_each = local.numbers
  url      = urlqueryset(var.url, "search_path", "t${each.value}")
}
env "databases" {
  for_each = local.numbers
  url      = replace(var.url, "DATABASE", "tenant_${each.value}")
}
)";

// A project in a directory of its own, on which the program runs.
class Project {
 public:
  explicit Project(size_t count) {
    fs::create_directory(path() / "migrations");
    WriteFileAtomically(path() / "atlas.hcl", Replace(kProject, "COUNT", std::to_string(count)));
    AddFile("1.sql", "CREATE TABLE a (n int);");
  }

  void AddFile(const std::string& name, const std::string& sql) {
    WriteFileAtomically(path() / "migrations" / name, sql + "\n");
    EXPECT_EQ(Run("migrate hash"), 0);
  }

  int Run(const std::string& arguments) {
    fs::path binary = fs::read_symlink("/proc/self/exe").parent_path() / "mercator";
    std::string command = "cd " + path().string() + " && " + binary.string() + " " + arguments +
                          " > out.txt 2> err.txt";
    int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::string Errors() { return ReadFile(path() / "err.txt"); }
  std::string LastLine() {
    std::vector<std::string> lines = Split(std::string(Trim(ReadFile(path() / "err.txt"))), '\n');
    return lines.back();
  }

 private:
  fs::path path() const { return directory_.path(); }
  TemporaryDirectory directory_;
};

TEST(Targets, AThousandSchemas) {
  std::string url = TestServer().Url(TestServer().CreateDatabase());
  for (int tens = 0; tens < 10; ++tens) {
    ValueAt(url, "DO $$ BEGIN FOR n IN " + std::to_string(tens * 100) + " .. " +
                     std::to_string(tens * 100 + 99) +
                     " LOOP EXECUTE format('CREATE SCHEMA t%s', lpad(n::text, 4, '0')); END LOOP; "
                     "END $$");
  }
  Project project(1000);
  std::string apply = "apply --env schemas --jobs 4 --canary 2 --var url='" + url + "'";
  ASSERT_EQ(project.Run(apply), 0) << project.Errors();
  EXPECT_EQ(project.LastLine(), "-- 1000 targets: 1000 done");
  EXPECT_EQ(ValueAt(url, "SELECT count(*) FROM pg_tables WHERE tablename = 'a'"), "1000");
  // The first part again: it finds nothing to do, and writes nothing.
  ValueAt(url, "CREATE TABLE marks AS SELECT pg_current_wal_insert_lsn() AS at");
  EXPECT_EQ(project.Run(apply + " --shard 1/10"), 0);
  EXPECT_TRUE(Contains(project.LastLine(), " targets: ")) << project.LastLine();
  EXPECT_EQ(ValueAt(url, "SELECT pg_current_wal_insert_lsn() - at < 100000 FROM marks"), "t");
}

TEST(Targets, AHundredDatabases) {
  std::string any = TestServer().Url("DATABASE");
  std::string admin = TestServer().Url();
  Connection connection(admin);
  auto name = [](int n) {
    std::string digits = std::to_string(n);
    return "tenant_" + std::string(4 - digits.size(), '0') + digits;
  };
  for (int n = 0; n < 100; ++n) connection.Execute("CREATE DATABASE " + name(n));
  ValueAt(TestServer().Url(name(42)), "CREATE TABLE b (n int)");
  Project project(100);
  project.AddFile("2.sql", "CREATE TABLE b (n int);");
  std::string apply =
      "apply --env databases --allow-dirty --jobs 4 --on-error continue --var url='" + any + "'";
  EXPECT_EQ(project.Run(apply), 1);
  EXPECT_EQ(project.LastLine(), "   run the command again: what is done is not done again");
  EXPECT_EQ(HistoryAt(TestServer().Url(name(42))), "1:2:1/1");
  ValueAt(TestServer().Url(name(42)), "DROP TABLE b");
  EXPECT_EQ(project.Run(apply), 0);
  EXPECT_EQ(project.LastLine(), "-- 100 targets: 100 done");
  for (int n = 0; n < 100; n += 33)
    EXPECT_EQ(HistoryAt(TestServer().Url(name(n))), "1:2:1/1,2:2:1/1");
  for (int n = 0; n < 100; ++n) connection.Execute("DROP DATABASE " + name(n));
}

TEST(Targets, EveryTargetIsInOneShard) {
  for (size_t count : {1, 2, 3, 8, 50}) {
    std::vector<size_t> sizes(count);
    for (int n = 0; n < 1000; ++n) {
      size_t shards = 0;
      for (size_t i = 1; i <= count; ++i) {
        bool in = IsInShard({i, count}, "tenant_" + std::to_string(n));
        shards += in;
        sizes[i - 1] += in;
      }
      EXPECT_EQ(shards, 1u);
    }
    for (size_t size : sizes) {
      EXPECT_GT(size, 1000 / count / 4) << count;
      EXPECT_LT(size, 1000 / count * 3) << count;
    }
  }
}

}  // namespace
}  // namespace mercator
