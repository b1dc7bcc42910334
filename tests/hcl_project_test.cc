#include <gtest/gtest.h>

#include <algorithm>

#include "hcl/json.h"
#include "hcl/project.h"

namespace mercator::hcl {
namespace {

// Remembers what was asked and answers by type.
class FakeSources : public DataSources {
 public:
  Value Read(const DataRequest& request, Diagnostics&) override {
    asked.push_back("data." + request.type + "." + request.name + " " +
                    EncodeJson(Value::Object(request.arguments)));
    if (request.type == "sql") {
      const Value::Elements names = {Value::String("a"), Value::String("b")};
      return Value::Object({{"count", Value::Int(2)},
                            {"value", names[0]},
                            {"values", Value::List(Type::String(), names)}});
    }
    if (request.type == "external" || request.type == "runtimevar") return Value::String("secret");
    return Value::Object({{"url", Value::String("mem://" + request.name)}});
  }

  std::vector<std::string> asked;
};

struct Loaded {
  Project project;
  Diagnostics diagnostics;
  FakeSources sources;

  std::string messages() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.all()) all += diagnostic.message + "\n";
    return all;
  }
};

Loaded Load(const std::string& text, const std::string& env = "dev",
            std::vector<std::pair<std::string, std::string>> variables = {}) {
  Loaded loaded;
  ProjectOptions options;
  options.env = env;
  options.variables = std::move(variables);
  options.base = "/nowhere";
  options.sources = &loaded.sources;
  auto source = std::make_shared<Source>(Source{"atlas.hcl", text});
  loaded.project = LoadProject(source, options, loaded.diagnostics);
  return loaded;
}

constexpr const char* kWhole = R"(
variable "url" {
  type    = string
  default = "postgres://app@db:5432/app?sslmode=disable"
}
locals {
  dev  = "docker://postgres/16/dev?search_path=public"
  dirs = { main = "file://migrations" }
}
data "sql" "tenants" {
  url   = var.url
  query = "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE $1"
  args  = ["tenant_%"]
}
env "dev" {
  for_each = toset(data.sql.tenants.values)
  url      = urlqueryset(var.url, "search_path", each.value)
  dev      = local.dev
  src      = "file://schema.hcl"
  tenant   = each.value
  exclude  = ["*.tmp_*", "atlas_*"]
  migration {
    dir        = local.dirs.main
    format     = golang-migrate
    exec_order = NON_LINEAR
    exclude    = ["x"]
  }
  format {
    migrate {
      apply = format("{{ json . | json_merge %q }}", jsonencode({ Tenant = each.value }))
    }
  }
  lint {
    destructive {
      error = false
    }
  }
}
diff {
  skip {
    drop_table = true
    add_column = false
  }
  concurrent_index {
    add  = true
    drop = true
  }
}
lint {
  latest = 1
  review = ERROR
  destructive {
    error = true
  }
  naming {
    match   = "^[a-z]+$"
    message = "lower case"
    index {
      match = "_idx$"
    }
  }
}
)";

