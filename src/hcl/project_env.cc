#include <algorithm>

#include "hcl/convert.h"
#include "hcl/project_reader.h"

namespace mercator::hcl {
namespace {

const std::vector<std::string> kDirFormats = {"atlas",  "golang-migrate", "goose",
                                              "flyway", "liquibase",      "dbmate"};
const std::vector<std::string> kExecOrders = {"LINEAR", "LINEAR_SKIP", "NON_LINEAR"};
const std::vector<std::string> kTxModes = {"file", "all", "none"};
const std::vector<std::string> kSensitive = {"ALLOW", "DENY"};

// Keywords may be written with `_` where they have a `-`.
std::vector<std::string> WithUnderscores(std::vector<std::string> words) {
  for (size_t i = 0, count = words.size(); i < count; ++i) {
    if (words[i].find('-') == std::string::npos) continue;
    std::string other = words[i];
    std::ranges::replace(other, '-', '_');
    words.push_back(std::move(other));
  }
  return words;
}

std::vector<std::pair<Value, Value>> Instances(const Value& each) {
  std::vector<std::pair<Value, Value>> instances;
  if (each.IsAttributed()) {
    for (const auto& [name, value] : each.attributes())
      instances.emplace_back(Value::String(name), value);
    return instances;
  }
  int64_t index = 0;
  for (const Value& value : each.elements()) {
    instances.emplace_back(each.Is(TypeKind::kSet) ? value : Value::Int(index++), value);
  }
  return instances;
}

std::string Shown(const Value& key) {
  const auto text = Convert(key, Type::String());
  return text && text->has_content() ? text->AsString() : "";
}

}  // namespace

std::string ProjectReader::EnvName(const Block& block) {
  if (const Attribute* attribute = block.body.Find("name")) {
    const auto name = Convert(inputs_.Evaluate(*attribute), Type::String());
    if (name && name->has_content()) return name->AsString();
  }
  return block.labels.empty() ? "" : std::string(block.labels[0].text);
}

std::vector<Env> ProjectReader::ReadEnv(const Block& block, const std::string& name) {
  if (block.labels.size() > 1) BodyReader::CheckLabels(block, 1, diagnostics_);
  const Attribute* each = block.body.Find("for_each");
  std::vector<Env> envs;
  if (each == nullptr) {
    envs.push_back(ReadEnvBody(block, *inputs_.scope()));
    envs.back().name = name;
    return envs;
  }
  const Value collection = inputs_.Evaluate(*each);
  if (!collection.known()) return envs;
  if (collection.null() || (!collection.IsSequence() && !collection.IsAttributed())) {
    Complain(diagnostics_, block.document->source(), each->expression->range,
             "`for_each` takes a set, list, map or object, but here is " +
                 (collection.null() ? "null" : collection.type().Name()));
    return envs;
  }
  for (const auto& [key, value] : Instances(collection)) {
    Scope scope(inputs_.scope());
    scope.Set("each", Value::Object({{"key", key}, {"value", value}}));
    envs.push_back(ReadEnvBody(block, scope));
    envs.back().name = name;
    envs.back().key = Shown(key);
    envs.back().of_many = true;
    envs.back().each = value;
  }
  return envs;
}

Env ProjectReader::ReadEnvBody(const Block& block, const Scope& scope) {
  Env env;
  BodyReader reader(block.body, "`env`", Evaluator(scope), diagnostics_);
  reader.Ignore("name");
  reader.Ignore("for_each");
  env.url = reader.String("url");
  env.dev = reader.String("dev");
  env.role = reader.String("role");
  env.src = reader.Strings("src");
  env.schemas = reader.Strings("schemas");
  env.exclude = reader.Strings("exclude");
  env.include = reader.Strings("include");
  ReadSchema(reader.OnlyBlock("schema"), scope, env);
  ReadMigration(reader.OnlyBlock("migration"), scope, env.migration);
  if (const Block* diff = reader.OnlyBlock("diff")) {
    env.diff = ReadDiffPolicy(diff->body, PolicyEvaluator(scope), diagnostics_);
  }
  if (const Block* lint = reader.OnlyBlock("lint")) {
    env.lint = ReadLintPolicy(lint->body, PolicyEvaluator(scope), diagnostics_);
  }
  ReadTest(reader.OnlyBlock("test"), scope, env.test);
  ReadFormat(reader.OnlyBlock("format"), scope, env);
  ReadFormat(reader.OnlyBlock("log"), scope, env);
  for (const Block* check : reader.Blocks("check")) {
    if (BodyReader::CheckLabels(*check, 1, diagnostics_)) {
      env.checks.push_back({std::string(check->labels[0].text), check});
    }
  }
  for (const Block* rows : reader.Blocks("data")) {
    const Range at = rows->header();
    diagnostics_.Warning("`data` has no effect: plans are about the schema, not about rows",
                         rows->document->source(), at.begin, at.end);
  }
  IgnoreCloud(reader, {"cloud", "rollout"});
  ReadExtras(reader, scope, env);
  reader.RejectUnknownBlocks();
  FindDevDatabase(block, env);
  return env;
}

void ProjectReader::ReadExtras(BodyReader& reader, const Scope& scope, Env& env) {
  for (const Attribute* attribute : reader.OtherAttributes()) {
    Value value = inputs_.Evaluate(*attribute, &scope);
    if (value.has_content())
      env.variables.insert_or_assign(std::string(attribute->name), std::move(value));
  }
}

// The `docker` or `dev` block that the attribute refers to.
void ProjectReader::FindDevDatabase(const Block& block, Env& env) {
  const Attribute* dev = block.body.Find("dev");
  if (dev == nullptr) return;
  for (const Reference& reference : ReferencesIn(*dev->expression)) {
    if (reference.steps.size() < 2) continue;
    const std::string name = std::string(reference.root) + "." +
                             std::string(reference.steps[0].name) + "." +
                             std::string(reference.steps[1].name);
    for (const Inputs::DevDatabase& database : inputs_.dev_databases()) {
      if (database.name == name) env.dev_database = database;
    }
  }
}

void ProjectReader::ReadSchema(const Block* block, const Scope& scope, Env& env) {
  if (block == nullptr) return;
  BodyReader reader(block->body, "`schema`", Evaluator(scope), diagnostics_);
  const std::vector<std::string> src = reader.Strings("src");
  if (!src.empty() && !env.src.empty()) {
    Complain(diagnostics_, block->document->source(), reader.Find("src")->name_range,
             "`src` is set twice: in the env and in its `schema` block");
  } else if (!src.empty()) {
    env.src = src;
  }
  ReadMode(reader.OnlyBlock("mode"), scope, env.mode);
  IgnoreCloud(reader, {"repo"});
  reader.RejectUnknown();
}

void ProjectReader::ReadMode(const Block* block, const Scope& scope, SchemaMode& mode) {
  static const std::vector<const char*> kKinds = {
      "schemas",  "objects",    "roles",    "permissions", "ownership", "tables",
      "views",    "funcs",      "types",    "triggers",    "sequences", "extensions",
      "policies", "privileges", "comments", "users"};
  if (block == nullptr) return;
  BodyReader reader(block->body, "`mode`", Evaluator(scope, kSensitive), diagnostics_);
  for (const char* kind : kKinds) {
    if (auto managed = reader.Bool(kind)) mode.kinds[kind] = *managed;
  }
  if (auto sensitive = reader.OneOf("sensitive", kSensitive))
    mode.sensitive = *sensitive == "ALLOW";
  reader.RejectUnknown();
}

void ProjectReader::ReadMigration(const Block* block, const Scope& scope,
                                  MigrationSettings& migration) {
  if (block == nullptr) return;
  std::vector<std::string> keywords = WithUnderscores(kDirFormats);
  for (const auto* more : {&kExecOrders, &kTxModes})
    keywords.insert(keywords.end(), more->begin(), more->end());
  std::erase(keywords, "file");  // a function's name, and a string where it is meant
  BodyReader reader(block->body, "`migration`", Evaluator(scope, keywords), diagnostics_);
  migration.dir = reader.String("dir");
  migration.format = reader.OneOf("format", kDirFormats);
  migration.baseline = reader.String("baseline");
  migration.exec_order = reader.OneOf("exec_order", kExecOrders);
  migration.tx_mode = reader.OneOf("tx_mode", kTxModes);
  migration.lock_timeout = reader.String("lock_timeout");
  migration.lock_name = reader.String("lock_name");
  migration.skip_lock = reader.Bool("skip_lock");
  migration.revisions_schema = reader.String("revisions_schema");
  migration.ddl_lock_timeout = reader.String("ddl_lock_timeout");
  migration.ddl_lock_retries = reader.Int("ddl_lock_retries");
  migration.statement_timeout = reader.String("statement_timeout");
  migration.idle_in_transaction_timeout = reader.String("idle_in_transaction_timeout");
  migration.exclude = reader.Strings("exclude");
  IgnoreCloud(reader, {"repo"});
  reader.RejectUnknown();
}

void ProjectReader::ReadFormat(const Block* block, const Scope& scope, Env& env) {
  static const std::map<std::string, std::vector<std::string>> kCommands = {
      {"migrate", {"apply", "diff", "down", "lint", "status", "drift", "ls", "show"}},
      {"schema", {"inspect", "diff", "apply", "clean", "push", "plan", "lint"}}};
  if (block == nullptr) return;
  BodyReader reader(block->body, "`" + std::string(block->type) + "`", Evaluator(scope),
                    diagnostics_);
  for (const auto& [group, commands] : kCommands) {
    const Block* inner = reader.OnlyBlock(group);
    if (inner == nullptr) continue;
    BodyReader inner_reader(inner->body, "`" + group + "`", Evaluator(scope), diagnostics_);
    for (const std::string& command : commands) {
      if (auto text = inner_reader.String(command))
        env.format.insert_or_assign(group + "." + command, *text);
    }
    inner_reader.RejectUnknown();
  }
  reader.RejectUnknown();
}

}  // namespace mercator::hcl
