#include "cli/project_session.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "cli/data_sources.h"

namespace mercator {
namespace {

using VariableTexts = std::vector<std::pair<std::string, std::string>>;

VariableTexts Variables(const std::vector<std::string>& texts) {
  VariableTexts variables;
  for (const std::string& text : texts) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(fmt::format("variables must be format as key=value, got: {}", GoQuote(text)),
                  "write `--var name=value`");
    }
    variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

std::string ConfigPath(const std::string& config) {
  if (config.starts_with("file://")) return config.substr(7);
  if (config.find("://") == std::string::npos) return config;
  throw Error(fmt::format("cannot read the project file from `{}`", config),
              "give a path or `file://path`");
}

bool MakesPlans(const std::string& command) {
  return command == "migrate diff" || command == "schema diff" || command == "schema apply";
}

void RequireNoChecks(const hcl::Env& env, const std::string& command) {
  for (const hcl::EnvCheck& check : env.checks) {
    if ((check.command == "migrate_apply" && command == "migrate apply") ||
        (check.command == "schema_apply" && command == "schema apply")) {
      throw Error(fmt::format("`check \"{}\"` of env `{}` is not supported yet, and the command "
                              "does not run without it",
                              check.command, env.name),
                  "take it out of the env if the command may run unchecked");
    }
  }
}

// What the env says of tests, and the top level where it says nothing.
hcl::TestSettings TestsOf(const hcl::TestSettings& top, const hcl::Env* env) {
  if (!env) return top;
  hcl::TestSettings test = env->test;
  if (test.schema_src.empty()) test.schema_src = top.schema_src;
  if (test.migrate_src.empty()) test.migrate_src = top.migrate_src;
  test.schema_vars.insert(top.schema_vars.begin(), top.schema_vars.end());
  test.migrate_vars.insert(top.migrate_vars.begin(), top.migrate_vars.end());
  return test;
}

Policy PolicyOf(const hcl::DiffPolicy& diff) {
  Policy policy;
  policy.concurrent_index_create = diff.concurrent_index_create.value_or(false);
  policy.concurrent_index_drop = diff.concurrent_index_drop.value_or(false);
  policy.add_table_if_not_exists = diff.add_table_if_not_exists.value_or(false);
  policy.add_column_if_not_exists = diff.add_column_if_not_exists.value_or(false);
  policy.add_index_if_not_exists = diff.add_index_if_not_exists.value_or(false);
  policy.drop_table_if_exists = diff.drop_table_if_exists.value_or(false);
  policy.drop_table_cascade = diff.drop_table_cascade.value_or(false);
  policy.materialized_with_no_data = diff.materialized_with_no_data.value_or(false);
  policy.not_null_lock_safe =
      diff.not_null_check.value_or(false) || diff.not_null_lock_safe.value_or(false);
  return policy;
}

}  // namespace

ProjectSession::ProjectSession(const ProjectFlags& flags)
    : path_(ConfigPath(flags.config)), variable_texts_(Variables(flags.variables)) {
  const bool wanted = flags.config_given || !flags.env.empty();
  std::error_code ignored;
  if (!std::filesystem::exists(path_, ignored)) {
    if (wanted) {
      throw Error(fmt::format("the project file `{}` does not exist", path_),
                  "`-c file://path` names another one");
    }
    return;
  }
  hcl::ProjectOptions options;
  ProjectSources sources(store_);
  options.env = flags.env;
  options.variables = variable_texts_;
  options.base = std::filesystem::absolute(path_).parent_path();
  options.sources = &sources;
  Diagnostics diagnostics;
  project_ = hcl::LoadProject(std::make_shared<Source>(Source{path_, ReadFile(path_)}), options,
                              diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) {
    throw Error(fmt::format("`{}` cannot be used as it is; nothing was done", path_));
  }
}

Environment ProjectSession::MakeEnvironment(const hcl::Env* env, const std::string& command) const {
  Environment environment;
  environment.store = &store_;
  const hcl::DiffPolicy& diff = env ? env->diff : project_.diff;
  environment.policy = PolicyOf(diff);
  if (MakesPlans(command)) environment.skip = diff.skip;
  environment.given_variables = variable_texts_;
  environment.lint = env ? env->lint : project_.lint;
  environment.test = TestsOf(project_.test, env);
  for (const hcl::Hook& hook : project_.hooks)
    environment.hooks.push_back(
        {hook.name, hook.skip_errors, hook.after_begin, hook.before_commit, hook.before_rollback});
  if (!env) {
    environment.variable_texts = variable_texts_;
    environment.project_variables = project_.variables;
    return environment;
  }
  RequireNoChecks(*env, command);
  environment.name = env->name;
  environment.key = env->key;
  environment.mode = env->mode.kinds;
  environment.deny_secrets = !env->mode.sensitive.value_or(true);
  environment.variables = env->variables;
  if (env->dev_database) environment.baseline = env->dev_database->baseline;
  return environment;
}

}  // namespace mercator