TEST(HclProject, ReadsAWholeFile) {
  Loaded loaded = Load(kWhole);
  ASSERT_EQ(loaded.messages(), "");
  ASSERT_EQ(loaded.project.envs.size(), 2u);
  const Env& env = loaded.project.envs[1];
  EXPECT_EQ(env.name, "dev");
  EXPECT_EQ(env.key, "b");
  EXPECT_EQ(env.url, "postgres://app@db:5432/app?search_path=b&sslmode=disable");
  EXPECT_EQ(env.dev, "docker://postgres/16/dev?search_path=public");
  EXPECT_EQ(env.src, std::vector<std::string>{"file://schema.hcl"});
  EXPECT_EQ(env.exclude, (std::vector<std::string>{"*.tmp_*", "atlas_*"}));
  EXPECT_EQ(env.migration.dir, "file://migrations");
  EXPECT_EQ(env.migration.format, "golang-migrate");
  EXPECT_EQ(env.migration.exec_order, "NON_LINEAR");
  EXPECT_EQ(env.format.at("migrate.apply"),
            "{{ json . | json_merge \"{\\\"Tenant\\\":\\\"b\\\"}\" }}");
  EXPECT_EQ(EncodeJson(Value::Object(env.variables)), "{\"tenant\":\"b\"}");
  EXPECT_EQ(env.diff.skip, std::set<std::string>{"drop_table"});
  EXPECT_EQ(env.diff.concurrent_index_create, true);
  EXPECT_EQ(env.lint.latest, 1);
  EXPECT_EQ(env.lint.review, "ERROR");
  EXPECT_EQ(EncodeJson(Value::Object(env.lint.analyzers.at("destructive").settings)),
            "{\"error\":false}");
  EXPECT_EQ(env.lint.analyzers.at("naming").blocks.at(0).first, "index");
  EXPECT_EQ(loaded.sources.asked.size(), 1u);
  EXPECT_EQ(
      loaded.sources.asked[0],
      "data.sql.tenants {\"args\":[\"tenant_%\"],\"query\":\"SELECT schema_name FROM "
      "information_schema.schemata WHERE schema_name LIKE $1\",\"url\":\"postgres://app@db:5432/"
      "app?sslmode=disable\"}");
}

TEST(HclProject, EvaluatesOnlyWhatIsWanted) {
  Loaded loaded = Load(R"(
data "external" "never" {
  program = ["x"]
}
data "external" "once" {
  program = ["y", local.argument]
}
variable "unused" {
  type = string
}
locals {
  argument = "z"
  broken   = nothing.at.all
  both     = "${data.external.once}-${data.external.once}"
}
env "dev" {
  url = local.both
}
env "other" {
  url = data.external.never
}
)");
  EXPECT_EQ(loaded.messages(), "");
  EXPECT_EQ(loaded.sources.asked,
            std::vector<std::string>{"data.external.once {\"program\":[\"y\",\"z\"]}"});
  EXPECT_EQ(loaded.project.envs.at(0).url, "secret-secret");
}

TEST(HclProject, ReportsCycles) {
  EXPECT_EQ(Load("locals {\n  a = local.b\n  b = local.a\n}\nenv \"dev\" {\n  url = local.a\n}\n")
                .messages(),
            "cyclic reference: `local.a` -> `local.b` -> `local.a`\n");
  EXPECT_EQ(Load(R"(
data "external" "x" {
  program = [local.y]
}
locals {
  y = data.external.x
}
env "dev" {
  url = local.y
}
)")
                .messages(),
            "cyclic reference: `local.y` -> `data.external.x` -> `local.y`\n");
}

TEST(HclProject, SelectsTheEnv) {
  const char* text = R"(
env {
  name = atlas.env
  url  = "unlabelled ${atlas.env}"
}
env "a" {
  url = "labelled"
}
env "b" {
  name = "c"
  url  = "renamed"
}
)";
  EXPECT_EQ(Load(text, "a").project.envs.at(0).url, "labelled");
  EXPECT_EQ(Load(text, "anything").project.envs.at(0).url, "unlabelled anything");
  EXPECT_EQ(Load(text, "c").project.envs.at(0).url, "renamed");
  EXPECT_TRUE(Load(text, "").project.envs.empty());
  EXPECT_EQ(Load("env \"local\" {}\nenv \"prod\" {}\n", "lcal").messages(),
            "env `lcal` is not defined in `atlas.hcl`; did you mean `local`?\n");
}

