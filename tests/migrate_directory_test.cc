#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "migrate/directory.h"
#include "migrate/format.h"
#include "migrate/statement.h"

namespace mercator {
namespace {

struct Read {
  MigrationFile file;
  Diagnostics diagnostics;
  std::string Problems() const { return Render(diagnostics); }
};

Read ReadText(const std::string& text, DirectoryFormat format = DirectoryFormat::kAtlas,
              const std::string& name = "1_a.sql") {
  Read out;
  out.file = ReadMigrationFile(name, std::make_shared<Source>(Source{name, text}), out.diagnostics,
                               format);
  return out;
}

std::vector<std::string> Texts(const Read& read) {
  Diagnostics diagnostics;
  std::vector<std::string> texts;
  for (const MigrationStatement& s : ReadStatements(read.file, diagnostics)) {
    EXPECT_EQ(read.file.source->text.substr(s.begin, s.end - s.begin), s.text);
    texts.push_back(s.text);
  }
  EXPECT_EQ(Render(diagnostics), "");
  return texts;
}

using Strings = std::vector<std::string>;

TEST(MigrationFile, VersionAndDescription) {
  EXPECT_EQ(ReadText("").file.version, "1");
  EXPECT_EQ(ReadText("").file.description, "a");
  EXPECT_EQ(ParseMigrationName(DirectoryFormat::kAtlas, "20240101000000.sql"),
            (VersionAndDescription{"20240101000000", ""}));
  EXPECT_EQ(ParseMigrationName(DirectoryFormat::kAtlas, "1_a_b.sql"),
            (VersionAndDescription{"1", "a_b"}));
}

TEST(MigrationFile, DirectivesAnywhereInTheHeader) {
  for (const char* text :
       {"-- atlas:txmode none\n\nselect 1;", "-- atlas:txmode none\nselect 1;",
        "-- made by me\r\n-- atlas:txmode none\r\n\r\nselect 1;",
        "\n-- x\n\n--atlas:txmode none\n-- y\nselect 1;", "#atlas:txmode none",
        "\xEF\xBB\xBF-- atlas:txmode none\n", "/* atlas:txmode none */\nselect 1;"}) {
    Read read = ReadText(text);
    EXPECT_EQ(read.Problems(), "");
    EXPECT_EQ(read.file.tx_mode, TxMode::kNone) << text;
  }
  EXPECT_FALSE(ReadText("select 1;\n-- atlas:txmode none\n").file.tx_mode);
  EXPECT_FALSE(ReadText("-- not-atlas:txmode none\n\nselect 1;").file.tx_mode);
}

TEST(MigrationFile, NolintIsForTheFileOnlyWhenItIsDetached) {
  EXPECT_EQ(ReadText("-- atlas:nolint DS103 MF\n\ndrop table t;").file.nolint,
            (Strings{"DS103", "MF"}));
  EXPECT_EQ(ReadText("-- atlas:nolint\r\n\r\ndrop table t;").file.nolint, Strings{});
  Read read = ReadText("-- atlas:nolint DS103\ndrop table t;");
  EXPECT_FALSE(read.file.nolint);
  Diagnostics diagnostics;
  std::vector<MigrationStatement> statements = ReadStatements(read.file, diagnostics);
  ASSERT_EQ(statements.size(), 1u);
  ASSERT_EQ(statements[0].directives.size(), 1u);
  EXPECT_EQ(statements[0].directives[0].argument, "DS103");
}

TEST(MigrationFile, WrongDirectivesAreReportedWithTheirPlace) {
  EXPECT_EQ(ReadText("-- x\n-- atlas:txmode all\n\nselect 1;").Problems(),
            "1_a.sql:2:1: error: txmode \"all\" is not allowed in file directive \"1_a.sql\". Use "
            "\"file\" instead\n"
            "  -- atlas:txmode all\n  ^^^^^^^^^^^^^^^^^^^\n");
  EXPECT_TRUE(Contains(ReadText("-- atlas:txmode no\n").Problems(),
                       "unknown txmode \"no\" found in file directive \"1_a.sql\""));
  EXPECT_TRUE(Contains(ReadText("-- atlas:txmode none\n-- atlas:txmode file\n").Problems(),
                       "multiple txmode"));
  EXPECT_TRUE(Contains(ReadText("-- atlas:txmod none\n").Problems(),
                       "warning: unknown directive `atlas:txmod`"));
  EXPECT_TRUE(Contains(ReadText("-- atlas:delimiter\nselect 1").Problems(), "empty delimiter"));
  EXPECT_TRUE(Contains(ReadText("-- atlas:delimiter \\n\n ").Problems(),
                       "no input found after delimiter \"\\n\""));
}

TEST(MigrationFile, Checkpoints) {
  EXPECT_TRUE(ReadText("-- atlas:checkpoint\n\nselect 1;").file.checkpoint);
  EXPECT_EQ(ReadText("-- atlas:checkpoint v1.0\n\nselect 1;").file.tag, "v1.0");
}

TEST(MigrationFile, Statements) {
  EXPECT_EQ(Texts(ReadText("-- a\nselect 1;\nselect 'a;b'; -- x\n\nselect 3")),
            (Strings{"select 1;", "select 'a;b';", "select 3"}));
  EXPECT_EQ(Texts(ReadText("-- nothing")), Strings{});
}

TEST(MigrationFile, Delimiters) {
  EXPECT_EQ(
      Texts(ReadText(
          "-- atlas:delimiter \\n\\n\n\nselect 1; select 2;\n\n\nselect (3\n\n, 4)\n\n-- c\n")),
      (Strings{"select 1; select 2;", "select (3\n\n, 4)"}));
  EXPECT_EQ(Texts(ReadText("-- atlas:delimiter -- end\nselect '-- end';\n-- end\nselect 2;-- end")),
            (Strings{"select '-- end';", "select 2;"}));
  EXPECT_EQ(Texts(ReadText("-- atlas:delimiter //\ndo $$ // $$ // select 1//2")),
            (Strings{"do $$ // $$", "select 1", "2"}));
  EXPECT_EQ(Texts(ReadText("-- atlas:delimiter GO\r\nselect 1\r\nGO\r\nselect 2\r\nGO\r\n")),
            (Strings{"select 1", "select 2"}));
  EXPECT_EQ(
      Texts(ReadText("select 1;\nDELIMITER //\nselect 2; select 3 //\nDELIMITER ;\nselect 4;")),
      (Strings{"select 1;", "select 2; select 3", "select 4;"}));
  Diagnostics diagnostics;
  ReadStatements(ReadText("-- atlas:delimiter //\nselect (1 // select 2").file, diagnostics);
  EXPECT_TRUE(Contains(Render(diagnostics), "1_a.sql:2:8: error: unclosed `(`"));
}

TEST(MigrationFile, PartialHashesEqualAtlas) {
  Diagnostics diagnostics;
  Read read = ReadText("CREATE TABLE a (id int);\n\n-- two\nCREATE TABLE b (id int);\n");
  EXPECT_EQ(PartialHashes(ReadStatements(read.file, diagnostics)),
            (Strings{"Fo9K92y+zoKkGFxsVzZuB4g8bkFV8lzihVkBjZlDO4E=",
                     "rnHt1BzJVU5XttsYgJBtT6tG/xmWXMmX5k3tJw59aeo="}));
}

TEST(MigrationFile, ArchivesWithChecks) {
  Read read = ReadText(
      "-- atlas:txtar\n\n-- checks/a.sql --\nSELECT NOT EXISTS(SELECT * FROM users);\n\n"
      "-- checks/b.sql --\n-- atlas:assert oneof\nSELECT true;\nSELECT false;\n\n"
      "-- migration.sql --\nDROP TABLE users;\nSELECT 2;\n");
  EXPECT_EQ(read.Problems(), "");
  EXPECT_EQ(Texts(read), (Strings{"DROP TABLE users;", "SELECT 2;"}));
  ASSERT_EQ(read.file.checks.size(), 2u);
  EXPECT_EQ(read.file.checks[0].name, "checks/a.sql");
  EXPECT_FALSE(read.file.checks[0].one_of);
  EXPECT_TRUE(read.file.checks[1].one_of);
  Diagnostics diagnostics;
  EXPECT_EQ(ReadCheckStatements(read.file, read.file.checks[1], diagnostics).size(), 2u);
  EXPECT_TRUE(Contains(ReadText("-- atlas:txtar\n\n-- check.sql --\nselect 1;\n").Problems(),
                       "no `-- migration.sql --`"));
  EXPECT_TRUE(Contains(ReadText("-- atlas:txtar\n\n-- check.sql --\n").Problems(),
                       "unknown part `check.sql`"));
}

TEST(MigrationFile, TransactionCommands) {
  using enum TransactionCommand;
  for (const char* s : {"BEGIN;", "/* a */ begin work", "start transaction"}) {
    EXPECT_EQ(ClassifyTransactionCommand(s), kBegin) << s;
  }
  for (const char* s : {"COMMIT;", "end", "prepare transaction 'x'"})
    EXPECT_EQ(ClassifyTransactionCommand(s), kCommit);
  for (const char* s : {"ROLLBACK;", "abort work"})
    EXPECT_EQ(ClassifyTransactionCommand(s), kRollback);
  for (const char* s :
       {"rollback to a", "ROLLBACK TRANSACTION TO SAVEPOINT a", "savepoint a",
        "commit prepared 'x'", "rollback prepared 'x'", "prepare a as select 1", "select 1", ""}) {
    EXPECT_EQ(ClassifyTransactionCommand(s), kNone) << s;
  }
}

class Directory : public ::testing::Test {
 protected:
  void Write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((temporary_.path() / name).parent_path());
    WriteFileAtomically(temporary_.path() / name, text);
  }
  Strings Names(DirectoryFormat format = DirectoryFormat::kAtlas) {
    directory_ = ReadMigrationDirectory(temporary_.path(), diagnostics_, format);
    Strings names;
    for (const MigrationFile& file : directory_.files) names.push_back(file.name);
    return names;
  }
  TemporaryDirectory temporary_;
  Diagnostics diagnostics_;
  MigrationDirectory directory_;
};

TEST_F(Directory, FilesAreInByteOrder) {
  for (const char* name : {"2_b.sql", "10_a.sql", "1_c.sql", ".0.sql", "sub/3.sql", "a.txt"})
    Write(name, "");
  EXPECT_EQ(Names(), (Strings{".0.sql", "10_a.sql", "1_c.sql", "2_b.sql"}));
  EXPECT_EQ(directory_.Find("10")->name, "10_a.sql");
  EXPECT_EQ(directory_.Find("11"), nullptr);
  EXPECT_FALSE(directory_.sum);
}

TEST_F(Directory, TwoFilesWithOneVersionAreAnError) {
  Write("1_a.sql", "");
  Write("1_b.sql", "");
  Names();
  EXPECT_TRUE(Contains(Render(diagnostics_), "`1_a.sql` and `1_b.sql` have the same version `1`"));
}

TEST_F(Directory, StartsFromTheLastCheckpoint) {
  Write("1.sql", "");
  Write("2.sql", "-- atlas:checkpoint\n\n");
  Write("3.sql", "-- atlas:checkpoint\n\n");
  Write("4.sql", "");
  Names();
  std::vector<const MigrationFile*> files = FilesFromLastCheckpoint(directory_);
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0]->name, "3.sql");
}

