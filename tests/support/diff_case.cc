#include "support/diff_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "diff/change.h"
#include "diff/execute.h"
#include "diff/fixed_point.h"
#include "diff/planner.h"
#include "diff/sample_rows.h"
#include "inspect/inspect.h"
#include "inspect/renamings.h"
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
  std::string CreateDatabase(const std::string& from) override {
    return server_.CreateDatabase(from);
  }
  void DropDatabase(const std::string& database) override { server_.DropDatabase(database); }

 private:
  ThrowawayServer& server_;
};

// A database that is dropped at the end.
class Database {
 public:
  explicit Database(ThrowawayServer& server, const std::string& from = "")
      : server_(server), name_(server.CreateDatabase(from)) {}
  ~Database() {
    try {
      server_.DropDatabase(name_);
    } catch (const Error& error) {
      std::fprintf(stderr, "cannot drop %s: %s\n", name_.c_str(), error.what());
    }
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  std::string Url() const { return server_.Url(name_); }
  const std::string& name() const { return name_; }

 private:
  ThrowawayServer& server_;
  std::string name_;
};

// A state and the database that holds it.
struct Side {
  explicit Side(ThrowawayServer& server) : database(server) {}
  Database database;
  Catalog catalog;
  std::string dump;  // made when first needed
};

std::string Load(const std::vector<SourcePtr>& files, const InspectOptions& options, Side& side) {
  Connection connection(side.database.Url());
  Diagnostics diagnostics;
  if (!LoadSchemaFiles(connection, files, diagnostics)) return Render(diagnostics);
  side.catalog = Inspect(connection, options);
  side.catalog.renamings = FindRenamings(files, side.catalog, diagnostics);
  return Render(diagnostics);
}

bool LoadDump(const std::string& dump, const Database& database) {
  Connection connection(database.Url());
  Diagnostics diagnostics;
  return LoadSchemaFiles(connection, {std::make_shared<Source>(Source{"dump.sql", dump})},
                         diagnostics);
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
    const char* what = !change.from ? "missing" : !change.to ? "still there" : "differs in";
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
  return out.empty() ? out : "pg_dump sees a difference:\n" + out;
}

bool SaysItLoses(const Plan& plan) {
  return std::ranges::any_of(plan.Statements(), [](const PlannedStatement& statement) {
    return std::ranges::any_of(statement.hazards,
                               [](const Hazard& h) { return h.kind == Hazard::kDataLoss; });
  });
}

// The statements, with a line where a transaction must end.
std::string Show(const Plan& plan) {
  std::string out;
  for (const auto& part : plan.parts) {
    if (!out.empty()) out += "-- ---- the next transaction\n";
    out += Render(part);
  }
  return out;
}

// Rows are to blame if a value or a constraint of a value is refused, and for nothing else.
bool BlamesRows(const ServerError& error) {
  return error.sqlstate.starts_with("22") || error.sqlstate.starts_with("23");
}

// One direction.
class Run {
 public:
  Run(ThrowawayServer& server, Side& from, Side& to)
      : server_(server), dev_(server), from_(from), to_(to) {}

  Outcome Go() {
    Outcome outcome;
    try {
      Planned planned = PlanChanges(from_.catalog, to_.catalog, Start());
      plan_ = std::move(planned.plan);
      outcome.plan = Show(plan_);
      outcome.why = Needless(planned.wanted);
      if (outcome.why.empty() && !TryWithRows(outcome.why)) Try(false, outcome.why);
    } catch (const Error& error) {
      outcome.why = error.what();
    }
    outcome.passed = outcome.why.empty();
    return outcome;
  }

 private:
  // Statements about objects that are the same on both sides, and that use nothing that is not.
  std::string Needless(const Catalog& wanted) const {
    std::set<ObjectId> changed;
    for (const Change& change : Diff(from_.catalog, wanted)) changed.insert(change.id());
    std::string out;
    for (const PlannedStatement& statement : plan_.Statements()) {
      for (const ObjectId& id : statement.objects) {
        // What completes an object that is made is no object of either side.
        bool known = from_.catalog.Find(id) || wanted.Find(id);
        if (!known || IsTouched(id, from_.catalog, changed) || IsTouched(id, wanted, changed))
          continue;
        out += fmt::format("{} is the same on both sides: {}\n", ToString(id), statement.sql);
      }
    }
    return to_.catalog.renamings.empty() ? out : "";
  }

