#include "inspect/selection.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"
#include "inspect/inspect.h"
#include "sql/unqualify.h"
#include "support/server.h"

namespace mercator {
namespace {

constexpr const char* kSchema = R"(
CREATE SCHEMA app;
CREATE TYPE public.state AS ENUM ('a');
CREATE TABLE public.users (id serial PRIMARY KEY, tmp_a int, tmp_b int CHECK (tmp_b > 0));
CREATE INDEX users_tmp ON public.users (tmp_a);
CREATE TABLE public.users_backup (id int);
CREATE VIEW public.tmp_view AS SELECT id FROM public.users;
CREATE TABLE app.users (id int REFERENCES public.users);
CREATE FUNCTION app.add(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
COMMENT ON TABLE public.users_backup IS 'old';
)";

class SelectionTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string database = TestServer().CreateDatabase();
    Connection connection(TestServer().Url(database));
    connection.Execute(kSchema);
    catalog_ = new Catalog(Inspect(connection));
  }
  static void TearDownTestSuite() { delete catalog_; }

  // What is missing, without owners and privileges.
  static std::string Missing(const SelectionOptions& options) { return Names(options, false); }
  static std::string Left(const SelectionOptions& options) { return Names(options, true); }

  static std::string Names(const SelectionOptions& options, bool there) {
    const Selection selection(options);
    const Catalog selected = Selected(*catalog_, selection);
    std::vector<std::string> names;
    for (const Object& object : catalog_->objects()) {
      const bool about = object.id.kind == Kind::kOwner || object.id.kind == Kind::kPrivilege;
      if (!about && (selected.Find(object.id) != nullptr) == there)
        names.push_back(ToString(object.id));
    }
    return Join(names, "\n");
  }

  static Catalog* catalog_;
};
Catalog* SelectionTest::catalog_ = nullptr;

TEST_F(SelectionTest, NothingGivenSelectsAll) { EXPECT_EQ(Missing({}), ""); }

TEST_F(SelectionTest, ExcludedTableGoesWithItsParts) {
  EXPECT_EQ(Missing({.exclude = {"public.*_backup"}}),
            "table public.users_backup\ncolumn public.users_backup.id\n"
            "comment public.table users_backup");
}

TEST_F(SelectionTest, OwnedSequenceGoesWithItsTable) {
  const std::string missing = Missing({.exclude = {"public.users"}});
  EXPECT_TRUE(Contains(missing, "sequence public.users_id_seq"));
  EXPECT_FALSE(Contains(missing, "view public.tmp_view"));
}

TEST_F(SelectionTest, Selectors) {
  EXPECT_EQ(Missing({.exclude = {"*.tmp_*[type=table]"}}), "");
  EXPECT_EQ(Missing({.exclude = {"*.tmp_*[type=view]"}}), "view public.tmp_view");
  EXPECT_EQ(Missing({.exclude = {"public.users.tmp_*[type=column]"}}),
            "column public.users.tmp_a\ncolumn public.users.tmp_b");
  EXPECT_EQ(Missing({.exclude = {"*.*.*[type=fk|check]"}}),
            "constraint app.users.users_id_fkey\nconstraint public.users.users_tmp_b_check");
  EXPECT_EQ(Missing({.exclude = {"app.add"}}), "function app.add(integer, integer)");
}

TEST_F(SelectionTest, IncludeKeepsWhatIsAround) {
  EXPECT_EQ(Left({.include = {"*.*[type=enum]"}}), "schema app\nschema public\nenum public.state");
  EXPECT_FALSE(Contains(Left({.include = {"app"}}), "public."));
}

TEST_F(SelectionTest, ScopeBeginsInTheSchema) {
  EXPECT_TRUE(Contains(Missing({.exclude = {"users"}, .scope = "public"}), "table public.users\n"));
  EXPECT_EQ(Left({.exclude = {"users", "state", "tmp_view"}, .scope = "public"}),
            "schema public\ntable public.users_backup\ncolumn public.users_backup.id\n"
            "comment public.table users_backup");
}

TEST_F(SelectionTest, Mode) {
  EXPECT_FALSE(Contains(Left({.mode = {{"tables", false}}}), "column"));
  EXPECT_EQ(Missing({.mode = {{"funcs", false}}}), "function app.add(integer, integer)");
  EXPECT_EQ(Missing({.mode = {{"comments", false}}}), "comment public.table users_backup");
}

TEST_F(SelectionTest, SaysWhatMatchesNothing) {
  Selection selection({.schemas = {"public", "gone"}, .exclude = {"public.users", "*.nothing"}});
  Selected(*catalog_, selection);
  EXPECT_EQ(Join(selection.Unmatched(), " "), "gone *.nothing");
}

TEST_F(SelectionTest, UnselectedStaysAsItIs) {
  const Selection selection({.exclude = {"public.users_backup"}});
  Catalog nothing;
  nothing.Finish();
  const Catalog kept = KeepUnselected(*catalog_, nothing, selection);
  EXPECT_TRUE(kept.Find({Kind::kSchema, "", "", "public"}));
  EXPECT_FALSE(kept.Find({Kind::kSchema, "", "", "app"}));
  EXPECT_TRUE(kept.Find({Kind::kTable, "public", "", "users_backup"}));
  EXPECT_FALSE(kept.Find({Kind::kTable, "public", "", "users"}));
}

TEST(Pattern, Errors) {
  EXPECT_THROW(ParsePattern(""), Error);
  EXPECT_THROW(ParsePattern("a.b.c.d"), Error);
  EXPECT_THROW(ParsePattern("a.b.c", "public"), Error);
  EXPECT_EQ(ParsePattern("\"a.b\".c").parts.size(), 2u);
  EXPECT_EQ(ParsePattern("a[type=table | view].[a-z.]").parts[0].types[1], "view");
}

TEST(Unqualify, TakesTheSchemaAway) {
  auto strip = [](const char* sql) { return Unqualified(sql, "app", {"lower"}); };
  EXPECT_EQ(strip("CREATE TABLE app.users (id int)"), "CREATE TABLE users (id int)");
  EXPECT_EQ(strip("SELECT app.users.id, t.app.x FROM \"app\".\"Users\""),
            "SELECT users.id, t.app.x FROM \"Users\"");
  EXPECT_EQ(strip("SELECT nextval('app.s'::regclass), 'app.s', app.lower('x')"),
            "SELECT nextval('s'::regclass), 'app.s', app.lower('x')");
  EXPECT_EQ(strip("CREATE SCHEMA app"), "CREATE SCHEMA app");
  EXPECT_EQ(strip("-- app.x\nDO $$ SELECT app.x $$"), "-- app.x\nDO $$ SELECT app.x $$");
}

}  // namespace
}  // namespace mercator
