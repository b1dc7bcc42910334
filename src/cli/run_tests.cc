#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <future>

#include "base/duration.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/target.h"
#include "cli/test_output.h"
#include "cli/test_runner.h"
#include "migrate/sum.h"
#include "report/style.h"

// `schema test`, `migrate test` and `schema plan test`: the tests of `*.test.hcl` files.
namespace mercator {
namespace {

struct Flags : DirectoryFlags {
  std::string kind;
  std::vector<std::string> paths;
  std::vector<std::string> urls;  // of the desired schema
  std::string revisions_schema;
  std::string run;
  DevServerOptions dev;
};

void RequireSound(const Diagnostics& diagnostics) {
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors())
    throw Error("the test files cannot be used as they are; nothing was run");
}

std::string Text(const TestCase& test, const TestResult& result) {
  const Style style = StyleFor(STDOUT_FILENO);
  std::string head = style.Green("PASS");
  if (result.status == TestStatus::kFailed) head = style.Red("FAIL");
  if (result.status == TestStatus::kSkipped) head = style.Yellow("SKIP");
  std::string text = fmt::format("-- {}: {}", head, test.name);
  if (result.status != TestStatus::kSkipped)
    text += fmt::format(" ({})", FormatDuration(result.took.count()));
  text += "\n";
  for (const std::string& line : result.lines) text += "    " + line + "\n";
  return text;
}

// Runs tests that allow it at the same time, at most so many of them, and all others one by one.
class Suite {
 public:
  Suite(const TestWorld& world, TestSuite& suite, Diagnostics& diagnostics)
      : world_(world), suite_(suite), diagnostics_(diagnostics) {}

  bool Run(const std::vector<TestCase>& cases) {
    for (size_t i = 0; i < cases.size();) {
      size_t end = i + 1;
      while (cases[i].parallel && end < cases.size() && cases[end].parallel && end - i < kMost)
        ++end;
      RunTogether(cases, i, end);
      i = end;
    }
    return good_;
  }

 private:
  static constexpr size_t kMost = 8;

  void RunTogether(const std::vector<TestCase>& cases, size_t begin, size_t end) {
    std::vector<std::unique_ptr<TestRun>> runs;
    for (size_t i = begin; i < end; ++i) {
      runs.push_back(std::make_unique<TestRun>(world_, suite_, cases[i], diagnostics_));
      if (diagnostics_.HasErrors()) RequireSound(diagnostics_);
    }
    std::vector<std::future<TestResult>> results;
    const auto policy = runs.size() > 1 ? std::launch::async : std::launch::deferred;
    for (auto& run : runs) results.push_back(std::async(policy, [&run] { return run->Run(); }));
    for (size_t i = 0; i < results.size(); ++i) {
      const TestResult result = results[i].get();
      good_ = good_ && result.status != TestStatus::kFailed;
      std::fputs(Text(cases[begin + i], result).c_str(), stdout);
      std::fflush(stdout);
    }
  }

  const TestWorld& world_;
  TestSuite& suite_;
  Diagnostics& diagnostics_;
  bool good_ = true;
};

void Prepare(const Flags& flags, Workbench& bench, MigrationDirectory& directory,
             TestWorld& world) {
  Diagnostics diagnostics;
  world.bench = &bench;
  world.revisions_schema = flags.revisions_schema;
  if (flags.kind == "migrate") {
    directory = OpenDirectory(flags, diagnostics);
    RequireReadable(diagnostics);
    RequireValidSum(directory);
    world.directory = &directory;
  }
  const State state = flags.kind == "schema"
                          ? bench.Load(flags.urls, diagnostics)
                          : bench.LoadMigrations(EmptyMigrationDirectory(""), "", diagnostics);
  RequireReadable(diagnostics);
  world.state = state.database;
  if (world.state.empty())
    throw Error("`--url` of `schema test` names the desired schema, not a database",
                "give files: `--url file://schema`");
}

TestSuiteOptions SuiteOptions(const Flags& flags, const Environment& environment) {
  TestSuiteOptions options;
  options.variable_texts = environment.given_variables;
  options.variables =
      flags.kind == "migrate" ? environment.test.migrate_vars : environment.test.schema_vars;
  return options;
}

std::vector<std::string> PathsOf(const Flags& flags, const Environment& environment) {
  if (!flags.paths.empty()) return flags.paths;
  const auto& given =
      flags.kind == "migrate" ? environment.test.migrate_src : environment.test.schema_src;
  return given.empty() ? std::vector<std::string>{"."} : given;
}

int RunTests(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  if (!flags.run.empty()) Matches(flags.run, "");
  TestSuite suite(PathsOf(flags, environment), SuiteOptions(flags, environment), diagnostics);
  std::vector<TestCase> cases = suite.Cases(flags.kind);
  // What is wrong in any of them is said before one is run.
  for (const TestCase& test : cases) suite.Steps(test, "");
  RequireSound(diagnostics);
  if (!flags.run.empty())
    std::erase_if(cases, [&](const TestCase& test) { return !Matches(flags.run, test.name); });
  if (cases.empty()) {
    std::puts("no tests to run");
    return 0;
  }
  Workbench bench(flags.dev, environment);
  MigrationDirectory directory;
  TestWorld world;
  Prepare(flags, bench, directory, world);
  const bool good = Suite(world, suite, diagnostics).Run(cases);
  std::puts(good ? "PASS" : "FAIL");
  return good ? 0 : 1;
}

CLI::App* AddTest(CLI::App& group, const std::shared_ptr<Flags>& flags, const char* description,
                  Run& run) {
  CLI::App* command = group.add_subcommand("test", description);
  command->add_option("paths", flags->paths,
                      "test files (*.test.hcl) or folders of them; this folder by default");
  command->add_option("--run", flags->run, "only tests whose name this regular expression finds");
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return RunTests(*flags, environment); };
  });
  return command;
}

}  // namespace

void AddMigrateTest(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  flags->kind = "migrate";
  CLI::App* command =
      AddTest(group, flags, "Run tests of migrations on a throw-away database", run);
  command->footer("Example:\n  mercator migrate test --run backfill");
  AddDirectoryFlags(*command, *flags);
  command->add_option("--revisions-schema", flags->revisions_schema,
                      "schema of the table atlas_schema_revisions");
}

void AddSchemaTest(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  flags->kind = "schema";
  flags->urls = {"file://schema"};
  CLI::App* command =
      AddTest(group, flags, "Run tests of the desired schema on a throw-away database", run);
  command->footer("Example:\n  mercator schema test --url file://schema tests/");
  command->add_option("-u,--url", flags->urls, "the desired schema; repeatable")
      ->capture_default_str();
}

void AddSchemaPlanTest(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  flags->kind = "plan";
  AddTest(group, flags, "Run tests of plan files on a throw-away database", run);
}

}  // namespace mercator
