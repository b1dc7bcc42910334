// Project files that Atlas's documentation and tests publish are read without an edit.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "hcl/convert.h"
#include "hcl/project.h"
#include "support/golden.h"

namespace mercator::hcl {
namespace {

namespace fs = std::filesystem;

fs::path Folder() { return CorpusPath() / "hcl/atlas-docs"; }

// Answers whatever is asked.
class AnySources : public DataSources {
 public:
  Value Read(const DataRequest& request, Diagnostics&) override {
    if (request.type == "sql") {
      const Value name = Value::String("tenant");
      return Value::Object({{"count", Value::Int(1)},
                            {"value", name},
                            {"values", Value::List(Type::String(), {name})}});
    }
    if (request.type == "external") return Value::String(R"({"user":"u","password":"p"})");
    if (request.type == "runtimevar" || request.type.ends_with("token"))
      return Value::String("[\"secret\"]");
    return Value::Object({{"url", Value::String("mem://" + request.name)}});
  }
};

struct ProjectFile {
  SourcePtr source;
  DocumentPtr document;
  std::vector<std::string> envs;       // labels; `any` for an env without one
  std::vector<std::string> variables;  // without defaults
};

bool IsOfProject(const Block& block) {
  static const std::set<std::string_view> types = {"env",    "variable", "locals", "data",
                                                   "docker", "dev",      "diff",   "lint",
                                                   "test",   "hook",     "atlas",  "cloud"};
  return types.contains(block.type) && (block.type != "test" || block.labels.empty());
}

// What has an env, or only blocks of project files, and is about no other database.
std::vector<ProjectFile> ProjectFiles() {
  std::vector<ProjectFile> files;
  const auto index = nlohmann::json::parse(ReadFile(Folder() / "index.json"));
  for (const auto& entry : index) {
    const std::string dialect = entry["dialect"];
    const fs::path path = Folder() / entry["file"].get<std::string>();
    if ((dialect != "postgres" && dialect != "any") || !fs::exists(path)) continue;
    ProjectFile file;
    file.source = std::make_shared<Source>(Source{path.filename().string(), ReadFile(path)});
    Diagnostics diagnostics;
    file.document = ParseDocument(file.source, diagnostics);
    bool whole = !file.document->body().blocks.empty() && entry["kind"] != "go-test";
    for (const Block* block : file.document->body().blocks) {
      whole = whole && IsOfProject(*block);
      if (block->type == "env")
        file.envs.push_back(block->labels.empty() ? "any" : std::string(block->labels[0].text));
      if (block->type == "variable" && !block->labels.empty() && !block->body.Find("default"))
        file.variables.emplace_back(block->labels[0].text);
    }
    if (file.envs.empty() && whole) file.envs.emplace_back();
    if (!diagnostics.HasErrors() && !file.envs.empty()) files.push_back(std::move(file));
  }
  return files;
}

struct Problems {
  std::string rendered;
  std::string messages;
};

Problems ProblemsOf(const ProjectFile& file, const std::string& env) {
  AnySources sources;
  ProjectOptions options;
  options.env = env;
  options.base = Folder();
  options.sources = &sources;
  for (const std::string& name : file.variables) options.variables.emplace_back(name, "1");
  Diagnostics diagnostics;
  LoadProject(file.source, options, diagnostics);
  Problems problems;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::kError) continue;
    problems.rendered += Render(diagnostic);
    problems.messages += diagnostic.message + "\n";
  }
  return problems;
}

// What the documentation itself has wrong.
const std::map<std::string, std::string>& Exceptions() {
  static const std::map<std::string, std::string> exceptions = {
      {"347.hcl", "`atlas.Env` is not how the attribute is written"},
      {"425.hcl", "`var` is not the block that declares a variable"},
      {"427.hcl", "`var` is not the block that declares a variable"},
      {"654.hcl", "a data source of Terraform"},
  };
  return exceptions;
}

// An excerpt refers to what it does not show; nothing else may be wrong with it.
bool IsExcerpt(const std::string& messages) {
  for (const std::string& line : Split(messages, '\n')) {
    if (!line.empty() && !line.starts_with("there is no `")) return false;
  }
  return true;
}

TEST(ProjectCorpus, PublishedFilesAreRead) {
  if (!fs::exists(Folder())) GTEST_SKIP() << "no corpora in " << CorpusPath();
  size_t files = 0, envs = 0, whole = 0;
  for (const ProjectFile& file : ProjectFiles()) {
    ++files;
    for (const std::string& env : file.envs) {
      const Problems problems = ProblemsOf(file, env);
      ++envs;
      whole += problems.messages.empty();
      if (IsExcerpt(problems.messages)) continue;
      EXPECT_TRUE(Exceptions().contains(file.source->path))
          << file.source->path << " " << env << "\n"
          << problems.rendered;
    }
  }
  std::cout << files << " project files with " << envs << " envs: " << whole << " are whole, "
            << envs - whole << " refer to what an excerpt leaves out or are exceptions\n";
  EXPECT_GT(files, 45u);
  EXPECT_GT(whole, 15u);
}

}  // namespace
}  // namespace mercator::hcl
