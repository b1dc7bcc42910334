// The example of SQLAlchemy models as the desired schema, as a person would use it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "base/program.h"
#include "base/text.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

class SqlAlchemyTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::getenv("PATH");
    setenv("PATH", ("/usr/bin:" + path_).c_str(), 1);  // where Debian's python3 is
    setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
    if (RunProgram({"python3", "-c", "import sqlalchemy"}).status != 0)
      GTEST_SKIP() << "python3-sqlalchemy is not installed";
    fs::copy(fs::path(MERCATOR_SOURCE_DIR) / "examples/sqlalchemy", folder_.path(),
             fs::copy_options::recursive);
  }
  void TearDown() override { setenv("PATH", path_.c_str(), 1); }

  ProgramResult Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     (fs::read_symlink("/proc/self/exe").parent_path() / "mercator").string());
    return RunProgram(arguments, folder_.path());
  }

  // The text of the one migration of that name.
  std::string Migration(const std::string& name) {
    for (const auto& entry : fs::directory_iterator(folder_.path() / "migrations")) {
      if (entry.path().string().ends_with(name + ".sql")) return ReadFile(entry.path());
    }
    return "";
  }

  void Edit(const std::string& from, const std::string& to) {
    const fs::path models = folder_.path() / "models.py";
    const std::string text = ReadFile(models);
    ASSERT_TRUE(Contains(text, from));
    WriteFileAtomically(models, Replace(text, from, to));
  }

  std::string path_;
  TemporaryDirectory folder_;
};

TEST_F(SqlAlchemyTest, ModelsBecomeMigrations) {
  ProgramResult first = Run({"create-migrations", "create_shop", "--env", "sqlalchemy"});
  ASSERT_EQ(first.status, 0) << first.errors;
  const std::string created = Migration("create_shop");
  EXPECT_TRUE(Contains(created, "CREATE TYPE public.order_state AS ENUM")) << created;
  EXPECT_TRUE(Contains(created, "CREATE TABLE public.orders")) << created;
  EXPECT_EQ(Run({"check-migrations", "--env", "sqlalchemy"}).status, 0);

  Edit("    state = Column(", "    note = Column(String(80))\n    state = Column(");
  EXPECT_NE(Run({"check-migrations", "--env", "sqlalchemy"}).status, 0);
  ProgramResult second = Run({"create-migrations", "add_note", "--env", "sqlalchemy"});
  ASSERT_EQ(second.status, 0) << second.errors;
  EXPECT_EQ(Migration("add_note"),
            "-- Modify \"orders\" table\n"
            "ALTER TABLE public.orders ADD COLUMN note character varying(80);\n");
  EXPECT_EQ(Run({"check-migrations", "--env", "sqlalchemy"}).status, 0);
}

TEST_F(SqlAlchemyTest, WhatTheProgramSaysIsShown) {
  Edit("Base = declarative_base()", "raise SystemExit('the models are broken')");
  ProgramResult result = Run({"create-migrations", "x", "--env", "sqlalchemy"});
  EXPECT_EQ(result.status, 1);
  EXPECT_TRUE(Contains(result.errors, "failed with exit code 1")) << result.errors;
  EXPECT_TRUE(Contains(result.errors, "the models are broken")) << result.errors;
}

}  // namespace
}  // namespace mercator
