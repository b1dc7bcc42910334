#include "hcl/policy.h"

#include <algorithm>

#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

const std::vector<std::string>& SkippableChanges() {
  static const std::vector<std::string> changes = [] {
    std::vector<std::string> all = {"rename_constraint"};
    for (const char* kind :
         {"schema",        "table",        "column",       "index",         "foreign_key", "check",
          "view",          "materialized", "func",         "proc",          "trigger",     "enum",
          "domain",        "composite",    "range",        "sequence",      "extension",   "policy",
          "event_trigger", "aggregate",    "collation",    "cast",          "role",        "user",
          "permission",    "server",       "user_mapping", "foreign_table", "partition"}) {
      for (const char* verb : {"add_", "drop_", "modify_", "rename_"})
        all.push_back(std::string(verb) + kind);
    }
    return all;
  }();
  return changes;
}

struct Analyzer {
  std::string name;
  std::vector<std::string> settings;
  std::vector<std::string> blocks;  // with `match`, `message` and the like
};

const std::vector<Analyzer>& Analyzers() {
  static const std::vector<Analyzer> analyzers = {
      {"destructive", {"error", "force"}, {"allow_table", "allow_column"}},
      {"data_depend", {"error", "force"}, {}},
      {"incompatible", {"error", "force"}, {}},
      {"condrop", {"error", "force"}, {}},
      {"nestedtx", {"error", "force"}, {}},
      {"statement", {"error", "force"}, {"allow", "deny"}},
      {"concurrent_index", {"error", "force", "check_create", "check_drop", "check_txmode"}, {}},
      {"naming",
       {"error", "force", "match", "message"},
       {"schema", "table", "column", "index", "foreign_key", "check"}},
      {"non_linear", {"error", "force", "on_edit"}, {}},
      {"ownership", {"error", "force", "url", "token"}, {"allow", "deny"}},
  };
  return analyzers;
}

template <class T>
void Default(std::optional<T>& value, const std::optional<T>& base) {
  if (!value) value = base;
}

AttributeEvaluator Plain(const KeywordEvaluator& evaluate, std::vector<std::string> keywords = {}) {
  return
      [&evaluate, keywords](const Attribute& attribute) { return evaluate(attribute, keywords); };
}

AnalyzerPolicy ReadAnalyzer(const Block& block, const Analyzer& analyzer,
                            const KeywordEvaluator& evaluate, Diagnostics& diagnostics) {
  AnalyzerPolicy policy;
  BodyReader reader(block.body, "`" + analyzer.name + "`", Plain(evaluate, {"WARN", "ERROR"}),
                    diagnostics);
  for (const std::string& name : analyzer.settings) {
    if (auto value = reader.Get(name)) policy.settings.emplace(name, std::move(*value));
  }
  for (const std::string& type : analyzer.blocks) {
    for (const Block* nested : reader.Blocks(type)) {
      BodyReader inner(nested->body, "`" + type + "`", Plain(evaluate), diagnostics);
      Value::Attributes settings;
      for (const char* name : {"match", "message", "condition", "error"}) {
        if (auto value = inner.Get(name)) settings.emplace(name, std::move(*value));
      }
      inner.RejectUnknown();
      policy.blocks.emplace_back(type, std::move(settings));
    }
  }
  reader.RejectUnknown();
  return policy;
}

LintRule ReadRule(const Block& block, const KeywordEvaluator& evaluate, Diagnostics& diagnostics) {
  LintRule rule;
  if (!BodyReader::CheckLabels(block, 2, diagnostics)) return rule;
  rule.kind = block.labels[0].text;
  rule.name = block.labels[1].text;
  BodyReader reader(block.body, "`rule`", Plain(evaluate), diagnostics);
  rule.src = reader.Strings("src");
  if (auto vars = reader.Get("vars"); vars && vars->IsAttributed()) rule.vars = vars->attributes();
  reader.Ignore("error");
  reader.RejectUnknown();
  return rule;
}

void ReadGit(const Block* block, LintPolicy& policy, const KeywordEvaluator& evaluate,
             Diagnostics& diagnostics) {
  if (block == nullptr) return;
  BodyReader reader(block->body, "`git`", Plain(evaluate), diagnostics);
  policy.git_base = reader.String("base");
  policy.git_dir = reader.String("dir");
  reader.RejectUnknown();
}

void RejectBoth(const Body& body, const char* one, const char* other, Range range,
                Diagnostics& diagnostics) {
  if (body.attributes.empty()) return;
  Complain(diagnostics, body.attributes[0].document->source(), range,
           "`" + std::string(one) + "` and `" + other + "` exclude each other");
}

void ReadSkip(const Block* block, DiffPolicy& policy, const KeywordEvaluator& evaluate,
              Diagnostics& diagnostics) {
  if (block == nullptr) return;
  BodyReader reader(block->body, "`skip`", Plain(evaluate), diagnostics);
  for (const std::string& change : SkippableChanges()) {
    if (reader.Bool(change).value_or(false)) policy.skip.insert(change);
  }
  reader.RejectUnknown();
}

}  // namespace

