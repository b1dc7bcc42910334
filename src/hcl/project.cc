#include "hcl/project.h"

#include <algorithm>

#include "hcl/functions.h"
#include "hcl/project_reader.h"
#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

constexpr const char* kTopLevel = "the project file";

InputOptions InputsOf(const ProjectOptions& options) {
  InputOptions inputs;
  inputs.functions = StandardFunctions();
  AddProjectFunctions(inputs.functions, options.base);
  inputs.variable_texts = options.variables;
  inputs.any_variable = options.env.empty();  // they may be the schema's
  inputs.sources = options.sources;
  const Value env = options.env.empty() ? Value::Null(Type::String()) : Value::String(options.env);
  inputs.globals["atlas"] = Value::Object({{"env", env}});
  return inputs;
}

// Labelled blocks of the name, or else the unlabelled ones whose name it is.
std::vector<const Block*> Selected(const Body& body, const std::string& name, ProjectReader& reader,
                                   std::vector<std::string>& names) {
  std::vector<const Block*> labelled, unlabelled;
  for (const Block* block : body.blocks) {
    if (block->type != "env") continue;
    const std::string its_name = reader.EnvName(*block);
    names.push_back(its_name);
    if (its_name == name) (block->labels.empty() ? unlabelled : labelled).push_back(block);
  }
  return labelled.empty() ? unlabelled : labelled;
}

}  // namespace

Project LoadProject(const SourcePtr& source, const ProjectOptions& options,
                    Diagnostics& diagnostics) {
  Project project;
  const DocumentPtr document = ParseDocument(source, diagnostics);
  project.documents.push_back(document);
  if (diagnostics.HasErrors()) return project;
  for (const Block* block : document->body().blocks) {
    if (block->type == "variable" && !block->labels.empty())
      project.variables.emplace(block->labels[0].text);
  }
  Inputs inputs({document}, InputsOf(options), diagnostics);
  ProjectReader reader(inputs, diagnostics);
  reader.ReadTopLevel(document->body(), project);
  if (options.env.empty()) return project;
  std::vector<std::string> names;
  for (const Block* block : Selected(document->body(), options.env, reader, names)) {
    for (Env& env : reader.ReadEnv(*block, options.env)) {
      env.diff.Extend(project.diff);
      env.lint.Extend(project.lint);
      project.envs.push_back(std::move(env));
    }
  }
  if (std::ranges::find(names, options.env) == names.end()) {
    diagnostics.Error("env `" + options.env + "` is not defined in `" + source->path + "`" +
                      DidYouMean(Suggest(options.env, names)));
  }
  return project;
}

void ProjectReader::ReadTopLevel(const Body& body, Project& project) {
  const Scope& scope = *inputs_.scope();
  BodyReader reader(body, kTopLevel, Evaluator(scope), diagnostics_);
  for (const char* type : {"variable", "locals", "data", "docker", "dev", "env"})
    reader.Blocks(type);
  IgnoreCloud(reader, {"atlas", "cloud", "deployment"});
  for (const Block* block : reader.Blocks("diff")) {
    if (!AppliesHere(*block)) continue;
    DiffPolicy policy = ReadDiffPolicy(block->body, PolicyEvaluator(scope), diagnostics_);
    policy.Extend(project.diff);
    project.diff = std::move(policy);
  }
  for (const Block* block : reader.Blocks("lint")) {
    if (!AppliesHere(*block)) continue;
    LintPolicy policy = ReadLintPolicy(block->body, PolicyEvaluator(scope), diagnostics_);
    policy.Extend(project.lint);
    project.lint = std::move(policy);
  }
  ReadTest(reader.OnlyBlock("test"), scope, project.test);
  for (const Block* block : reader.Blocks("hook")) project.hooks.push_back(ReadHook(*block));
  reader.RejectUnknown();
}

// A `diff` or `lint` block with the label of another database is not for this one.
bool ProjectReader::AppliesHere(const Block& block) {
  if (block.labels.empty()) return true;
  if (!BodyReader::CheckLabels(block, 1, diagnostics_)) return false;
  return block.labels[0].text == "postgres" || block.labels[0].text == "postgresql";
}

void ProjectReader::NoticeCloud(const Block& block) {
  if (noticed_) return;
  noticed_ = true;
  const Range at = block.header();
  diagnostics_.Add(
      {Severity::kNotice,
       "block `" + std::string(block.type) + "` is for Atlas Cloud and has no effect here",
       block.document->source(),
       at.begin,
       at.end,
       {}});
}

void ProjectReader::IgnoreCloud(BodyReader& reader, const std::vector<const char*>& types) {
  for (const char* type : types) {
    for (const Block* block : reader.Blocks(type)) NoticeCloud(*block);
  }
}

Hook ProjectReader::ReadHook(const Block& block) {
  Hook hook;
  if (!BodyReader::CheckLabels(block, 2, diagnostics_)) return hook;
  hook.name = block.labels[1].text;
  if (block.labels[0].text != "sql") {
    Complain(
        diagnostics_, block.document->source(), block.labels[0].range,
        "unknown kind of hook `" + std::string(block.labels[0].text) + "`; `sql` is the only one");
  }
  const Scope& scope = *inputs_.scope();
  BodyReader reader(block.body, "`hook`", Evaluator(scope), diagnostics_);
  hook.skip_errors = reader.Bool("skip_errors").value_or(false);
  if (const Block* transaction = reader.OnlyBlock("transaction")) {
    BodyReader inner(transaction->body, "`transaction`", Evaluator(scope), diagnostics_);
    hook.after_begin = inner.Strings("after_begin");
    hook.before_commit = inner.Strings("before_commit");
    hook.before_rollback = inner.Strings("before_rollback");
    inner.RejectUnknown();
  }
  reader.RejectUnknown();
  return hook;
}

void ProjectReader::ReadTest(const Block* block, const Scope& scope, TestSettings& test) {
  if (block == nullptr) return;
  BodyReader reader(block->body, "`test`", Evaluator(scope), diagnostics_);
  auto part = [&](const char* type, std::vector<std::string>& src, Value::Attributes& vars) {
    const Block* inner = reader.OnlyBlock(type);
    if (inner == nullptr) return;
    BodyReader inner_reader(inner->body, "`" + std::string(type) + "`", Evaluator(scope),
                            diagnostics_);
    src = inner_reader.Strings("src");
    if (auto given = inner_reader.Get("vars"); given && given->IsAttributed())
      vars = given->attributes();
    inner_reader.RejectUnknown();
  };
  part("schema", test.schema_src, test.schema_vars);
  part("migrate", test.migrate_src, test.migrate_vars);
  reader.RejectUnknown();
}

// The names that stand for themselves within a body are strings there.
AttributeEvaluator ProjectReader::Evaluator(const Scope& scope, std::vector<std::string> keywords) {
  auto words = std::make_shared<Scope>(&scope);
  for (const std::string& word : keywords) words->Set(word, Value::String(word));
  return [this, words](const Attribute& attribute) {
    return inputs_.Evaluate(attribute, words.get());
  };
}

KeywordEvaluator ProjectReader::PolicyEvaluator(const Scope& scope) {
  return [this, &scope](const Attribute& attribute, const std::vector<std::string>& keywords) {
    return Evaluator(scope, keywords)(attribute);
  };
}

}  // namespace mercator::hcl
