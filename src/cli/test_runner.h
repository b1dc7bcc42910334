#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "cli/test_suite.h"
#include "cli/workbench.h"

namespace mercator {

enum class TestStatus { kPassed, kFailed, kSkipped };

struct TestResult {
  TestStatus status = TestStatus::kPassed;
  std::vector<std::string> lines;  // `file:line: text`, of log and of what failed
  std::chrono::nanoseconds took{0};
};

// What tests work on besides their own commands.
struct TestWorld {
  Workbench* bench = nullptr;
  const MigrationDirectory* directory = nullptr;  // of `migrate`; null: there is none
  std::string revisions_schema;
  std::string state;  // the database that each test begins with a copy of; empty: an empty one
};

// Runs one test on a database of its own, which is dropped afterwards. Commands run in their order;
// the first that fails ends the test; `cleanup` runs in any case, the last one first. What is wrong
// in the file makes the test fail as well.
class TestRun {
 public:
  TestRun(const TestWorld& world, TestSuite& suite, const TestCase& test, Diagnostics& diagnostics);
  ~TestRun();
  TestRun(const TestRun&) = delete;
  TestRun& operator=(const TestRun&) = delete;

  TestResult Run();

 private:
  void Do(const TestStep& step);
  void Exec(const TestStep& step);
  void Catch(const TestStep& step);
  void Assert(const TestStep& step);
  void External(const TestStep& step);
  void Migrate(const TestStep& step);
  void Load(const TestStep& step);
  void ApplyUrl(const TestStep& step);
  void CheckOutput(const TestStep& step, const std::string& text, bool table);
  void Tell(const TestStep& step, const std::string& text);

  const TestWorld& world_;
  std::string database_;
  std::string url_;
  std::vector<TestStep> steps_;
  TestResult result_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace mercator
