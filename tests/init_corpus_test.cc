// `mercator init --from` over databases with the schemas of real products.
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/program.h"
#include "base/text.h"
#include "inspect/schema_files.h"
#include "support/golden.h"
#include "support/server.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

class InitCorpus : public testing::TestWithParam<const char*> {};

ProgramResult RunMercator(const fs::path& folder, std::vector<std::string> arguments) {
  const fs::path program = fs::read_symlink("/proc/self/exe").parent_path() / "mercator";
  arguments.insert(arguments.begin(), program.string());
  return RunProgram(arguments, folder);
}

TEST_P(InitCorpus, LeavesNothingToDo) {
  const fs::path dump =
      CorpusPath(std::string("realworld/products/") + GetParam() + "/pg_dump15.schema.sql");
  if (!fs::exists(dump)) GTEST_SKIP() << "no corpora in " << CorpusPath();
  const std::string url = TestServer().Url(TestServer().CreateDatabase());
  {
    Connection connection(url);
    Diagnostics diagnostics;
    ASSERT_TRUE(LoadSchemaFiles(connection, ReadSchemaFiles(dump), diagnostics))
        << Render(diagnostics);
  }
  const TemporaryDirectory folder;
  const ProgramResult init = RunMercator(folder.path(), {"init", "--from", url});
  ASSERT_EQ(init.status, 0) << init.errors;
  const ProgramResult create = RunMercator(folder.path(), {"create-migrations"});
  EXPECT_TRUE(Contains(create.output, "synced with the desired state")) << create.output;
  const ProgramResult status = RunMercator(folder.path(), {"migrate", "status", "-u", url});
  EXPECT_TRUE(status.output.starts_with("Migration Status: OK\n")) << status.output;
}

INSTANTIATE_TEST_SUITE_P(Products, InitCorpus,
                         testing::Values("adventureworks", "danbooru", "pagila"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace mercator