void DiffPolicy::Extend(const DiffPolicy& base) {
  if (skip.empty()) skip = base.skip;
  Default(concurrent_index_create, base.concurrent_index_create);
  Default(concurrent_index_drop, base.concurrent_index_drop);
  Default(not_null_check, base.not_null_check);
  Default(not_null_lock_safe, base.not_null_lock_safe);
  Default(add_table_if_not_exists, base.add_table_if_not_exists);
  Default(drop_table_if_exists, base.drop_table_if_exists);
  Default(drop_table_cascade, base.drop_table_cascade);
  Default(add_column_if_not_exists, base.add_column_if_not_exists);
  Default(add_index_if_not_exists, base.add_index_if_not_exists);
  Default(materialized_with_no_data, base.materialized_with_no_data);
  Default(drop_undeclared_schemas, base.drop_undeclared_schemas);
}

void LintPolicy::Extend(const LintPolicy& base) {
  Default(format, base.format);
  Default(review, base.review);
  if (!latest && !git_base) {
    latest = base.latest;
    git_base = base.git_base;
    Default(git_dir, base.git_dir);
  }
  for (const auto& [name, policy] : base.analyzers) analyzers.try_emplace(name, policy);
  for (const auto& [code, policy] : base.checks) checks.try_emplace(code, policy);
  rules.insert(rules.begin(), base.rules.begin(), base.rules.end());
}

DiffPolicy ReadDiffPolicy(const Body& body, const KeywordEvaluator& evaluate,
                          Diagnostics& diagnostics) {
  DiffPolicy policy;
  BodyReader reader(body, "`diff`", Plain(evaluate), diagnostics);
  ReadSkip(reader.OnlyBlock("skip"), policy, evaluate, diagnostics);
  auto flags = [&](const char* type,
                   std::vector<std::pair<const char*, std::optional<bool>*>> names) {
    const Block* block = reader.OnlyBlock(type);
    if (block == nullptr) return;
    BodyReader inner(block->body, "`" + std::string(type) + "`", Plain(evaluate), diagnostics);
    for (auto& [name, flag] : names) {
      if (auto value = inner.Bool(name)) *flag = value;
    }
    inner.RejectUnknown();
  };
  flags("concurrent_index", {{"create", &policy.concurrent_index_create},
                             {"add", &policy.concurrent_index_create},
                             {"drop", &policy.concurrent_index_drop}});
  flags("not_null", {{"check", &policy.not_null_check}, {"lock_safe", &policy.not_null_lock_safe}});
  flags("add_table", {{"if_not_exists", &policy.add_table_if_not_exists}});
  flags("drop_table",
        {{"if_exists", &policy.drop_table_if_exists}, {"cascade", &policy.drop_table_cascade}});
  flags("add_column", {{"if_not_exists", &policy.add_column_if_not_exists}});
  flags("add_index", {{"if_not_exists", &policy.add_index_if_not_exists}});
  flags("materialized", {{"with_no_data", &policy.materialized_with_no_data}});
  policy.drop_undeclared_schemas = reader.Bool("drop_undeclared_schemas");
  reader.RejectUnknown();
  return policy;
}

LintPolicy ReadLintPolicy(const Body& body, const KeywordEvaluator& evaluate,
                          Diagnostics& diagnostics) {
  static const std::vector<std::string> kReviews = {"ALWAYS", "WARNING", "ERROR"};
  LintPolicy policy;
  BodyReader reader(body, "`lint`", Plain(evaluate, kReviews), diagnostics);
  policy.format = reader.String("format");
  const auto log = reader.String("log");
  if (policy.format && log)
    RejectBoth(body, "format", "log", reader.Find("log")->name_range, diagnostics);
  Default(policy.format, log);
  policy.latest = reader.Int("latest");
  policy.review = reader.OneOf("review", kReviews);
  const Block* git = reader.OnlyBlock("git");
  ReadGit(git, policy, evaluate, diagnostics);
  if (policy.latest && git != nullptr)
    RejectBoth(body, "latest", "git", git->header(), diagnostics);
  for (const Analyzer& analyzer : Analyzers()) {
    for (const Block* block : reader.Blocks(analyzer.name)) {
      policy.analyzers[analyzer.name] = ReadAnalyzer(*block, analyzer, evaluate, diagnostics);
    }
  }
  for (const Block* block : reader.Blocks("check")) {
    if (!BodyReader::CheckLabels(*block, 1, diagnostics)) continue;
    const Analyzer check{"check", {"error", "skip", "force"}, {}};
    policy.checks[std::string(block->labels[0].text)] =
        ReadAnalyzer(*block, check, evaluate, diagnostics);
  }
  for (const Block* block : reader.Blocks("rule")) {
    policy.rules.push_back(ReadRule(*block, evaluate, diagnostics));
  }
  reader.RejectUnknown();
  return policy;
}

}  // namespace mercator::hcl
