#include "cli/test_runner.h"

#include <fmt/format.h>

#include <mutex>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/program.h"
#include "base/text.h"
#include "cli/intent.h"
#include "cli/plan_file.h"
#include "cli/test_output.h"
#include "diff/execute.h"
#include "migrate/apply.h"
#include "postgres/url.h"

namespace mercator {
namespace {

// A command did not do what the test expects.
class Failure : public Error {
 public:
  using Error::Error;
};

// Loading states and making plans is for one thread at a time.
std::mutex& BenchMutex() {
  static std::mutex mutex;
  return mutex;
}

std::string Shown(const std::string& text) {
  return Contains(text, "\n") ? "\n" + IndentLines(text, "        ") : " " + text;
}

std::string PlaceOf(const TestStep& step) {
  return fmt::format("{}:{}", step.source->path, PositionAt(step.source->text, step.begin).line);
}

bool IsTrue(const Result& result) {
  if (result.size() != 1 || result.columns() < 1) return false;
  const std::string value = Lower(result[0].View(0));
  return value == "t" || value == "true" || value == "1";
}

std::string MessageOf(const Error& e) {
  std::string text = e.what();
  if (const auto* server = dynamic_cast<const ServerError*>(&e); server && !server->detail.empty())
    text += " (" + server->detail + ")";
  return text;
}

std::string Texts(const Diagnostics& diagnostics) {
  std::string text = Render(diagnostics);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

TestRun::TestRun(const TestWorld& world, TestSuite& suite, const TestCase& test,
                 Diagnostics& diagnostics)
    : world_(world) {
  if (test.skip) {
    result_.status = TestStatus::kSkipped;
    return;
  }
  database_ = world.bench->server().CreateDatabase(world.state);
  url_ = world.bench->server().Url(database_);
  steps_ = suite.Steps(test, url_);
  if (diagnostics.HasErrors()) steps_.clear();
}

TestRun::~TestRun() {
  connection_.reset();
  if (database_.empty()) return;
  try {
    world_.bench->server().DropDatabase(database_);
  } catch (const Error&) {
    // The server goes away at the end, and the database with it.
  }
}

TestResult TestRun::Run() {
  if (result_.status == TestStatus::kSkipped) return result_;
  const auto start = std::chrono::steady_clock::now();
  std::vector<const TestStep*> cleanups;
  auto attempt = [&](const TestStep& step) {
    try {
      Do(step);
      return true;
    } catch (const Error& e) {
      Tell(step, "Error: " + MessageOf(e));
      result_.status = TestStatus::kFailed;
      return false;
    }
  };
  connection_ = std::make_unique<Connection>(url_);
  for (const TestStep& step : steps_) {
    if (step.kind == "cleanup") {
      cleanups.push_back(&step);
    } else if (!attempt(step)) {
      break;
    }
  }
  for (auto it = cleanups.rbegin(); it != cleanups.rend(); ++it) attempt(**it);
  connection_.reset();
  result_.took = std::chrono::steady_clock::now() - start;
  return result_;
}

void TestRun::Tell(const TestStep& step, const std::string& text) {
  result_.lines.push_back(PlaceOf(step) + ": " + text);
}

void TestRun::Do(const TestStep& step) {
  if (step.kind == "exec") return Exec(step);
  if (step.kind == "catch") return Catch(step);
  if (step.kind == "assert") return Assert(step);
  if (step.kind == "external") return External(step);
  if (step.kind == "migrate") return Migrate(step);
  if (step.kind == "schema") return Load(step);
  if (step.kind == "apply") return ApplyUrl(step);
  if (step.kind == "log") return Tell(step, step.message);
  connection_->Execute(step.sql);  // cleanup
}

void TestRun::CheckOutput(const TestStep& step, const std::string& text, bool table) {
  if (step.output) {
    const bool same = table ? SameTable(*step.output, text) : Trim(*step.output) == Trim(text);
    if (!same) {
      throw Failure(
          fmt::format("the output is not the expected one\n      expected:{}\n      "
                      "got:{}",
                      Shown(std::string(Trim(*step.output))), Shown(std::string(Trim(text)))));
    }
  }
  if (step.match && !Matches(*step.match, text)) {
    throw Failure(fmt::format("the output does not match {}\n      got:{}", GoQuote(*step.match),
                              Shown(std::string(Trim(text)))));
  }
}

void TestRun::Exec(const TestStep& step) {
  const Result result = connection_->Execute(step.sql);
  const bool table = step.format == "table";
  if (step.output || step.match)
    CheckOutput(step, table ? TableText(result) : CsvText(result), table);
}

void TestRun::Catch(const TestStep& step) {
  std::string message;
  try {
    connection_->Execute(step.sql);
  } catch (const ServerError& e) {
    message = MessageOf(e);
  }
  if (message.empty()) throw Failure("expected an error, and the statement succeeded");
  if (!step.error.empty() && !Matches(step.error, message))
    throw Failure(fmt::format("expected an error that matches {}, and got {}", GoQuote(step.error),
                              GoQuote(message)));
}

void TestRun::Assert(const TestStep& step) {
  const Result result = connection_->Execute(step.sql);
  if (IsTrue(result)) return;
  std::string what = "assertion failed: ";
  if (!step.error.empty()) throw Failure(what + step.error);
  throw Failure(what + GoQuote(std::string(Trim(step.sql))) + " returned" +
                (result.size() == 1 ? " " + std::string(Trim(CsvText(result)))
                                    : fmt::format(" {} rows", result.size())));
}

void TestRun::External(const TestStep& step) {
  const ProgramResult result = RunProgram(step.program, step.working_dir);
  if (result.status != 0) {
    throw Failure(fmt::format("`{}` ended with status {}:{}",
                              step.program.empty() ? "" : step.program[0], result.status,
                              Shown(std::string(Trim(result.errors)))));
  }
  CheckOutput(step, result.output, false);
}

void TestRun::Migrate(const TestStep& step) {
  if (!world_.directory)
    throw Failure("there is no migration directory here: `migrate` is for `migrate test`");
  ApplyOptions options;
  options.allow_dirty = true;
  options.lock_name.clear();
  options.to_version = step.to;
  options.revisions_schema = world_.revisions_schema;
  Diagnostics diagnostics;
  ApplyObserver observer;
  const ApplyReport report = Apply(*connection_, *world_.directory, options, diagnostics, observer);
  if (diagnostics.HasErrors()) throw Failure(Texts(diagnostics));
  if (report.failure) throw Failure(report.failure->message);
}

void TestRun::Load(const TestStep& step) {
  std::lock_guard guard(BenchMutex());
  Diagnostics diagnostics;
  Workbench& bench = *world_.bench;
  const State state = bench.Load({step.url}, diagnostics);
  if (diagnostics.HasErrors()) throw Failure(Texts(diagnostics));
  const Catalog now = Inspect(*connection_, bench.inspect);
  ExecutePlan(*connection_, PlanTowards(bench, now, state.catalog).plan);
}

// A plan file as it is, without a look at its fingerprints: the test is about what it does.
void TestRun::ApplyUrl(const TestStep& step) {
  if (!PathOfUrl(step.url).ends_with(".plan.hcl")) return Load(step);
  Diagnostics diagnostics;
  const Plan plan = ParsePlanScript(ReadPlanFile(step.url).migration, {}, diagnostics);
  if (diagnostics.HasErrors()) throw Failure(Texts(diagnostics));
  ExecutePlan(*connection_, plan);
}

}  // namespace mercator
