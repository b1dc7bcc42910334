// What Mercator assembles from catalog columns (indexes, keys, foreign keys) against what the
// server's own pg_get_indexdef and pg_get_constraintdef write.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "base/file.h"
#include "base/text.h"
#include "diff/plan.h"
#include "inspect/inspect.h"
#include "inspect/schema_files.h"
#include "model/constraint.h"
#include "model/index.h"
#include "sql/quote.h"
#include "support/diff_case.h"
#include "support/golden.h"

namespace mercator {
namespace {

// Blanks at brackets and in lists of options; what pg_get_indexdef says of every partitioned index,
// and of btree; the second brackets that pg_get_constraintdef gives every CHECK.
std::string Normal(std::string text) {
  text = std::regex_replace(text, std::regex(" ?= ?'?(\\w+)'?"), "=$1");
  text = std::regex_replace(text, std::regex(" \\("), "(");
  text = std::regex_replace(text, std::regex("^(CONSTRAINT .* CHECK)\\((\\(.*\\))\\)"), "$1$2");
  text = std::regex_replace(text, std::regex(" USING btree| NOT VALID"), "");
  return std::regex_replace(text, std::regex(" ON ONLY "), " ON ");
}

struct Loaded {
  explicit Loaded(const std::filesystem::path& file)
      : name(SharedServer().CreateDatabase()), connection(SharedServer().Url(name)) {
    Diagnostics diagnostics;
    loads = LoadSchemaFiles(connection, ReadSchemaFiles(file), diagnostics);
    why = Render(diagnostics);
    if (!loads) return;
    catalog = Inspect(connection);
    for (const PlannedStatement& statement : MakePlan(catalog).Statements()) {
      statements.push_back(Normal(statement.sql));
    }
    connection.Execute("SET search_path = ''");
  }

  bool Says(const std::string& text) const {
    return std::ranges::any_of(statements,
                               [&](const std::string& sql) { return Contains(sql, text); });
  }

  std::string name;
  Connection connection;
  bool loads = false;
  std::string why;
  Catalog catalog;
  std::vector<std::string> statements;
};

void CheckIndexes(Loaded& state) {
  Result rows = state.connection.Execute(
      "SELECT n.nspname, c.relname, pg_get_indexdef(c.oid) FROM pg_class c JOIN pg_namespace n ON "
      "n.oid = c.relnamespace WHERE c.relkind IN ('i', 'I') AND c.oid >= 16384");
  for (Row row : rows) {
    const Index* index = state.catalog.Find<Index>({Kind::kIndex, row.Text(0), "", row.Text(1)});
    if (!index || !index->attached_to.empty()) continue;
    std::string theirs = Normal(row.Text(2));
    EXPECT_TRUE(state.Says(theirs)) << theirs;
  }
}

void CheckConstraints(Loaded& state) {
  Result rows = state.connection.Execute(
      "SELECT n.nspname, coalesce(c.relname, t.typname), k.conname, pg_get_constraintdef(k.oid) "
      "FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace LEFT JOIN pg_class c ON "
      "c.oid = k.conrelid LEFT JOIN pg_type t ON t.oid = k.contypid WHERE k.oid >= 16384 AND "
      "k.contype <> 'n'");
  for (Row row : rows) {
    ObjectId id{Kind::kConstraint, row.Text(0), row.Text(1), row.Text(2)};
    const Constraint* constraint = state.catalog.Find<Constraint>(id);
    if (!constraint || constraint->inherited) continue;
    std::string theirs = Normal("CONSTRAINT " + QuoteIdentifier(id.name) + " " + row.Text(3));
    EXPECT_TRUE(state.Says(theirs)) << theirs;
  }
}

class DeparseTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(DeparseTest, IsThatOfTheServer) {
  Loaded state(GetParam());
  if (!state.loads) GTEST_SKIP() << state.why;
  CheckIndexes(state);
  CheckConstraints(state);
}

std::vector<std::filesystem::path> Files() {
  std::vector<std::filesystem::path> files;
  for (const char* area : {"index", "constraint", "partition", "inheritance"}) {
    for (const std::filesystem::path& folder : FindDiffCases(CasePath("diff") / area)) {
      files.push_back(folder / "from.sql");
      files.push_back(folder / "to.sql");
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(CasePath("deparse"))) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

INSTANTIATE_TEST_SUITE_P(Cases, DeparseTest, testing::ValuesIn(Files()), [](const auto& info) {
  const std::filesystem::path& path = info.param;
  std::string name = path.parent_path().parent_path().filename().string() + "_" +
                     path.parent_path().filename().string() + "_" + path.stem().string();
  std::ranges::replace_if(
      name, [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
}  // namespace mercator