  static bool IsTouched(const ObjectId& id, const Catalog& catalog,
                        const std::set<ObjectId>& changed) {
    std::vector<int> work = {catalog.IndexOf(id)};
    if (work[0] < 0) return false;
    std::set<int> seen;
    while (!work.empty()) {
      int at = work.back();
      work.pop_back();
      if (!seen.insert(at).second) continue;
      const Object& object = catalog.objects()[static_cast<size_t>(at)];
      if (changed.contains(object.id)) return true;
      for (int used : catalog.Uses(at)) work.push_back(used);
      for (const Object* part : catalog.Children(object.id)) {
        if (changed.contains(part->id)) return true;
      }
    }
    return false;
  }

  std::function<DevServer&()> Start() {
    return [this]() -> DevServer& { return dev_; };
  }

  bool TryWithRows(std::string& why) {
    try {
      Try(true, why);
      return true;
    } catch (const ServerError& error) {
      if (BlamesRows(error)) return false;
      why = "with rows: " + Describe(error);
      return true;
    }
  }

  std::string Describe(const ServerError& error) const {
    return fmt::format("{} in: {} {}", error.what(), failed_ ? failed_->sql : "", error.detail);
  }

  void Try(bool with_rows, std::string& why) {
    Database copy(server_, from_.database.name());
    Connection connection(copy.Url());
    if (with_rows) AddSampleRows(connection, Tables(from_.catalog));
    std::vector<TableRows> before = CountRows(connection, Tables(from_.catalog));
    failed_ = nullptr;
    try {
      ExecutePlan(connection, plan_, &failed_);
    } catch (const ServerError& error) {
      if (with_rows) throw;
      why = Describe(error);
      return;
    }
    InspectOptions options;
    options.with = to_.catalog.with;
    Catalog got = Inspect(connection, options);
    why = Differences(got, AtFixedPoint(got, to_.catalog, Start()));
    if (to_.dump.empty()) to_.dump = NormalDump(server_, to_.database.name());
    if (why.empty()) why = CompareDumps(copy.name());
    if (why.empty()) why = Lost(connection, before);
    Plan again = PlanChanges(got, to_.catalog, Start()).plan;
    if (why.empty() && !again.empty()) why = "a second plan is not empty:\n" + Render(again);
  }

  // A dump is no fixed point either: `x IN (…)` of a varchar reads differently after each of the
  // first two loads. What still differs then is a difference.
  std::string CompareDumps(const std::string& database) {
    std::string why = DumpDifferences(NormalDump(server_, database), to_.dump);
    std::string got = database, wanted = to_.database.name();
    std::vector<std::unique_ptr<Database>> loaded;
    for (int round = 0; round < 2 && !why.empty(); ++round) {
      for (std::string* name : {&got, &wanted}) {
        loaded.push_back(std::make_unique<Database>(server_));
        if (!LoadDump(Dump(server_, *name), *loaded.back())) return why;
        *name = loaded.back()->name();
      }
      why = DumpDifferences(NormalDump(server_, got), NormalDump(server_, wanted));
    }
    return why;
  }

  std::string Lost(Connection& connection, const std::vector<TableRows>& before) const {
    if (SaysItLoses(plan_)) return "";
    std::string out;
    for (const std::string& table : LostRows(connection, before))
      out += fmt::format("rows of {} are lost and the plan does not say so\n", table);
    return out;
  }

  ThrowawayServer& server_;
  Shared dev_;
  Side& from_;
  Side& to_;
  Plan plan_;
  const PlannedStatement* failed_ = nullptr;
};

void CreateRoles(ThrowawayServer& server, const nlohmann::json& names, const char* attributes) {
  if (!names.is_array()) return;
  Connection connection(server.Url());
  for (const auto& name : names) {
    std::string role = name.get<std::string>();
    bool known = !connection.Query("SELECT FROM pg_roles WHERE rolname = $1", {role}).empty();
    if (known && !*attributes) continue;
    connection.Execute((known ? "ALTER ROLE " : "CREATE ROLE ") + QuoteIdentifier(role) +
                       attributes);
  }
}

}  // namespace

struct Transition::Impl {
  explicit Impl(ThrowawayServer& s) : server(s), from(s), to(s) {}
  ThrowawayServer& server;
  Side from;
  Side to;
  std::string unloadable;
};

