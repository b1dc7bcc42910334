#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "migrate/new_file.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

// 2024-02-03 04:05:06 UTC
const auto kNow = std::chrono::system_clock::from_time_t(1706933106);

MigrationDirectory Read(const fs::path& path) {
  Diagnostics diagnostics;
  MigrationDirectory directory = ReadMigrationDirectory(path, diagnostics);
  EXPECT_EQ(Render(diagnostics), "");
  return directory;
}

int Entries(const fs::path& path) {
  return static_cast<int>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
}

TEST(NewMigration, WritesFileAndSum) {
  TemporaryDirectory temporary;
  fs::path path = temporary.path() / "db" / "migrations";
  fs::path file =
      WriteNewMigration(EmptyMigrationDirectory(path), {"add_users", {}, "select 1;\n"}, kNow);
  EXPECT_EQ(file.filename(), "20240203040506_add_users.sql");
  EXPECT_EQ(ReadFile(file), "select 1;\n");
  EXPECT_FALSE(ValidateSum(Read(path)));

  WriteNewMigration(Read(path), {"", {"-- atlas:txmode none"}, "select 2;\n"}, kNow);
  EXPECT_EQ(ReadFile(path / "20240203040507.sql"), "-- atlas:txmode none\n\nselect 2;\n");
  EXPECT_FALSE(ValidateSum(Read(path)));
  EXPECT_EQ(Read(path).files[1].tx_mode, TxMode::kNone);
}

TEST(NewMigration, SeveralFilesHaveRisingVersions) {
  TemporaryDirectory temporary;
  auto files = WriteNewMigrations(EmptyMigrationDirectory(temporary.path()),
                                  {{"a", {}, ""}, {"a", {}, ""}}, kNow);
  EXPECT_EQ(files[0].filename(), "20240203040506_a.sql");
  EXPECT_EQ(files[1].filename(), "20240203040507_a.sql");
  EXPECT_FALSE(ValidateSum(Read(temporary.path())));
}

TEST(NewMigration, VersionsAreLaterThanAllThatAreThere) {
  MigrationDirectory directory;
  Diagnostics diagnostics;
  for (const char* name : {"20240203040506_a.sql", "20300101235959_b.sql", "2_c.sql", "V99.sql"}) {
    directory.files.push_back(ReadMigrationFile(name, std::make_shared<Source>(), diagnostics));
  }
  EXPECT_EQ(NextVersion(directory, kNow), "20300102000000");
}

TEST(NewMigration, AFailureLeavesNothing) {
  TemporaryDirectory temporary;
  fs::path path = temporary.path() / "migrations";
  fs::create_directories(path / "atlas.sum" / "in the way");
  EXPECT_THROW(WriteNewMigration(EmptyMigrationDirectory(path), {"a", {}, "x"}, kNow), Error);
  EXPECT_EQ(Entries(path), 1);
  WriteFileAtomically(temporary.path() / "file", "");
  EXPECT_THROW(WriteNewMigration(EmptyMigrationDirectory(temporary.path() / "file" / "m"),
                                 {"a", {}, "x"}, kNow),
               Error);
  EXPECT_THROW(WriteNewMigration(EmptyMigrationDirectory(path), {"../a", {}, "x"}, kNow), Error);
  EXPECT_EQ(Entries(temporary.path()), 2);
}

TEST(NewMigration, ADirectoryThatWasCreatedForAFailureIsRemoved) {
  TemporaryDirectory temporary;
  fs::path path = temporary.path() / "a" / "b";
  EXPECT_THROW(
      WriteNewMigration(EmptyMigrationDirectory(path), {std::string(300, 'x'), {}, "x"}, kNow),
      Error);
  EXPECT_EQ(Entries(temporary.path()), 0);
}

}  // namespace
}  // namespace mercator