TEST(DirectoryErrors, AMissingDirectoryIsAnError) {
  Diagnostics diagnostics;
  EXPECT_THROW(ReadMigrationDirectory("/nowhere/at/all", diagnostics), Error);
}

TEST_F(Directory, FlywayOrder) {
  for (const char* name : {"V1__a.sql", "V2__b.sql", "B2__base.sql", "sub/V3__c.sql",
                           "R__views.sql", "U3__c.sql", ".hidden/V9__x.sql"}) {
    Write(name, "");
  }
  EXPECT_EQ(Names(DirectoryFormat::kFlyway), (Strings{"B2__base.sql", "sub/V3__c.sql"}));
  ASSERT_EQ(directory_.repeatables.size(), 1u);
  EXPECT_EQ(directory_.repeatables[0].version + " " + directory_.repeatables[0].description,
            "R__views views");
  EXPECT_EQ(directory_.files[1].version + " " + directory_.files[1].description, "3 c");
}

TEST(Formats, GolangMigrate) {
  EXPECT_TRUE(IsMigrationName(DirectoryFormat::kGolangMigrate, "1_a.up.sql"));
  EXPECT_FALSE(IsMigrationName(DirectoryFormat::kGolangMigrate, "1_a.down.sql"));
  EXPECT_EQ(ParseMigrationName(DirectoryFormat::kGolangMigrate, "1_a.up.sql"),
            (VersionAndDescription{"1", "a"}));
}

