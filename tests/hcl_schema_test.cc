// Schemas written in HCL: what is printed reads back as the same state, and what users write loads
// or says what is wrong with it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "hcl/format.h"
#include "hcl/schema/schema.h"
#include "inspect/schema_files.h"
#include "support/diff_case.h"
#include "support/exceptions.h"
#include "support/golden.h"
#include "support/hcl_round_trip.h"
#include "support/schema_generator.h"

namespace mercator {
namespace {

std::filesystem::path CasesRoot() {
  return std::filesystem::path(MERCATOR_SOURCE_DIR) / "tests/cases";
}

struct HclCase {
  std::filesystem::path directory;
  std::string file;
};

void PrintTo(const HclCase& one, std::ostream* out) {
  *out << CaseName(one.directory) << "/" << one.file;
}

std::string NameOf(const ::testing::TestParamInfo<HclCase>& info) {
  std::string name = CaseName(info.param.directory) + "_" + info.param.file;
  std::ranges::replace_if(
      name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
}

std::vector<HclCase> GoldenSchemas() {
  std::vector<HclCase> cases;
  for (const auto& directory : FindDiffCases(CasesRoot() / "diff")) {
    cases.push_back({directory, "from.sql"});
    cases.push_back({directory, "to.sql"});
  }
  return cases;
}

InspectOptions OptionsOf(const std::filesystem::path& directory) {
  InspectOptions options;
  options.with = {"privileges", "ownership"};
  if (!std::filesystem::exists(directory / "with")) return options;
  options.with.clear();
  for (const std::string& word : Split(ReadFile(directory / "with"), '\n')) {
    if (!word.empty()) options.with.insert(word);
  }
  return options;
}

class HclRoundTrip : public ::testing::TestWithParam<HclCase> {};

TEST_P(HclRoundTrip, GivesTheSameState) {
  const HclCase& one = GetParam();
  std::string text;
  std::string why = CheckHclRoundTrip(SharedServer(), ReadSchemaFiles(one.directory / one.file),
                                      OptionsOf(one.directory), &text);
  EXPECT_EQ(why, "") << text;
  EXPECT_EQ(hcl::Format(text), text);
}

INSTANTIATE_TEST_SUITE_P(Golden, HclRoundTrip, ::testing::ValuesIn(GoldenSchemas()), NameOf);

// Golden cases: `schema.hcl` gives `printed.hcl`, which is the same state, or `errors.txt`.
std::vector<HclCase> WrittenCases() {
  std::vector<HclCase> cases;
  for (const auto& area : std::filesystem::directory_iterator(CasesRoot() / "hcl_schema")) {
    for (const auto& entry : std::filesystem::directory_iterator(area.path()))
      cases.push_back({entry.path(), "schema.hcl"});
  }
  std::ranges::sort(cases, {}, &HclCase::directory);
  return cases;
}

SourcePtr SourceOf(const std::string& path, const std::string& text) {
  return std::make_shared<Source>(Source{path, text});
}

class HclWritten : public ::testing::TestWithParam<HclCase> {};

TEST_P(HclWritten, GivesTheGoldenState) {
  const std::filesystem::path& directory = GetParam().directory;
  std::vector<SourcePtr> files = {SourceOf("schema.hcl", ReadFile(directory / GetParam().file))};
  InspectOptions options = OptionsOf(directory);
  if (!std::filesystem::exists(directory / "with")) options.with.clear();
  options.nobody = true;
  LoadedState state = LoadState(SharedServer(), files, options);
  ExpectGolden(directory / "errors.txt", state.errors);
  if (!state.errors.empty()) return;
  std::string text;
  EXPECT_EQ(CheckHclRoundTrip(SharedServer(), files, options, &text), "");
  // From PostgreSQL 16 on, queries of one table are printed without its name.
  if (state.catalog.server_version < 160000) ExpectGolden(directory / "printed.hcl", text);
  LoadedState again = LoadState(SharedServer(), {SourceOf("printed.hcl", text)}, options);
  EXPECT_EQ(CatalogToHcl(again.catalog), text);
}

INSTANTIATE_TEST_SUITE_P(, HclWritten, ::testing::ValuesIn(WrittenCases()), NameOf);

TEST(HclSchema, IsReadTogetherWithSql) {
  std::vector<SourcePtr> files = {
      SourceOf("a.sql", "CREATE VIEW names AS SELECT name FROM users;"),
      SourceOf("b.hcl",
               "table \"users\" {\n  schema = schema.public\n  column \"name\" {\n"
               "    type = domain.name\n  }\n}\n"),
      SourceOf("c.hcl",
               "schema \"public\" {}\ndomain \"name\" {\n  schema = schema.public\n"
               "  type = text\n}\n")};
  LoadedState state = LoadState(SharedServer(), files, {});
  EXPECT_EQ(state.errors, "");
  EXPECT_NE(state.catalog.Find({Kind::kView, "public", "", "names"}), nullptr);
}

TEST(HclSchema, TellsFormerNames) {
  Diagnostics diagnostics;
  SchemaHcl schema =
      ReadSchemaHcl({SourceOf("s.hcl",
                              "schema \"public\" {}\ntable \"users\" {\n  schema = schema.public\n"
                              "  renamed_from = people\n  column \"mail\" {\n    type = text\n"
                              "    renamed_from = \"e mail\"\n  }\n}\n")},
                    {}, diagnostics);
  EXPECT_EQ(Render(diagnostics), "");
  ASSERT_EQ(schema.renamings.size(), 2u);
  EXPECT_EQ(schema.renamings[0].id, (ObjectId{Kind::kColumn, "public", "users", "mail"}));
  EXPECT_EQ(schema.renamings[0].former_name, "e mail");
  EXPECT_EQ(schema.renamings[1].id, (ObjectId{Kind::kTable, "public", "", "users"}));
  EXPECT_EQ(schema.renamings[1].former_name, "people");
}

TEST(HclSchema, TellsFormerNamesOfValuesAndFields) {
  Diagnostics diagnostics;
  SchemaHcl schema =
      ReadSchemaHcl({SourceOf("s.hcl",
                              "schema \"public\" {}\nenum \"mood\" {\n  schema = schema.public\n"
                              "  values = [\"happy\", \"blue\"]\n  value \"blue\" {\n"
                              "    renamed_from = \"sad\"\n  }\n}\ncomposite \"pair\" {\n"
                              "  schema = schema.public\n  field \"first\" {\n    type = int\n"
                              "    renamed_from = a\n  }\n}\n")},
                    {}, diagnostics);
  EXPECT_EQ(Render(diagnostics), "");
  ASSERT_EQ(schema.renamings.size(), 2u);
  const Renaming value{{Kind::kEnum, "public", "", "mood"}, "blue", "", "sad"};
  const Renaming field{{Kind::kComposite, "public", "", "pair"}, "first", "", "a"};
  EXPECT_NE(std::ranges::find(schema.renamings, value), schema.renamings.end());
  EXPECT_NE(std::ranges::find(schema.renamings, field), schema.renamings.end());
}

// One file an object says what the whole says.
TEST(HclSchema, PiecesAreTheWhole) {
  LoadedState state = LoadState(SharedServer(), {SourceOf("s.sql", AsSql(GenerateSchemas(7).to))},
                                InspectOptions());
  ASSERT_EQ(state.errors, "");
  std::string text;
  for (const HclPiece& piece : CatalogToHclPieces(state.catalog)) text += piece.text;
  EXPECT_EQ(text, CatalogToHcl(state.catalog));
}

TEST(HclSchema, TakesValuesOfVariables) {
  SchemaHclInput input;
  input.variables = {{"name", "x"}};
  Diagnostics diagnostics;
  SchemaHcl schema =
      ReadSchemaHcl({SourceOf("s.hcl",
                              "variable \"name\" {\n  type = string\n}\nschema \"s\" {\n"
                              "  name = var.name\n}\n")},
                    input, diagnostics);
  EXPECT_EQ(Render(diagnostics), "");
  ASSERT_EQ(schema.statements.size(), 2u);
  EXPECT_EQ(schema.statements[1].sql, "CREATE SCHEMA IF NOT EXISTS x");
}

// Roles are those of the whole server: what else is there is printed as well.
TEST(HclSchema, PrintsRoles) {
  std::vector<SourcePtr> files = {
      SourceOf("s.hcl",
               "role \"hcl_group\" {}\nrole \"hcl_member\" {\n  login = true\n"
               "  conn_limit = 3\n  config_params = {\n    work_mem = \"8MB\"\n  }\n"
               "  membership {\n    role = role.hcl_group\n    admin = true\n  }\n}\n")};
  InspectOptions options;
  options.with = {"roles"};
  std::string text;
  EXPECT_EQ(CheckHclRoundTrip(SharedServer(), files, options, &text), "");
  EXPECT_NE(text.find("role \"hcl_member\" {\n"
                      "  login      = true\n"
                      "  conn_limit = 3\n"
                      "  config_params = {\n"
                      "    work_mem = \"8MB\"\n"
                      "  }\n"
                      "  membership {\n"
                      "    role  = role.hcl_group\n"
                      "    admin = true\n"
                      "  }\n"
                      "}\n"),
            std::string::npos)
      << text;
}

std::vector<uint64_t> Seeds() {
  const char* given = std::getenv("MERCATOR_SEEDS");
  std::vector<uint64_t> seeds(given ? std::strtoull(given, nullptr, 10) : 40);
  for (size_t i = 0; i < seeds.size(); ++i) seeds[i] = i + 1;
  return seeds;
}

class HclGenerated : public ::testing::TestWithParam<uint64_t> {};

TEST_P(HclGenerated, GivesTheSameState) {
  InspectOptions options;
  options.with = {"privileges", "ownership"};
  std::string text;
  std::vector<SourcePtr> files = {SourceOf("to.sql", AsSql(GenerateSchemas(GetParam()).to))};
  std::string why = CheckHclRoundTrip(SharedServer(), files, options, &text);
  EXPECT_EQ(why, "") << "seed " << GetParam() << "\n" << text;
}

INSTANTIATE_TEST_SUITE_P(, HclGenerated, ::testing::ValuesIn(Seeds()));

// Schemas of Atlas's tests and documentation for PostgreSQL.
struct AtlasFile {
  std::filesystem::path path;
  std::string kind;
};

void PrintTo(const AtlasFile& file, std::ostream* out) { *out << file.path.filename().string(); }

std::vector<AtlasFile> AtlasFiles() {
  std::vector<AtlasFile> files;
  std::filesystem::path root = CorpusPath("hcl/atlas-docs");
  if (!std::filesystem::exists(root / "index.json")) return files;
  for (const auto& entry : nlohmann::json::parse(ReadFile(root / "index.json"))) {
    std::filesystem::path path = root / entry.value("file", "");
    bool wanted = entry.value("dialect", "") == "postgres" && entry.value("kind", "") != "go-test";
    if (wanted && std::filesystem::exists(path)) files.push_back({path, entry.value("kind", "")});
  }
  return files;
}

bool IsWordByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// The table that a fragment is a part of: every word in it may be a column.
std::string InTable(const std::string& text) {
  std::set<std::string> words;
  for (size_t at = 0; at < text.size(); ++at) {
    size_t end = at;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    if (end > at) words.insert(text.substr(at, end - at));
    at = end;
  }
  std::string table = "table \"t\" {\n  schema = schema.public\n";
  for (const std::string& word : words)
    table += "  column \"" + word + "\" {\n    type = text\n  }\n";
  return table + text + "\n}\n";
}

// What the dev databases of Atlas's own tests have besides.
constexpr const char* kBaseline =
    "CREATE SCHEMA IF NOT EXISTS script_column_domain;\n"
    "CREATE DOMAIN script_column_domain.positive_int AS int CHECK (VALUE > 0);\n";

// What a fragment of a documentation leaves out: its schemas. Nothing if it is no schema.
std::string Completed(const std::string& text) {
  Diagnostics ignored;
  hcl::DocumentPtr document = hcl::ParseDocument(SourceOf("x", text), ignored);
  std::set<std::string> declared;
  for (const hcl::Block* block : document->body().blocks) {
    if (block->type == "schema" && !block->labels.empty()) declared.emplace(block->labels[0].text);
    for (const char* other :
         {"env", "data", "lint", "diff", "test", "atlas", "docker", "resource"}) {
      if (block->type == other) return "";
    }
  }
  if (document->body().blocks.empty()) return "";
  if (document->body().blocks[0]->type == "index") return Completed(InTable(text));
  std::string out = text + "\n";
  for (size_t at = 0; (at = text.find("schema.", at)) != std::string::npos; at += 7) {
    size_t end = at + 7;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    std::string name = text.substr(at + 7, end - at - 7);
    if (!name.empty() && declared.insert(name).second) out += "schema \"" + name + "\" {}\n";
  }
  return out;
}

class AtlasHcl : public ::testing::TestWithParam<AtlasFile> {};

TEST_P(AtlasHcl, LoadsAndPrintsBack) {
  std::string text = Completed(ReadFile(GetParam().path));
  if (text.empty()) GTEST_SKIP() << "no schema";
  std::vector<SourcePtr> files = {SourceOf("schema.hcl", text)};
  if (text.find("positive_int") != std::string::npos)
    files.push_back(SourceOf("baseline.sql", kBaseline));
  LoadedState state = LoadState(SharedServer(), files, {});
  std::string why = state.errors;
  if (why.empty()) why = CheckHclRoundTrip(SharedServer(), files, {});
  Judge("atlas-docs/" + GetParam().path.filename().string(), why, text);
}

std::string AtlasName(const ::testing::TestParamInfo<AtlasFile>& info) {
  return info.param.kind + "_" + info.param.path.stem().string();
}

INSTANTIATE_TEST_SUITE_P(, AtlasHcl, ::testing::ValuesIn(AtlasFiles()), AtlasName);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(AtlasHcl);

}  // namespace
}  // namespace mercator
