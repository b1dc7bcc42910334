#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/source.h"
#include "diff/plan.h"
#include "inspect/inspect.h"
#include "model/catalog.h"
#include "postgres/throwaway_server.h"

namespace mercator {

// What came of one direction of a transition.
struct Outcome {
  bool passed = false;
  std::string why;   // it did not
  std::string plan;  // the SQL
};

// Two states of a schema, loaded into databases of their own.
class Transition {
 public:
  // `options`: what is compared besides the schema.
  Transition(ThrowawayServer& server, const std::vector<SourcePtr>& from,
             const std::vector<SourcePtr>& to, const InspectOptions& options = {});
  ~Transition();
  Transition(Transition&&) noexcept;

  // Not empty: a side does not load on this server, and why.
  const std::string& unloadable() const;
  const Catalog& from() const;
  const Catalog& to() const;

  // Plans, applies the plan with rows in the tables (without, where the rows alone make it fail),
  // and compares the result with the other side: by the inspector and by pg_dump, the independent
  // witness. No rows may be lost without a word. Then a second plan must be empty.
  Outcome Forward();
  Outcome Reverse();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A transition in files: `<case>/from.sql` and `to.sql`. Privileges and owners are compared, or
// what the lines of a file `with` beside them name. The roles that `needs_roles` and
// `superuser_roles` of a meta.json beside them name are created first.
Transition LoadTransition(ThrowawayServer& server, const std::filesystem::path& directory);

// The plan from nothing to the state of these files must lead there. Empty if so, else what is
// wrong.
std::string CheckRoundTrip(ThrowawayServer& server, const std::vector<SourcePtr>& files);

// The state of these files must equal what pg_dump writes about it, loaded as schema files. Empty
// if so, else what is wrong.
std::string CheckOwnDump(ThrowawayServer& server, const std::vector<SourcePtr>& files);

// `<area>/<case>` of a directory.
std::string CaseName(const std::filesystem::path& directory);

// All directories below `root` with a from.sql and a to.sql, sorted.
std::vector<std::filesystem::path> FindDiffCases(const std::filesystem::path& root);

// One server for all tests of the process, started at its first use; MERCATOR_TEST_MAJOR asks for a
// version.
ThrowawayServer& SharedServer();

// What pg_dump writes about the schema of a database; empty if the server comes without pg_dump.
std::string Dump(ThrowawayServer& server, const std::string& database, bool owners = false);

// The same in normal form: statements sorted, elements of a CREATE TABLE sorted.
std::string NormalDump(ThrowawayServer& server, const std::string& database);

}  // namespace mercator
