#include "cli/project_flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "cli/target_flags.h"
#include "hcl/convert.h"
#include "hcl/suggest.h"
#include "postgres/url.h"

namespace mercator {
namespace {

using Values = std::vector<std::string>;
using hcl::Env;

// A flag and what an env gives for it; nothing: the env says nothing.
struct Default {
  const char* flag;
  Values values;
};

Values One(const std::optional<std::string>& value) { return value ? Values{*value} : Values{}; }

Values Flag(const std::optional<bool>& value) {
  return value.value_or(false) ? Values{"true"} : Values{};
}

Values Number(const std::optional<int64_t>& value) {
  return value ? Values{std::to_string(*value)} : Values{};
}

// LINEAR_SKIP is `linear-skip` as a flag.
Values Spelled(const std::optional<std::string>& keyword) {
  return keyword ? Values{Replace(Lower(*keyword), "_", "-")} : Values{};
}

Values With(const hcl::SchemaMode& mode) {
  static const std::vector<std::pair<const char*, const char*>> words = {
      {"roles", "roles"},
      {"users", "roles"},
      {"permissions", "privileges"},
      {"privileges", "privileges"},
      {"ownership", "ownership"}};
  Values with;
  for (const auto& [word, flag] : words) {
    auto found = mode.kinds.find(word);
    if (found == mode.kinds.end() || !found->second) continue;
    if (std::ranges::find(with, flag) == with.end()) with.emplace_back(flag);
  }
  return with;
}

// What is left out of all commands, and of those on migrations.
Values Exclude(const Env& env, const std::string& path) {
  Values exclude = env.exclude;
  if (path.starts_with("migrate")) {
    exclude.insert(exclude.end(), env.migration.exclude.begin(), env.migration.exclude.end());
  }
  return exclude;
}

Values Format(const Env& env, const std::string& path) {
  if (path == "migrate lint" && env.lint.format) return {*env.lint.format};
  auto found = env.format.find(Replace(path, " ", "."));
  return found == env.format.end() ? Values{} : Values{found->second};
}

std::vector<Default> DefaultsFor(const Env& env, const std::string& path) {
  const hcl::MigrationSettings& migration = env.migration;
  const bool migrate = path.starts_with("migrate ");
  std::vector<Default> defaults = {
      {"--dev-url", One(env.dev)},
      {"--schema", env.schemas},
      {"--exclude", Exclude(env, path)},
      {"--include", env.include},
      {"--with", With(env.mode)},
      {"--format", Format(env, path)},
      {"--revisions-schema", One(migration.revisions_schema)},
      {"--lock-timeout", One(migration.lock_timeout)},
      {"--lock-name", One(migration.lock_name)},
      {"--skip-lock", Flag(migration.skip_lock)},
      {"--ddl-lock-timeout", One(migration.ddl_lock_timeout)},
      {"--ddl-lock-retries", Number(migration.ddl_lock_retries)},
      {"--statement-timeout", One(migration.statement_timeout)},
      {"--idle-in-transaction-timeout", One(migration.idle_in_transaction_timeout)},
      {"--drop-undeclared-schemas", Flag(env.diff.drop_undeclared_schemas)},
      {"--latest", env.lint.latest ? Values{std::to_string(*env.lint.latest)} : Values{}},
      {"--git-base", One(env.lint.git_base)},
      {"--git-dir", One(env.lint.git_dir)},
  };
  if (path == "migrate import") return defaults;
  defaults.push_back({"--to", env.src});
  defaults.push_back({"--url", path == "schema test" ? env.src : One(env.url)});
  if (path == "schema diff" || path.starts_with("schema plan"))
    defaults.push_back({"--from", One(env.url)});
  defaults.push_back({"--dir", One(migration.dir)});
  defaults.push_back({"--dir-format", One(migration.format)});
  if (!migrate) return defaults;
  defaults.push_back({"--tx-mode", One(migration.tx_mode)});
  defaults.push_back({"--exec-order", Spelled(migration.exec_order)});
  defaults.push_back({"--baseline", One(migration.baseline)});
  return defaults;
}

Values AttributeOf(const Env& env, const std::string& name) {
  if (name == "url") return One(env.url);
  if (name == "dev") return One(env.dev);
  if (name == "src" || name == "schema.src") return env.src;
  if (name == "migration.dir") return One(env.migration.dir);
  auto found = env.variables.find(name);
  std::vector<std::string> names = {"url", "dev", "src"};
  for (const auto& [known, value] : env.variables) names.push_back(known);
  if (found == env.variables.end()) {
    throw Error(fmt::format("env `{}` has no attribute `{}`{}", env.name, name,
                            hcl::DidYouMean(hcl::Suggest(name, names))));
  }
  const auto list = hcl::Convert(found->second, hcl::Type::List(hcl::Type::String()));
  if (list && list->has_content()) {
    Values values;
    for (const hcl::Value& element : list->elements()) values.push_back(element.AsString());
    return values;
  }
  const auto text = hcl::Convert(found->second, hcl::Type::String());
  if (text && text->has_content()) return {text->AsString()};
  throw Error(fmt::format("attribute `{}` of env `{}` is neither a string nor a list of them", name,
                          env.name));
}

void Set(CLI::Option& option, const Values& values) {
  option.clear();
  for (const std::string& value : values) option.add_result(value);
  option.run_callback();
}

void ReplaceEnvUrls(CLI::Option& option, const Env* env) {
  Values values;
  bool replaced = false;
  for (const std::string& value : option.results()) {
    if (!value.starts_with("env://")) {
      values.push_back(value);
      continue;
    }
    if (!env) {
      throw Error("cannot use env:// variables without selecting an environment",
                  "name one with `--env`");
    }
    const Values given = AttributeOf(*env, value.substr(6));
    values.insert(values.end(), given.begin(), given.end());
    replaced = true;
  }
  if (replaced) Set(option, values);
}

bool UsesProject(const CLI::App& command) {
  if (command.get_name() == "init") return false;  // it writes the project file
  for (const char* flag : {"--url", "--to", "--dir", "--dev-url"}) {
    if (command.get_option_no_throw(flag)) return true;
  }
  return false;
}

// Flags before the words of a command that does not know them.
void RejectProjectFlags(const CLI::App& command) {
  for (const CLI::App* app = command.get_parent(); app; app = app->get_parent()) {
    for (const char* flag : {"--config", "--env", "--var"}) {
      const CLI::Option* option = app->get_option_no_throw(flag);
      if (!option || option->count() == 0) continue;
      throw Error(fmt::format("`{}` before `{}` has no meaning: the command reads no project file",
                              flag, command.get_name()));
    }
  }
}

}  // namespace

void AddProjectFlags(CLI::App& app) {
  const std::vector<CLI::App*> commands = app.get_subcommands([](CLI::App*) { return true; });
  for (CLI::App* command : commands) AddProjectFlags(*command);
  if (commands.empty() && !UsesProject(app)) return;
  app.add_option("-c,--config", "the project file")->default_str("file://atlas.hcl");
  app.add_option("--env", "the env of the project file whose settings are used");
  app.add_option("--var", "`name=value` for a variable of the project file; repeatable")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  AddTargetFlags(app);
}

std::optional<ProjectFlags> ProjectFlagsOf(const CLI::App& command) {
  if (!UsesProject(command)) {
    RejectProjectFlags(command);
    return {};
  }
  ProjectFlags flags;
  // What stands nearest to the command wins.
  for (const CLI::App* app = &command; app; app = app->get_parent()) {
    const CLI::Option* config = app->get_option_no_throw("--config");
    const CLI::Option* env = app->get_option_no_throw("--env");
    const Values variables = app->get_option_no_throw("--var")->results();
    if (config->count() > 0 && !flags.config_given) flags.config = config->results().back();
    flags.config_given = flags.config_given || config->count() > 0;
    if (env->count() > 0 && flags.env.empty()) flags.env = env->results().back();
    flags.variables.insert(flags.variables.begin(), variables.begin(), variables.end());
  }
  return flags;
}

std::string CommandPath(const CLI::App& command) {
  std::string path = command.get_name();
  for (const CLI::App* parent = command.get_parent(); parent && parent->get_parent();
       parent = parent->get_parent())
    path = parent->get_name() + " " + path;
  static const std::map<std::string, std::string> others = {{"apply", "migrate apply"},
                                                            {"create-migrations", "migrate diff"},
                                                            {"check-migrations", "migrate lint"},
                                                            {"upgrade", "migrate apply"},
                                                            {"downgrade", "migrate down"},
                                                            {"stamp", "migrate set"},
                                                            {"revision", "migrate diff"},
                                                            {"current", "migrate status"},
                                                            {"history", "migrate ls"}};
  auto found = others.find(path);
  return found == others.end() ? path : found->second;
}

std::vector<std::string> ApplyEnv(CLI::App& command, const Env* env) {
  std::vector<std::string> set;
  if (env) {
    for (const Default& value : DefaultsFor(*env, CommandPath(command))) {
      CLI::Option* option = command.get_option_no_throw(value.flag);
      if (!option || option->count() > 0 || value.values.empty()) continue;
      Set(*option, value.values);
      set.push_back(value.flag + std::string("=") + Join(value.values, "\1"));
    }
  }
  for (CLI::Option* option : command.get_options()) ReplaceEnvUrls(*option, env);
  CLI::Option* url = command.get_option_no_throw("--url");
  if (env && env->role && url && url->count() > 0 && IsDatabaseUrl(url->results()[0])) {
    Values values = url->results();
    values[0] = WithUrlParameter(values[0], "role", *env->role);
    Set(*url, values);
  }
  return set;
}

}  // namespace mercator
