#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hcl/body_reader.h"
#include "hcl/value.h"

namespace mercator::hcl {

// `diff { … }`: what a plan leaves out and how it is written. An empty optional is not set.
struct DiffPolicy {
  std::set<std::string> skip;  // `drop_table`, `modify_column`, ...
  std::optional<bool> concurrent_index_create;
  std::optional<bool> concurrent_index_drop;
  std::optional<bool> not_null_check;
  std::optional<bool> not_null_lock_safe;
  std::optional<bool> add_table_if_not_exists;
  std::optional<bool> drop_table_if_exists;
  std::optional<bool> drop_table_cascade;
  std::optional<bool> add_column_if_not_exists;
  std::optional<bool> add_index_if_not_exists;
  std::optional<bool> materialized_with_no_data;
  std::optional<bool> drop_undeclared_schemas;

  // Takes from `base` what is not set here.
  void Extend(const DiffPolicy& base);
};

// The settings of one analyzer, `destructive { … }` or `check "PG301" { … }`.
struct AnalyzerPolicy {
  Value::Attributes settings;  // `error`, `force`, `match`, ...
  // Nested blocks, each with its attributes: `allow_table { match }`, `schema { match message }`.
  std::vector<std::pair<std::string, Value::Attributes>> blocks;
};

// A custom rule: `rule "hcl" "name" { src vars }`.
struct LintRule {
  std::string kind;
  std::string name;
  std::vector<std::string> src;
  Value::Attributes vars;
};

// `lint { … }`.
struct LintPolicy {
  std::optional<std::string> format;
  std::optional<int64_t> latest;
  std::optional<std::string> git_base;
  std::optional<std::string> git_dir;
  std::optional<std::string> review;                // ALWAYS, WARNING or ERROR
  std::map<std::string, AnalyzerPolicy> analyzers;  // by block type
  std::map<std::string, AnalyzerPolicy> checks;     // by code
  std::vector<LintRule> rules;

  // Takes from `base` what is not set here; `latest` and `git` exclude each other.
  void Extend(const LintPolicy& base);
};

// Evaluates an attribute; the names that stand for strings within a body, as `ERROR` for `review`,
// are given with it.
using KeywordEvaluator =
    std::function<Value(const Attribute&, const std::vector<std::string>& keywords)>;

DiffPolicy ReadDiffPolicy(const Body& body, const KeywordEvaluator& evaluate,
                          Diagnostics& diagnostics);
LintPolicy ReadLintPolicy(const Body& body, const KeywordEvaluator& evaluate,
                          Diagnostics& diagnostics);

}  // namespace mercator::hcl
