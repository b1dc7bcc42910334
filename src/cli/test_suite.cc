#include "cli/test_suite.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "cli/workbench.h"
#include "hcl/body_reader.h"
#include "hcl/convert.h"
#include "hcl/functions.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;
using hcl::Block;
using hcl::Value;

const std::set<std::string_view> kKinds = {"schema", "migrate", "plan"};

bool IsTestFile(const fs::path& path) { return path.filename().string().ends_with(".test.hcl"); }

std::vector<fs::path> TestFiles(const std::vector<std::string>& urls) {
  std::vector<fs::path> files;
  for (const std::string& url : urls) {
    const fs::path path = PathOfUrl(url);
    if (!fs::exists(path)) throw Error(fmt::format("`{}` does not exist", path.string()));
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    const size_t begin = files.size();
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.is_regular_file() && IsTestFile(entry.path()))
        files.push_back(entry.path().lexically_normal());
    }
    std::sort(files.begin() + static_cast<ptrdiff_t>(begin), files.end());
  }
  if (files.empty())
    throw Error("there are no test files", "name files `*.test.hcl`, or a folder with some");
  return files;
}

std::vector<std::pair<Value, Value>> Instances(const Value& each) {
  std::vector<std::pair<Value, Value>> instances;
  if (each.IsAttributed()) {
    for (const auto& [name, value] : each.attributes())
      instances.emplace_back(Value::String(name), value);
    return instances;
  }
  int64_t index = 0;
  for (const Value& value : each.elements())
    instances.emplace_back(each.Is(hcl::TypeKind::kSet) ? value : Value::Int(index++), value);
  return instances;
}

std::string Shown(const Value& key) {
  const auto text = hcl::Convert(key, hcl::Type::String());
  return text && text->has_content() ? text->AsString() : "";
}

// The blocks of a test that can stand for a command, with what they must have.
const std::map<std::string_view, std::string_view>& Required() {
  static const std::map<std::string_view, std::string_view> required = {
      {"exec", "sql"},    {"catch", "sql"},        {"assert", "sql"},
      {"log", "message"}, {"external", "program"}, {"migrate", ""},
      {"schema", "url"},  {"apply", "url"},        {"cleanup", "sql"}};
  return required;
}

}  // namespace

TestSuite::TestSuite(const std::vector<std::string>& paths, TestSuiteOptions options,
                     Diagnostics& diagnostics)
    : diagnostics_(diagnostics) {
  std::set<std::string, std::less<>> declared;
  fs::path base;
  for (const fs::path& path : TestFiles(paths)) {
    if (documents_.empty()) base = fs::absolute(path).parent_path();
    auto source = std::make_shared<Source>(Source{path.string(), ReadFile(path)});
    documents_.push_back(hcl::ParseDocument(source, diagnostics));
    for (const Block* block : documents_.back()->body().blocks) {
      if (block->type == "variable" && !block->labels.empty())
        declared.emplace(block->labels[0].text);
    }
  }
  hcl::InputOptions inputs;
  inputs.functions = hcl::StandardFunctions();
  hcl::AddProjectFunctions(inputs.functions, base);
  // The same flags are for the project file: what is not declared here is meant for that.
  std::erase_if(options.variable_texts, [&](const auto& v) { return !declared.contains(v.first); });
  std::erase_if(options.variables, [&](const auto& v) { return !declared.contains(v.first); });
  inputs.variable_texts = std::move(options.variable_texts);
  inputs.variable_values = std::move(options.variables);
  if (!diagnostics.HasErrors())
    inputs_ = std::make_unique<hcl::Inputs>(documents_, std::move(inputs), diagnostics);
}

std::vector<TestCase> TestSuite::Cases(const std::string& kind) {
  std::vector<TestCase> cases;
  if (!inputs_) return cases;
  for (const hcl::DocumentPtr& document : documents_) {
    for (const Block* block : document->body().blocks) {
      if (inputs_->Reads(*block)) continue;
      const hcl::Range at = block->header();
      if (block->type != "test") {
        diagnostics_.Error(fmt::format("unknown block `{}` in a test file", block->type),
                           document->source(), at.begin, at.end);
      } else if (hcl::BodyReader::CheckLabels(*block, 2, diagnostics_)) {
        if (!kKinds.contains(block->labels[0].text)) {
          diagnostics_.Error(fmt::format("unknown kind of test `{}`", block->labels[0].text),
                             document->source(), at.begin, at.end);
        } else if (block->labels[0].text == kind) {
          AddCases(*block, cases);
        }
      }
    }
  }
  return cases;
}

