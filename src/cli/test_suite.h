#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "hcl/inputs.h"

namespace mercator {

// A command of a test: `exec { sql = … output = … }`. Which fields there are depends on the kind.
struct TestStep {
  std::string kind;  // exec, catch, assert, log, external, migrate, schema, apply, cleanup
  SourcePtr source;
  size_t begin = 0;  // of the block's head
  size_t end = 0;
  std::string sql;
  std::string format;  // csv or table
  std::optional<std::string> output;
  std::optional<std::string> match;
  std::string error;    // of catch: a regular expression; of assert: what a failure says
  std::string message;  // of log
  std::string to;       // of migrate; empty: the last file
  std::string url;      // of schema and apply
  std::vector<std::string> program;
  std::string working_dir;
};

// A `test "schema" "name" { … }` block, for one value of its `for_each`.
struct TestCase {
  std::string kind;
  std::string name;  // with `/key` where there is for_each
  bool skip = false;
  bool parallel = false;
  const hcl::Block* block = nullptr;
  std::optional<hcl::Value> each;  // `each.key`, `each.value`
};

struct TestSuiteOptions {
  std::vector<std::pair<std::string, std::string>> variable_texts;  // `--var`
  hcl::Value::Attributes variables;                                 // win over the texts
};

// Test files, `*.test.hcl`, with their variables and locals. Atlas: testing framework.
class TestSuite {
 public:
  // Files, and folders in which all such files are read. Throws Error if there are none; what is
  // wrong in them goes to `diagnostics`.
  TestSuite(const std::vector<std::string>& paths, TestSuiteOptions options,
            Diagnostics& diagnostics);

  // The tests of a kind (`schema`, `migrate`, `plan`) in the order of the files.
  std::vector<TestCase> Cases(const std::string& kind);
  // The commands of one. `dev_url`: what `self.dev_url` is.
  std::vector<TestStep> Steps(const TestCase& test, const std::string& dev_url);

 private:
  void AddCases(const hcl::Block& block, std::vector<TestCase>& cases);
  TestStep ReadStep(const hcl::Block& block, const hcl::Scope& scope);

  Diagnostics& diagnostics_;
  std::vector<hcl::DocumentPtr> documents_;
  std::unique_ptr<hcl::Inputs> inputs_;
};

}  // namespace mercator
