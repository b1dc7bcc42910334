#include <gtest/gtest.h>

#include "diff/change.h"
#include "diff/execute.h"
#include "diff/plan.h"
#include "inspect/inspect.h"
#include "support/diff_case.h"

namespace mercator {
namespace {

Catalog Read(ThrowawayServer& server) {
  Connection connection(server.Url());
  InspectOptions options;
  options.with = {"roles"};
  return Inspect(connection, options);
}

void Execute(ThrowawayServer& server, const std::string& sql) {
  Connection(server.Url()).Execute(sql);
}

// Roles are of a cluster: each side needs one of its own.
class Roles : public testing::Test {
 protected:
  ThrowawayServer from_, to_;
};

TEST_F(Roles, AreCreated) {
  Execute(to_, R"(
    CREATE ROLE app LOGIN CONNECTION LIMIT 5 VALID UNTIL '2030-01-02 03:04:05+00';
    CREATE ROLE "The Group" NOINHERIT CREATEDB CREATEROLE;
    COMMENT ON ROLE app IS 'who serves';
    ALTER ROLE app SET search_path = a, "B c", public;
    ALTER ROLE app SET statement_timeout = '5s';
    ALTER ROLE app IN DATABASE postgres SET work_mem = '8MB';
    GRANT "The Group" TO app WITH ADMIN OPTION;
    GRANT pg_monitor TO app;)");
  Plan plan = MakePlan(Read(from_), Read(to_));
  Connection connection(from_.Url());
  ExecutePlan(connection, plan);
  for (const Change& change : Diff(Read(from_), Read(to_)))
    ADD_FAILURE() << ToString(change.id()) << "\n" << Render(plan);
  std::string text = Render(plan);
  EXPECT_NE(text.find("CREATE ROLE \"The Group\" CREATEDB CREATEROLE NOINHERIT;"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("ALTER ROLE app SET search_path TO 'a', 'B c', 'public';"), std::string::npos)
      << text;
}

TEST_F(Roles, ChangeInPlace) {
  Execute(from_, R"(
    CREATE ROLE app LOGIN CONNECTION LIMIT 5 VALID UNTIL '2030-01-02 03:04:05+00';
    CREATE ROLE team;
    CREATE ROLE undeclared;
    GRANT team TO app WITH ADMIN OPTION;
    GRANT undeclared TO app;
    ALTER ROLE app SET statement_timeout = '5s';
    ALTER ROLE app IN DATABASE postgres SET work_mem = '8MB';)");
  Execute(to_, R"(
    CREATE ROLE app BYPASSRLS;
    CREATE ROLE team;
    GRANT team TO app;
    ALTER ROLE app SET statement_timeout = '6s';
    ALTER ROLE app SET lock_timeout = '1s';)");
  Plan plan = MakePlan(Read(from_), Read(to_));
  Connection connection(from_.Url());
  ExecutePlan(connection, plan);
  std::string text = Render(plan);
  EXPECT_EQ(text.find("DROP ROLE"), std::string::npos) << text;
  for (const Change& change : Diff(Read(from_), Read(to_))) {
    std::string id = ToString(change.id());
    EXPECT_NE(id.find("undeclared"), std::string::npos) << id << "\n" << text;
  }
  EXPECT_TRUE(MakePlan(Read(from_), Read(to_)).empty());
}

TEST_F(Roles, AreDroppedOnlyOnDemand) {
  Execute(from_,
          "CREATE ROLE team; CREATE ROLE app; GRANT team TO app; CREATE TABLE t (a integer); "
          "GRANT SELECT ON t TO app; CREATE POLICY p ON t TO team USING (true);");
  Execute(to_, "CREATE TABLE t (a integer);");
  auto read = [](ThrowawayServer& server) {
    Connection connection(server.Url());
    InspectOptions options;
    options.with = {"roles", "privileges"};
    return Inspect(connection, options);
  };
  Policy policy;
  policy.drop_undeclared_roles = true;
  Connection connection(from_.Url());
  ExecutePlan(connection, MakePlan(read(from_), read(to_), policy));
  EXPECT_TRUE(Diff(read(from_), read(to_)).empty());
}

}  // namespace
}  // namespace mercator
