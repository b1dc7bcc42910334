#include <gtest/gtest.h>

#include "base/file.h"
#include "base/text.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

MigrationFile File(const std::string& name, const std::string& text) {
  Diagnostics diagnostics;
  return ReadMigrationFile(name, std::make_shared<Source>(Source{name, text}), diagnostics);
}

std::string Table(int number) {
  return "create table `tbl_" + std::to_string(number) + "` (`col` int);\n";
}

std::string UpperTable(int number) {
  return "CREATE TABLE `tbl_" + std::to_string(number) + "` (`col` int);\n";
}

// sql/migrate/testdata/partial-checkpoint of Atlas.
MigrationDirectory Example() {
  MigrationDirectory directory;
  std::string head = "-- atlas:checkpoint\n\n";
  directory.files = {File("1_first.sql", Table(1)),
                     File("2_second.sql", Table(2)),
                     File("3_checkpoint.sql", head + UpperTable(1) + UpperTable(2)),
                     File("4_fourth.sql", Table(3)),
                     File("5_checkpoint.sql", head + UpperTable(1) + UpperTable(2) + Table(3)),
                     File("6_sixth.sql", UpperTable(4))};
  return directory;
}

MigrationDirectory Signed(MigrationDirectory directory) {
  directory.sum = ComputeSum(directory.files).Text();
  return directory;
}

TEST(Sum, EqualsAtlas) {
  EXPECT_EQ(ComputeSum(Example().files).Text(),
            "h1:POfbsH2G2GIXAZQ2CdPa5ufTxcLpcnperz/gX0Vw6Uk=\n"
            "1_first.sql h1:uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=\n"
            "2_second.sql h1:TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8=\n"
            "3_checkpoint.sql h1:LR4UjDYVtrRuHLN5GQwLAYnXrSf/iO70psY8hTmLmjw=\n"
            "4_fourth.sql h1:QvaneqKxg+3R+zNzCP/wW43XkECdHkUwEpxJKPICEP8=\n"
            "5_checkpoint.sql h1:syyuaJb/hoMRO7MJlv4AMhYqMCoSb8ZgcHENO8RqN3I=\n"
            "6_sixth.sql h1:JNhpyBtH7XKqGBNRHQ+AvM9IDpO08C3G/swWPHfLkfw=\n");
  EXPECT_EQ(DirectorySum().Text(), "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
}

TEST(Sum, AnIgnoredFileGivesItsNameOnly) {
  DirectorySum with =
      ComputeSum({File("1.sql", "-- atlas:sum ignore\nselect 1;"), File("2.sql", "a")});
  ASSERT_EQ(with.lines.size(), 1u);
  EXPECT_NE(with.lines[0].hash, ComputeSum({File("2.sql", "a")}).lines[0].hash);
  EXPECT_EQ(with.lines[0].hash,
            ComputeSum({File("1.sql", "-- atlas:sum ignore\nselect 2;"), File("2.sql", "a")})
                .lines[0]
                .hash);
}

TEST(Sum, IgnoreIsTestedOnTheFirstLineOnly) {
  for (const char* text :
       {"-- atlas:sum ignore", "//atlas:sum ignore\nx", "atlas:sum   ignore\n"}) {
    EXPECT_TRUE(IsSumIgnored(text)) << text;
  }
  for (const char* text : {"\natlas:sum ignore", "-- atlas:sum ignore\r\n", "-- atlas:sum ignore ",
                           "-- atlas:sum", "-- atlas:sums ignore", "-- ä atlas:sum ignore"}) {
    EXPECT_FALSE(IsSumIgnored(text)) << text;
  }
}

TEST(Sum, ValidDirectories) {
  EXPECT_FALSE(ValidateSum(Signed(Example())));
  EXPECT_FALSE(ValidateSum(MigrationDirectory()));
  EXPECT_FALSE(ValidateSum(Signed(MigrationDirectory())));
}

TEST(Sum, SaysWhatWasEdited) {
  MigrationDirectory directory = Signed(Example());
  directory.files[1] = File("2_second.sql", "x");
  SumMismatch m = *ValidateSum(directory);
  EXPECT_EQ(m.file, "2_second.sql");
  EXPECT_EQ(m.reason, "edited");
  EXPECT_EQ(m.line, 3);
  EXPECT_EQ(m.position, directory.sum->find("2_second.sql"));
  EXPECT_EQ(ChecksumFailureText(m),
            "You have a checksum error in your migration directory.\n\n"
            "\tL3: 2_second.sql was edited\n\n"
            "Please check your migration files and run 'mercator migrate hash' to re-hash the "
            "contents\n\n");
  EXPECT_THROW(RequireValidSum(directory), ChecksumError);
}

TEST(Sum, SaysWhatWasAddedOrRemoved) {
  MigrationDirectory directory = Signed(Example());
  directory.files.insert(directory.files.begin() + 1, File("1_x.sql", "x"));
  SumMismatch m = *ValidateSum(directory);
  EXPECT_EQ(m.file + " " + m.reason, "1_x.sql added");
  EXPECT_EQ(m.line, 3);

  directory = Signed(Example());
  directory.files.push_back(File("7_x.sql", "x"));
  m = *ValidateSum(directory);
  EXPECT_EQ(m.file + " " + m.reason, "7_x.sql added");
  EXPECT_EQ(m.line, m.total + 2);

  directory = Signed(Example());
  directory.files.erase(directory.files.begin());
  m = *ValidateSum(directory);
  EXPECT_EQ(m.file + " " + m.reason, "1_first.sql removed");
  EXPECT_EQ(m.line, 2);
  EXPECT_EQ(m.position, directory.sum->find("1_first.sql"));

  directory = Signed(Example());
  directory.files.pop_back();
  m = *ValidateSum(directory);
  EXPECT_EQ(m.file + " " + m.reason, "6_sixth.sql removed");
}

TEST(Sum, BrokenSums) {
  MigrationDirectory directory = Example();
  EXPECT_EQ(ValidateSum(directory)->kind, SumMismatch::Kind::kNotFound);
  directory.sum = "<<<<<<< HEAD\n";
  EXPECT_EQ(ValidateSum(directory)->kind, SumMismatch::Kind::kFormat);
  directory.sum = "";
  EXPECT_EQ(ValidateSum(directory)->kind, SumMismatch::Kind::kFormat);
  directory = Signed(Example());
  directory.sum->replace(3, 1, "x");
  EXPECT_EQ(ValidateSum(directory)->kind, SumMismatch::Kind::kMismatch);
  EXPECT_EQ(ValidateSum(directory)->file, "");
  EXPECT_STREQ(ChecksumError(*ValidateSum(directory)).what(), "checksum mismatch");
}

TEST(Sum, IsWrittenAndReadBack) {
  TemporaryDirectory temporary;
  WriteFileAtomically(temporary.path() / "1_a.sql", "select 1;\r\n");
  WriteFileAtomically(temporary.path() / "notes.txt", "x");
  Diagnostics diagnostics;
  WriteSum(ReadMigrationDirectory(temporary.path(), diagnostics));
  MigrationDirectory directory = ReadMigrationDirectory(temporary.path(), diagnostics);
  EXPECT_FALSE(ValidateSum(directory));
  EXPECT_EQ(directory.files.size(), 1u);
}

}  // namespace
}  // namespace mercator
