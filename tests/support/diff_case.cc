#include "support/diff_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "diff/change.h"
#include "diff/execute.h"
#include "diff/fixed_point.h"
#include "diff/plan.h"
#include "diff/sample_rows.h"
#include "inspect/inspect.h"
#include "inspect/schema_files.h"
#include "model/table.h"
#include "postgres/dev_server.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The shared server as the engine wants it.
class Shared : public DevServer {
 public:
  explicit Shared(ThrowawayServer& server) : server_(server) {}
  std::string Url(const std::string& database) const override { return server_.Url(database); }
  std::string CreateDatabase(const std::string& from) override { return server_.CreateDatabase(from); }
  void DropDatabase(const std::string& database) override { server_.DropDatabase(database); }

 private:
  ThrowawayServer& server_;
};

// A database that is dropped at the end.
class Database {
 public:
  Database(ThrowawayServer& server, const std::string& from = "") : server_(server), name(server.CreateDatabase(from)) {}
  ~Database() {
    try {
      server_.DropDatabase(name);
    } catch (const Error& error) {
      std::fprintf(stderr, "cannot drop %s: %s\n", name.c_str(), error.what());
    }
  }
  std::string Url() const { return server_.Url(name); }

 private:
  ThrowawayServer& server_;

 public:
  std::string name;
};

std::string Load(const Database& database, const std::filesystem::path& file, Catalog& catalog) {
  Connection connection(database.Url());
  Diagnostics diagnostics;
  if (!LoadSchemaFiles(connection, ReadSchemaFiles(file), diagnostics)) return Render(diagnostics);
  catalog = Inspect(connection);
  return "";
}

std::vector<std::string> Tables(const Catalog& catalog) {
  std::vector<std::string> tables;
  for (const Object& object : catalog.objects()) {
    if (object.id.kind == Kind::kTable && object.As<Table>().server.empty()) {
      tables.push_back(QualifiedName(object.id.schema, object.id.name));
    }
  }
  return tables;
}

std::string Differences(const Catalog& got, const Catalog& wanted) {
  std::string out;
  for (const Change& change : Diff(got, wanted)) {
    const char* what = !change.from ? "missing" : !change.to ? "still there" : "differs";
    out += fmt::format("{} {} {}\n", ToString(change.id()), what, Join(change.attributes, ", "));
  }
  return out;
}

// Lines of one dump that the other does not have.
std::string DumpDifferences(const std::string& got, const std::string& wanted) {
  std::vector<std::string> a = Split(got, '\n'), b = Split(wanted, '\n');
  std::multiset<std::string> in_a(a.begin(), a.end()), in_b(b.begin(), b.end());
  std::string out;
  for (const std::string& line : in_a) {
    if (!in_b.contains(line)) out += "- " + line + "\n";
  }
  for (const std::string& line : in_b) {
    if (!in_a.contains(line)) out += "+ " + line + "\n";
  }
  return out;
}

std::string Dump(const std::string& program, const std::string& url) {
  std::string command = fmt::format("'{}' --schema-only --no-owner -d '{}' 2>&1", program, url);
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  char buffer[65536];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
  pclose(pipe);
  return text;
}

bool IsNoise(std::string_view line) {
  return line.empty() || line.starts_with("--") || line.starts_with("SET ") || line.starts_with("\\") ||
         line.starts_with("SELECT pg_catalog.set_config");
}

}  // namespace

std::string DiffCase::Name() const {
  std::string name = path.parent_path().filename().string() + "/" + path.filename().string();
  return reverse ? name + " reverse" : name;
}

ThrowawayServer& SharedServer() {
  static auto* server = [] {
    const char* major = std::getenv("MERCATOR_TEST_MAJOR");
    ThrowawayOptions options;
    if (major) options.major = std::atoi(major);
    return new ThrowawayServer(options);
  }();
  static bool registered = [] {
    std::atexit([] { delete server; });
    return true;
  }();
  (void)registered;
  return *server;
}

std::string NormalDump(ThrowawayServer& server, const std::string& database) {
  std::string program = (server.binaries().bin / "pg_dump").string();
  if (!std::filesystem::exists(program)) return "";
  std::vector<std::string> statements, elements;
  std::string statement;
  bool table = false;
  for (const std::string& line : Split(Dump(program, server.Url(database)), '\n')) {
    if (statement.empty() && IsNoise(line)) continue;
    if (statement.empty()) table = line.starts_with("CREATE TABLE") || line.starts_with("CREATE UNLOGGED TABLE") || line.starts_with("CREATE FOREIGN TABLE");
    if (table && line.starts_with("    ")) {
      elements.push_back(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
      continue;
    }
    if (table && line.starts_with(")")) {
      std::ranges::sort(elements);
      statement += Join(elements, " ");
      elements.clear();
    }
    statement += " " + line;
    if (line.ends_with(';')) {
      statements.push_back(statement);
      statement.clear();
    }
  }
  if (!statement.empty()) statements.push_back(statement);
  std::ranges::sort(statements);
  return Join(statements, "\n");
}

std::vector<std::filesystem::path> FindDiffCases(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> cases;
  if (!std::filesystem::exists(root)) return cases;
  if (std::filesystem::exists(root / "from.sql")) cases.push_back(root);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_directory() && std::filesystem::exists(entry.path() / "from.sql") &&
        std::filesystem::exists(entry.path() / "to.sql")) {
      cases.push_back(entry.path());
    }
  }
  std::ranges::sort(cases);
  return cases;
}

DiffCaseResult RunDiffCase(ThrowawayServer& server, const DiffCase& test) {
  DiffCaseResult result;
  Shared dev(server);
  auto start = [&]() -> DevServer& { return dev; };
  Database a(server), b(server);
  Catalog from, to;
  std::string first = test.reverse ? "to.sql" : "from.sql", second = test.reverse ? "from.sql" : "to.sql";
  result.skipped = Load(a, test.path / first, from) + Load(b, test.path / second, to);
  if (!result.skipped.empty()) return result;
  Plan plan;
  try {
    Catalog wanted = AtFixedPoint(from, to, start);
    plan = MakePlan(from, wanted);
    result.plan = Render(plan);
    std::string error;
    for (bool with_rows : {true, false}) {
      Database copy(server, a.name);
      Connection connection(copy.Url());
      if (with_rows) AddSampleRows(connection, Tables(from));
      const PlannedStatement* failed = nullptr;
      try {
        ExecutePlan(connection, plan, &failed);
      } catch (const ServerError& e) {
        error = fmt::format("{} in: {} {}", e.what(), failed ? failed->sql : "", e.detail);
        continue;
      }
      Catalog got = Inspect(connection);
      error = Differences(got, AtFixedPoint(got, to, start));
      if (error.empty()) error = DumpDifferences(NormalDump(server, copy.name), NormalDump(server, b.name));
      Catalog again = AtFixedPoint(got, to, start);
      if (error.empty() && !MakePlan(got, again).empty()) error = "a second plan is not empty:\n" + Render(MakePlan(got, again));
      break;
    }
    result.why = error;
  } catch (const Error& error) {
    result.why = error.what();
  }
  result.passed = result.why.empty();
  return result;
}

}  // namespace mercator