TEST(HclProject, ForEachOverMapsAndTuples) {
  const Loaded loaded = Load(
      "env \"dev\" {\n  for_each = { x = 1, y = 2 }\n  url = \"${each.key}=${each.value}\"\n}\n");
  ASSERT_EQ(loaded.project.envs.size(), 2u);
  EXPECT_EQ(loaded.project.envs[1].url, "y=2");
  EXPECT_EQ(Load("env \"dev\" {\n  for_each = [\"p\", \"q\"]\n  url = each.value\n}\n")
                .project.envs.at(1)
                .url,
            "q");
  EXPECT_TRUE(Load("env \"dev\" {\n  for_each = []\n}\n").project.envs.empty());
  EXPECT_EQ(Load("env \"dev\" {\n  for_each = 1\n}\n").messages(),
            "`for_each` takes a set, list, map or object, but here is number\n");
}

TEST(HclProject, Variables) {
  const char* text = R"(
variable "n" {
  type = number
}
variable "tags" {
  type    = list(string)
  default = ["none"]
}
variable "limits" {
  type    = map(number)
  default = { a = 1 }
}
variable "old" {
  type    = "string"
  default = getenv("MERCATOR_TEST_NO_SUCH_VARIABLE")
}
env "dev" {
  n      = var.n + 1
  tags   = var.tags
  limits = var.limits
  old    = var.old
}
)";
  auto variables = [&](std::vector<std::pair<std::string, std::string>> given) {
    const Loaded loaded = Load(text, "dev", std::move(given));
    return loaded.messages() + (loaded.project.envs.empty()
                                    ? ""
                                    : EncodeJson(Value::Object(loaded.project.envs[0].variables)));
  };
  EXPECT_EQ(variables({{"n", "1"}}), R"({"limits":{"a":1},"n":2,"old":"","tags":["none"]})");
  EXPECT_EQ(variables({{"n", "1.5"}, {"tags", "a"}}),
            R"({"limits":{"a":1},"n":2.5,"old":"","tags":["a"]})");
  EXPECT_EQ(variables({{"n", "1"}, {"tags", "a"}, {"tags", "b"}, {"limits", "{\"b\": 2}"}}),
            R"({"limits":{"b":2},"n":2,"old":"","tags":["a","b"]})");
  EXPECT_TRUE(variables({}).starts_with("missing value for required variable `n`\n"));
  EXPECT_TRUE(
      variables({{"n", "x"}})
          .starts_with("the value given for variable `n` does not fit: a number is required\n"));
  EXPECT_TRUE(
      variables({{"n", "1"}, {"n", "2"}})
          .starts_with("the value given for variable `n` does not fit: it is given 2 times"));
  EXPECT_TRUE(variables({{"n", "1"}, {"tag", "x"}})
                  .starts_with("a value is given for variable `tag`, which is not declared; did "
                               "you mean `tags`?\n"));
}

TEST(HclProject, ValidatesVariables) {
  const char* text = R"(
variable "name" {
  type = string
  validation {
    condition     = startswith(var.name, "app_")
    error_message = "the name must begin with app_"
  }
  validation {
    condition     = length(split("_", var.name)) == 2
    error_message = "one underscore"
  }
}
env "dev" {
  url = var.name
}
)";
  EXPECT_EQ(Load(text, "dev", {{"name", "app_x"}}).messages(), "");
  EXPECT_EQ(Load(text, "dev", {{"name", "x"}}).messages(),
            "invalid value for variable `name`: the name must begin with app_\n"
            "invalid value for variable `name`: one underscore\n");
}

TEST(HclProject, EverythingUnknownIsAnError) {
  EXPECT_EQ(
      Load(R"(
migrations {
}
env "dev" {
  migration {
    directory  = "x"
    exec_order = LINER
    format     = "nosuch"
  }
  lnt {
  }
  diff {
    skip {
      drop_tabel = true
    }
  }
  lint {
    desctructive {
    }
  }
  format {
    migrate {
      aply = "x"
    }
  }
  schema {
    mode {
      role = true
    }
  }
  url = var.ulr
}
variable "url" {
  default = "x"
}
data "sq" "x" {
}
)")
          .messages(),
      "unknown data source `sq`; did you mean `sql`?\n"
      "unknown block `migrations` in the project file\n"
      "there is no `var.ulr`; did you mean `url`?\n"
      "unknown attribute `role` in `mode`; did you mean `roles`?\n"
      "`format` is one of atlas, golang-migrate, goose, flyway, liquibase, dbmate, but here is "
      "`nosuch`\n"
      "unknown variable: there is nothing named `LINER`; did you mean `LINEAR`?\n"
      "unknown attribute `directory` in `migration`\n"
      "unknown attribute `drop_tabel` in `skip`; did you mean `drop_table`?\n"
      "unknown block `desctructive` in `lint`; did you mean `destructive`?\n"
      "unknown attribute `aply` in `migrate`; did you mean `apply`?\n"
      "unknown block `lnt` in `env`; did you mean `lint`?\n");
}