TEST(Formats, GooseAndDbmateRunTheirForwardPart) {
  Read goose = ReadText(
      "-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\ncreate function f() "
      "returns int as $$ ; $$;\n"
      "-- +goose StatementEnd\nselect 1;\n-- +goose Down\nselect 2;\n",
      DirectoryFormat::kGoose);
  EXPECT_EQ(Texts(goose), (Strings{"create function f() returns int as $$ ; $$;", "select 1;"}));
  EXPECT_EQ(goose.file.tx_mode, TxMode::kNone);
  Read dbmate = ReadText("-- migrate:up transaction:false\nselect 1;\n-- migrate:down\nselect 2;\n",
                         DirectoryFormat::kDbmate);
  EXPECT_EQ(Texts(dbmate), Strings{"select 1;"});
  EXPECT_EQ(dbmate.file.tx_mode, TxMode::kNone);
  EXPECT_EQ(Texts(ReadText("select 0;\n-- migrate:up\nselect 1;", DirectoryFormat::kDbmate)),
            Strings{"select 1;"});
}

TEST(Formats, Names) {
  EXPECT_EQ(ParseDirectoryFormat("golang-migrate"), DirectoryFormat::kGolangMigrate);
  EXPECT_EQ(ParseDirectoryFormat("other"), std::nullopt);
  EXPECT_EQ(DirectoryFormatName(DirectoryFormat::kDbmate), "dbmate");
}

}  // namespace
}  // namespace mercator