Transition::Transition(ThrowawayServer& server, const std::vector<SourcePtr>& from,
                       const std::vector<SourcePtr>& to, const InspectOptions& options)
    : impl_(std::make_unique<Impl>(server)) {
  impl_->unloadable = Load(from, options, impl_->from) + Load(to, options, impl_->to);
}
Transition::~Transition() = default;
Transition::Transition(Transition&&) noexcept = default;

const std::string& Transition::unloadable() const { return impl_->unloadable; }
const Catalog& Transition::from() const { return impl_->from.catalog; }
const Catalog& Transition::to() const { return impl_->to.catalog; }
Outcome Transition::Forward() { return Run(impl_->server, impl_->from, impl_->to).Go(); }
Outcome Transition::Reverse() { return Run(impl_->server, impl_->to, impl_->from).Go(); }

// What is compared besides the schema; in a file `with` beside the sides, or privileges and owners.
static InspectOptions OptionsOf(const std::filesystem::path& directory) {
  InspectOptions options;
  options.with = {"privileges", "ownership"};
  if (!std::filesystem::exists(directory / "with")) return options;
  options.with.clear();
  for (const std::string& word : Split(ReadFile(directory / "with"), '\n')) {
    if (!word.empty()) options.with.insert(word);
  }
  return options;
}

// Cases of others may come with rows, which are no part of a schema.
static std::vector<SourcePtr> ReadWithoutRows(const std::filesystem::path& path) {
  std::vector<SourcePtr> files;
  for (const SourcePtr& file : ReadSchemaFiles(path)) {
    std::string text = file->text;
    for (size_t copy; (copy = text.find("FROM stdin;\n")) != std::string::npos;) {
      size_t begin = text.rfind("\nCOPY ", copy), end = text.find("\n\\.", copy);
      if (begin == std::string::npos || end == std::string::npos) break;
      text.erase(begin, end + 3 - begin);
    }
    files.push_back(std::make_shared<Source>(Source{file->path, text}));
  }
  return files;
}

Transition LoadTransition(ThrowawayServer& server, const std::filesystem::path& directory) {
  if (std::filesystem::exists(directory / "meta.json")) {
    auto meta = nlohmann::json::parse(ReadFile(directory / "meta.json"));
    CreateRoles(server, meta.value("superuser_roles", nlohmann::json()), " SUPERUSER");
    CreateRoles(server, meta.value("needs_roles", nlohmann::json()), "");
  }
  return Transition(server, ReadWithoutRows(directory / "from.sql"),
                    ReadWithoutRows(directory / "to.sql"), OptionsOf(directory));
}

std::string CheckRoundTrip(ThrowawayServer& server, const std::vector<SourcePtr>& files) {
  Side nothing(server), wanted(server);
  InspectOptions options;
  options.with = {"privileges", "ownership"};
  std::string unloadable = Load({}, options, nothing) + Load(files, options, wanted);
  if (!unloadable.empty()) return unloadable;
  return Run(server, nothing, wanted).Go().why;
}

std::string CheckOwnDump(ThrowawayServer& server, const std::vector<SourcePtr>& files) {
  Side wanted(server), dumped(server);
  InspectOptions options;
  options.with = {"privileges"};
  std::string unloadable = Load(files, options, wanted);
  if (!unloadable.empty()) return unloadable;
  std::string dump = Dump(server, wanted.database.name(), true);
  if (dump.empty()) return "";
  unloadable = Load({std::make_shared<Source>(Source{"dump.sql", dump})}, options, dumped);
  if (!unloadable.empty()) return unloadable;
  Shared dev(server);
  auto start = [&]() -> DevServer& { return dev; };
  return Render(MakePlan(wanted.catalog, AtFixedPoint(wanted.catalog, dumped.catalog, start)));
}

std::string CaseName(const std::filesystem::path& directory) {
  return directory.parent_path().filename().string() + "/" + directory.filename().string();
}

std::vector<std::filesystem::path> FindDiffCases(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> cases;
  if (!std::filesystem::exists(root)) return cases;
  auto add = [&](const std::filesystem::path& path) {
    if (std::filesystem::exists(path / "from.sql") && std::filesystem::exists(path / "to.sql"))
      cases.push_back(path);
  };
  add(root);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_directory()) add(entry.path());
  }
  std::ranges::sort(cases);
  return cases;
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

}  // namespace mercator
