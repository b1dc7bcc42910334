// The HCL language against cases: those of this repository, `tests/cases/hcl/<case>/`, and those
// of a corpus that is not part of it. A case is `input.hcl` and `expected.json`, and
// `context.json` if variables or functions are in scope.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "hcl/convert.h"
#include "hcl/document.h"
#include "hcl/evaluate.h"
#include "hcl/format.h"
#include "hcl/json.h"

namespace mercator::hcl {
namespace {

namespace fs = std::filesystem;

// Where the result is another on purpose.
const std::map<std::string, std::string> kExceptions = {
    {"number-013-1e400", "the expectation cannot be read as JSON"},
    {"spec-006-expressions-operators", "`mod_frac` shows a rounding of binary fractions"},
    {"spec-007-expressions-primitive-literals",
     "strings are not normalised to NFC: SQL compares bytes"},
    {"template-057-e", "strings are not normalised to NFC"},
    {"number-text-008-x-0", "zero has no sign"},
    {"operator-027-null-true", "null is no operand of `&&`, as it is none of `!`"},
};

// Where this parser goes on and finds a second error.
const std::set<std::string> kMoreErrors = {"body-039-error-then-good"};

fs::path CorpusFolder() {
  if (const char* given = std::getenv("MERCATOR_CORPUS")) return given;
  return fs::path(MERCATOR_SOURCE_DIR) / "../shared/corpus";
}

SourcePtr SourceOf(std::string path, std::string text) {
  return std::make_shared<Source>(Source{std::move(path), std::move(text)});
}

Value Json(const fs::path& path) {
  std::string problem;
  auto value = DecodeJson(ReadFile(path), &problem);
  EXPECT_TRUE(value.has_value()) << path << ": " << problem;
  return value.value_or(Value::Object({}));
}

const Value* Field(const Value& object, std::string_view name) {
  if (!object.IsAttributed()) return nullptr;
  auto found = object.attributes().find(name);
  return found == object.attributes().end() ? nullptr : &found->second;
}

// Functions that the cases name, as simple as they are there.
const FunctionTable& CaseFunctions() {
  static const FunctionTable table = [] {
    FunctionTable functions;
    functions["upper"] = {{{"str", Type::String()}}, std::nullopt, [](Call& call) {
                            return Value::String(Upper(call.Text(0)));
                          }};
    functions["first"] = {{{"str", Type::String()}}, std::nullopt, [](Call& call) {
                            return Value::String(call.Text(0).substr(0, 1));
                          }};
    functions["negate"] = {{{"num", Type::Number()}}, std::nullopt, [](Call& call) {
                             return Value::Of(-call.Numeric(0));
                           }};
    functions["min"] = {{}, Parameter{"numbers", Type::Number()}, [](Call& call) {
                          Number least = call.Numeric(0);
                          for (size_t i = 1; i < call.size(); ++i) {
                            least = std::min(least, call.Numeric(i));
                          }
                          return Value::Of(least);
                        }};
    functions["concat"] = {{}, Parameter{"seqs", Type::Dynamic()}, [](Call& call) {
                             Value::Elements all;
                             for (const Value& sequence : call.arguments()) {
                               if (!sequence.IsSequence()) return call.Fail("no sequence");
                               all.insert(all.end(), sequence.elements().begin(),
                                          sequence.elements().end());
                             }
                             return Value::Tuple(all);
                           }};
    return functions;
  }();
  return table;
}

// A type as cty writes it in JSON.
Type TypeOf(const Value& spelling) {
  if (spelling.Is(TypeKind::kString)) {
    const std::string& name = spelling.AsString();
    return name == "string"   ? Type::String()
           : name == "number" ? Type::Number()
           : name == "bool"   ? Type::Bool()
                              : Type::Dynamic();
  }
  const std::string& kind = spelling.elements()[0].AsString();
  const Value& of = spelling.elements()[1];
  if (kind == "list") return Type::List(TypeOf(of));
  if (kind == "set") return Type::Set(TypeOf(of));
  if (kind == "map") return Type::Map(TypeOf(of));
  if (kind == "tuple") {
    std::vector<Type> elements;
    for (const Value& element : of.elements()) elements.push_back(TypeOf(element));
    return Type::Tuple(elements);
  }
  std::map<std::string, Type> attributes;
  for (const auto& [name, attribute] : of.attributes()) attributes[name] = TypeOf(attribute);
  return Type::Object(attributes);
}

struct Context {
  FunctionTable functions;
  Scope scope;
};

void LoadContext(const fs::path& folder, Context& context) {
  if (!fs::exists(folder / "context.json")) return;
  const Value json = Json(folder / "context.json");
  if (const Value* variables = Field(json, "variables")) {
    for (const auto& [name, variable] : variables->attributes()) {
      auto value = Convert(*Field(variable, "value"), TypeOf(*Field(variable, "type")));
      context.scope.Set(name, value.value());
    }
  }
  if (const Value* functions = Field(json, "functions")) {
    for (const auto& [name, function] : functions->attributes()) {
      context.functions[name] = CaseFunctions().at(function.AsString());
    }
    context.scope.SetFunctions(&context.functions);
  }
}

// Lists, sets and maps as JSON has them.
Value Plain(const Value& value) {
  if (!value.has_content()) return value.null() ? Value::Null() : value;
  if (value.IsSequence()) {
    Value::Elements elements;
    for (const Value& element : value.elements()) elements.push_back(Plain(element));
    return Value::Tuple(elements);
  }
  if (!value.IsAttributed()) return value;
  Value::Attributes attributes;
  for (const auto& [name, attribute] : value.attributes()) attributes[name] = Plain(attribute);
  return Value::Object(attributes);
}

void EvaluateAll(const Body& body, const Scope* scope, Diagnostics& diagnostics) {
  for (const Attribute& attribute : body.attributes) Evaluate(attribute, scope, diagnostics);
  for (const Block* block : body.blocks) EvaluateAll(block->body, scope, diagnostics);
}

void ExpectBody(const Value& expected, const Body& body, const Scope* scope);

void ExpectBlock(const Value& expected, const Block& block, const Scope* scope) {
  EXPECT_EQ(Field(expected, "type")->AsString(), block.type);
  std::vector<std::string> labels;
  for (const Value& label : Field(expected, "labels")->elements())
    labels.push_back(label.AsString());
  std::vector<std::string> found;
  for (const Label& label : block.labels) found.emplace_back(label.text);
  EXPECT_EQ(labels, found);
  ExpectBody(*Field(expected, "body"), block.body, scope);
}

void ExpectBody(const Value& expected, const Body& body, const Scope* scope) {
  const Value::Attributes& attributes = Field(expected, "attributes")->attributes();
  EXPECT_EQ(attributes.size(), body.attributes.size());
  for (const auto& [name, value] : attributes) {
    const Attribute* attribute = body.Find(name);
    ASSERT_NE(attribute, nullptr) << name;
    if (Field(value, "$any") != nullptr) continue;
    Diagnostics diagnostics;
    const Value found = Plain(Evaluate(*attribute, scope, diagnostics));
    EXPECT_TRUE(diagnostics.empty()) << Render(diagnostics);
    EXPECT_TRUE(found == value) << name << ": expected " << EncodeJson(value) << ", found "
                                << EncodeJson(found);
  }
  const Value::Elements& blocks = Field(expected, "blocks")->elements();
  ASSERT_EQ(blocks.size(), body.blocks.size());
  for (size_t i = 0; i < blocks.size(); ++i) ExpectBlock(blocks[i], *body.blocks[i], scope);
}

void ExpectTraversals(const Value& expected, const Body& body) {
  for (const auto& [name, steps] : expected.attributes()) {
    const auto reference = AsReference(*body.Find(name)->expression);
    ASSERT_TRUE(reference.has_value());
    ASSERT_EQ(steps.Size(), reference->steps.size() + 1);
    EXPECT_EQ(Field(steps.elements()[0], "root")->AsString(), reference->root);
    for (size_t i = 1; i < steps.Size(); ++i) {
      const TraversalStep& step = reference->steps[i - 1];
      if (const Value* attribute = Field(steps.elements()[i], "attr")) {
        EXPECT_EQ(attribute->AsString(), step.name);
      } else {
        Diagnostics diagnostics;
        ASSERT_NE(step.key, nullptr);
        EXPECT_EQ(As<NumberExpression>(*step.key)->digits,
                  Field(steps.elements()[i], "index")->AsNumber().ToString());
      }
    }
  }
}

size_t Byte(const Value& error, const char* which) {
  return Field(*Field(error, which), "byte")->AsNumber().ToInt64().value();
}

// Every expected error is there, at its place.
void ExpectErrors(const Value& expected, const Diagnostics& diagnostics) {
  for (const Value& error : expected.elements()) {
    const Value* named = Field(error, "summary");
    const std::string summary = named == nullptr ? "" : Lower(named->AsString());
    const bool placed = Field(error, "from") != nullptr;
    const bool found = std::ranges::any_of(diagnostics.all(), [&](const Diagnostic& diagnostic) {
      return diagnostic.message.starts_with(summary) &&
             (!placed ||
              (diagnostic.begin == Byte(error, "from") && diagnostic.end == Byte(error, "to")));
    });
    EXPECT_TRUE(found) << EncodeJson(error) << "\nis not in\n" << Render(diagnostics);
  }
}

void RunCase(const fs::path& folder) {
  const Value expected = Json(folder / "expected.json");
  const std::string text = ReadFile(folder / "input.hcl");
  if (const Value* formatted = Field(expected, "format")) {
    EXPECT_EQ(Format(text), formatted->AsString());
    EXPECT_EQ(Format(Format(text)), formatted->AsString());
    return;
  }
  Context context;
  LoadContext(folder, context);
  Diagnostics diagnostics;
  const DocumentPtr document = ParseDocument(SourceOf("input.hcl", text), diagnostics);
  if (Field(expected, "valid")->AsBool()) {
    EXPECT_TRUE(diagnostics.empty()) << Render(diagnostics);
    if (const Value* body = Field(expected, "body"))
      ExpectBody(*body, document->body(), &context.scope);
    if (const Value* traversals = Field(expected, "traversals")) {
      ExpectTraversals(*traversals, document->body());
    }
    return;
  }
  const std::string& stage = Field(expected, "stage")->AsString();
  if (stage == "decode") return;
  EXPECT_EQ(stage == "parse", diagnostics.HasErrors()) << Render(diagnostics);
  if (stage == "evaluate") EvaluateAll(document->body(), &context.scope, diagnostics);
  EXPECT_TRUE(diagnostics.HasErrors());
  if (const Value* errors = Field(expected, "errors")) {
    ExpectErrors(*errors, diagnostics);
    if (!kMoreErrors.contains(folder.filename().string())) {
      EXPECT_EQ(diagnostics.all().size(), errors->Size()) << Render(diagnostics);
    }
  }
  if (const Value* count = Field(expected, "error_count")) {
    EXPECT_EQ(diagnostics.all().size(), count->AsNumber().ToInt64()) << Render(diagnostics);
  }
}

std::vector<fs::path> CasesIn(const fs::path& folder) {
  std::vector<fs::path> cases;
  if (!fs::exists(folder)) return cases;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (fs::exists(entry.path() / "expected.json")) cases.push_back(entry.path());
  }
  std::ranges::sort(cases);
  return cases;
}

void RunCases(const fs::path& folder) {
  size_t passed = 0, excepted = 0;
  const auto cases = CasesIn(folder);
  for (const fs::path& path : cases) {
    const std::string name = path.filename().string();
    if (kExceptions.contains(name)) {
      ++excepted;
      continue;
    }
    SCOPED_TRACE(name);
    const int before =
        testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    RunCase(path);
    if (testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count() ==
        before) {
      ++passed;
    }
  }
  std::cout << folder.filename().string() << ": " << passed << " of " << cases.size()
            << " cases pass, " << excepted << " differ on purpose\n";
}

TEST(HclCases, OfThisRepository) { RunCases(fs::path(MERCATOR_SOURCE_DIR) / "tests/cases/hcl"); }

TEST(HclCases, OfTheCorpus) {
  if (!fs::exists(CorpusFolder() / "hcl")) GTEST_SKIP() << "no corpus at " << CorpusFolder();
  RunCases(CorpusFolder() / "hcl");
  RunCases(CorpusFolder() / "hcl-ref");
}

std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".hcl") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

