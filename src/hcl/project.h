#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hcl/inputs.h"
#include "hcl/policy.h"

namespace mercator::hcl {

// `migration { … }` of an env. What is not set is empty.
struct MigrationSettings {
  std::optional<std::string> dir;
  std::optional<std::string> format;  // `atlas`, `golang-migrate`, ...
  std::optional<std::string> baseline;
  std::optional<std::string> exec_order;  // LINEAR, LINEAR_SKIP or NON_LINEAR
  std::optional<std::string> tx_mode;     // file, all or none
  std::optional<std::string> lock_timeout;
  std::optional<std::string> lock_name;
  std::optional<bool> skip_lock;
  std::optional<std::string> revisions_schema;
  // Limits of time of an apply, as durations in Go's form; Mercator's own.
  std::optional<std::string> ddl_lock_timeout;
  std::optional<int64_t> ddl_lock_retries;
  std::optional<std::string> statement_timeout;
  std::optional<std::string> idle_in_transaction_timeout;
  std::vector<std::string> exclude;
};

// `schema { mode { … } }`: which kinds of objects are managed.
struct SchemaMode {
  std::map<std::string, bool> kinds;  // `roles`, `permissions`, `tables`, ...
  std::optional<bool> sensitive;      // ALLOW is true
};

// `test { schema { … } migrate { … } }`, also at the top level.
struct TestSettings {
  std::vector<std::string> schema_src;
  Value::Attributes schema_vars;
  std::vector<std::string> migrate_src;
  Value::Attributes migrate_vars;
};

// `check "migrate_apply" { … }` and the like: conditions over an expression that the command
// evaluates when it has what they speak of.
struct EnvCheck {
  std::string command;
  const Block* block = nullptr;
};

// One environment, for one value of its `for_each`.
struct Env {
  std::string name;
  std::string key;       // of for_each; empty without one
  bool of_many = false;  // the env has a for_each
  Value each;            // each.value; unknown without for_each
  std::optional<std::string> url;
  std::optional<std::string> dev;
  std::optional<Inputs::DevDatabase> dev_database;  // the block that `dev` refers to
  std::optional<std::string> role;                  // SET ROLE at apply
  std::vector<std::string> src;                     // of `src` and `schema { src }`
  std::vector<std::string> schemas;
  std::vector<std::string> exclude;
  std::vector<std::string> include;
  SchemaMode mode;
  MigrationSettings migration;
  DiffPolicy diff;  // with what the top level says
  LintPolicy lint;  // with what the top level says
  TestSettings test;
  std::map<std::string, std::string> format;  // by `migrate.apply`, `schema.diff`, ...
  std::vector<EnvCheck> checks;
  // All other attributes: variables of the schema and targets of `env://name`.
  Value::Attributes variables;
};

// `hook "sql" "name" { … }`: statements around the transactions of an apply.
struct Hook {
  std::string name;
  bool skip_errors = false;
  std::vector<std::string> after_begin;
  std::vector<std::string> before_commit;
  std::vector<std::string> before_rollback;
};

// What a project file says for one environment.
struct Project {
  std::vector<Env> envs;  // those selected: several with for_each, none without an env's name
  DiffPolicy diff;        // of the top level
  LintPolicy lint;
  TestSettings test;
  std::vector<Hook> hooks;
  std::set<std::string> variables;     // that it declares
  std::vector<DocumentPtr> documents;  // keep what the above points to
};

struct ProjectOptions {
  std::string env;  // --env; empty: none is wanted
  std::vector<std::pair<std::string, std::string>>
      variables;               // --var; declared, if an env is wanted
  std::filesystem::path base;  // of relative paths in functions; that of the file
  DataSources* sources = nullptr;
};

// Reads a project file. Blocks that only speak to the vendor's cloud give one notice; everything
// else that is unknown is an error. Flags win over an env; that is for the caller to do. A file
// that does not define the env is an error here.
Project LoadProject(const SourcePtr& source, const ProjectOptions& options,
                    Diagnostics& diagnostics);

}  // namespace mercator::hcl