TEST(HclProject, CloudBlocksGiveOneNotice) {
  const Loaded loaded = Load(R"(
atlas {
  cloud {
    token = "x"
  }
}
env "dev" {
  migration {
    dir = "file://m"
    repo {
      name = "x"
    }
  }
}
)");
  ASSERT_EQ(loaded.diagnostics.all().size(), 1u);
  EXPECT_EQ(loaded.diagnostics.all()[0].severity, Severity::kNotice);
  EXPECT_EQ(loaded.messages(), "block `atlas` is for Atlas Cloud and has no effect here\n");
  EXPECT_EQ(loaded.project.envs.at(0).migration.dir, "file://m");
}

TEST(HclProject, DevDatabases) {
  const Loaded loaded = Load(R"(
docker "postgres" "pg" {
  image    = "postgres:16"
  schema   = "public"
  baseline = "CREATE EXTENSION citext"
}
docker "mysql" "unused" {
  image = "mysql:8"
}
env "dev" {
  dev = docker.postgres.pg.url
  schema {
    src = ["file://a.sql", "file://b"]
    mode {
      roles     = true
      sensitive = ALLOW
    }
  }
}
hook "sql" "timeout" {
  transaction {
    after_begin = ["SET LOCAL lock_timeout = '1s'"]
  }
}
)");
  ASSERT_EQ(loaded.messages(), "");
  const Env& env = loaded.project.envs.at(0);
  EXPECT_EQ(env.dev, "docker://postgres/16/dev?search_path=public");
  ASSERT_TRUE(env.dev_database.has_value());
  EXPECT_EQ(env.dev_database->baseline, "CREATE EXTENSION citext");
  EXPECT_EQ(env.src, (std::vector<std::string>{"file://a.sql", "file://b"}));
  EXPECT_EQ(env.mode.kinds.at("roles"), true);
  EXPECT_EQ(env.mode.sensitive, true);
  EXPECT_EQ(loaded.project.hooks.at(0).after_begin.at(0), "SET LOCAL lock_timeout = '1s'");
}

TEST(HclProject, DataSourcesAreChecked) {
  auto messages = [](const std::string& block) {
    return Load(block + "\nenv \"dev\" {\n  url = data.external_schema.x.url\n}\n").messages();
  };
  EXPECT_EQ(messages("data \"external_schema\" \"x\" {\n  program = [\"a\"]\n}"), "");
  EXPECT_EQ(messages("data \"external_schema\" \"x\" {\n  programs = [\"a\"]\n}"),
            "`data.external_schema.x` needs `program`\n"
            "unknown attribute `programs` in `data.external_schema.x`; did you mean `program`?\n");
  EXPECT_EQ(messages("data \"external_schema\" \"y\" {\n  program = [\"a\"]\n}"),
            "there is no `data.external_schema.x`\n");
  const Loaded composite = Load(R"(
data "composite_schema" "x" {
  schema "a" {
    url = "file://a"
  }
  schema {
    url = "file://b"
  }
}
env "dev" {
  src = data.composite_schema.x.url
}
)");
  EXPECT_EQ(composite.messages(), "");
  EXPECT_EQ(composite.project.envs.at(0).src.at(0), "mem://x");
}

}  // namespace
}  // namespace mercator::hcl