TEST(HclDocuments, Parse) {
  const fs::path folder = CorpusFolder() / "hcl/atlas-docs";
  if (!fs::exists(folder)) GTEST_SKIP() << "no corpus at " << CorpusFolder();
  for (const fs::path& path : FilesIn(folder)) {
    Diagnostics diagnostics;
    ParseDocument(SourceOf(path.string(), ReadFile(path)), diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << Render(diagnostics);
  }
  for (const fs::path& path : FilesIn(folder / "invalid")) {
    Diagnostics diagnostics;
    ParseDocument(SourceOf(path.string(), ReadFile(path)), diagnostics);
    EXPECT_TRUE(diagnostics.HasErrors()) << path;
  }
}

TEST(HclDocuments, Format) {
  const fs::path folder = CorpusFolder() / "hcl-fmt";
  if (!fs::exists(folder)) GTEST_SKIP() << "no corpus at " << CorpusFolder();
  for (const fs::path& path : FilesIn(folder)) {
    const std::string formatted = ReadFile(path);
    const fs::path input = CorpusFolder() / "hcl/atlas-docs" / path.filename();
    if (fs::exists(input)) {
      EXPECT_EQ(Format(ReadFile(input)), formatted) << path;
    }
    EXPECT_EQ(Format(formatted), formatted) << path;
  }
}

}  // namespace
}  // namespace mercator::hcl