void TestSuite::AddCases(const Block& block, std::vector<TestCase>& cases) {
  TestCase test;
  test.kind = block.labels[0].text;
  test.name = block.labels[1].text;
  test.block = &block;
  auto evaluate = [&](const hcl::Attribute& attribute) { return inputs_->Evaluate(attribute); };
  hcl::BodyReader reader(block.body, "`test`", evaluate, diagnostics_);
  reader.Ignore("for_each");
  test.skip = reader.Bool("skip").value_or(false);
  test.parallel = reader.Bool("parallel").value_or(false);
  reader.RejectUnknownAttributes();
  const hcl::Attribute* each = block.body.Find("for_each");
  if (!each) return cases.push_back(std::move(test));
  const Value collection = inputs_->Evaluate(*each);
  if (!collection.known()) return;
  if (collection.null() || (!collection.IsSequence() && !collection.IsAttributed())) {
    hcl::Complain(diagnostics_, block.document->source(), each->expression->range,
                  "`for_each` takes a set, list, map or object");
    return;
  }
  for (const auto& [key, value] : Instances(collection)) {
    TestCase one = test;
    one.name += "/" + Shown(key);
    one.each = Value::Object({{"key", key}, {"value", value}});
    cases.push_back(std::move(one));
  }
}

std::vector<TestStep> TestSuite::Steps(const TestCase& test, const std::string& dev_url) {
  hcl::Scope scope(inputs_->scope());
  scope.Set("self", Value::Object({{"dev_url", Value::String(dev_url)}}));
  if (test.each) scope.Set("each", *test.each);
  std::vector<TestStep> steps;
  for (const Block* block : test.block->body.blocks) steps.push_back(ReadStep(*block, scope));
  return steps;
}

TestStep TestSuite::ReadStep(const Block& block, const hcl::Scope& scope) {
  TestStep step;
  step.kind = block.type;
  step.source = block.document->source();
  step.begin = block.header().begin;
  step.end = block.header().end;
  const auto known = Required().find(block.type);
  if (known == Required().end()) {
    diagnostics_.Error(fmt::format("unknown command `{}` of a test", block.type), step.source,
                       step.begin, step.end);
    return step;
  }
  hcl::Scope words(&scope);
  for (const char* word : {"csv", "table"}) words.Set(word, Value::String(word));
  auto evaluate = [&](const hcl::Attribute& attribute) {
    return inputs_->Evaluate(attribute, &words);
  };
  hcl::BodyReader reader(block.body, fmt::format("`{}`", block.type), evaluate, diagnostics_);
  if (!known->second.empty() && !reader.Find(known->second)) {
    diagnostics_.Error(fmt::format("`{}` has no `{}`", block.type, known->second), step.source,
                       step.begin, step.end);
  }
  const bool sql = known->second == "sql", output = step.kind == "exec" || step.kind == "external";
  if (sql) step.sql = reader.String("sql").value_or("");
  if (step.kind == "exec") step.format = reader.OneOf("format", {"csv", "table"}).value_or("csv");
  if (output) step.output = reader.String("output");
  if (output) step.match = reader.String("match");
  if (step.kind == "catch") step.error = reader.String("error").value_or("");
  if (step.kind == "assert") step.error = reader.String("error_message").value_or("");
  if (step.kind == "log") step.message = reader.String("message").value_or("");
  if (step.kind == "migrate") step.to = reader.String("to").value_or("");
  if (known->second == "url") step.url = reader.String("url").value_or("");
  if (step.kind == "external") {
    step.program = reader.Strings("program");
    step.working_dir = reader.String("working_dir").value_or("");
  }
  reader.RejectUnknown();
  return step;
}

}  // namespace mercator
