// The functions of HCL: each attribute of the files in tests/cases/hcl_functions is a pair of what
// a call gives and what it must give.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "hcl/evaluate.h"
#include "hcl/functions.h"
#include "hcl/json.h"

namespace mercator::hcl {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(MERCATOR_SOURCE_DIR) / "tests/cases/hcl_functions";

class Functions {
 public:
  Functions() : table_(StandardFunctions([this](std::string_view line) { printed_ += line; })) {
    AddProjectFunctions(table_, kFolder);
    scope_.SetFunctions(&table_);
    scope_.Set("root", Value::Bool(true));
  }

  const Scope& scope() const { return scope_; }
  const std::string& printed() const { return printed_; }

 private:
  std::string printed_;
  FunctionTable table_;
  Scope scope_;
};

SourcePtr SourceOf(std::string path, std::string text) {
  return std::make_shared<Source>(Source{std::move(path), std::move(text)});
}

std::string ResultOf(const std::string& text) {
  Functions functions;
  Diagnostics diagnostics;
  auto document = ParseExpression(SourceOf("expression", text), diagnostics);
  if (diagnostics.empty()) {
    const Value value =
        Evaluate(*document->expression(), *document, &functions.scope(), diagnostics);
    if (diagnostics.empty()) return EncodeJson(value);
  }
  return diagnostics.all()[0].message;
}

TEST(HclFunctions, GiveWhatTheyMust) {
  size_t count = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".hcl") continue;
    Functions functions;
    Diagnostics diagnostics;
    const DocumentPtr document =
        ParseDocument(SourceOf(entry.path().string(), ReadFile(entry.path())), diagnostics);
    for (const Attribute& attribute : document->body().attributes) {
      const Value pair = Evaluate(attribute, &functions.scope(), diagnostics);
      if (!pair.has_content() || pair.HasUnknown()) continue;
      EXPECT_EQ(EncodeJson(pair.elements()[0]), EncodeJson(pair.elements()[1]))
          << entry.path().filename() << ": " << attribute.name;
      ++count;
    }
    EXPECT_TRUE(diagnostics.empty()) << Render(diagnostics);
  }
  EXPECT_GT(count, 150u);
}

TEST(HclFunctions, PrintGoesToTheSink) {
  Functions functions;
  Diagnostics diagnostics;
  auto document = ParseExpression(SourceOf("expression", "print([1, \"a\"])"), diagnostics);
  Evaluate(*document->expression(), *document, &functions.scope(), diagnostics);
  EXPECT_EQ(functions.printed(), "[1,\"a\"]");
}

TEST(HclFunctions, SqlIsOpaque) {
  EXPECT_EQ(ResultOf("sql(\"now()\")"), "\"now()\"");
  EXPECT_EQ(ResultOf("\"x-${sql(\"now()\")}\""),
            "invalid template interpolation value: string required, but have raw SQL");
  EXPECT_EQ(ResultOf("sql(\"\")"),
            "invalid function argument: for `def` of `sql`: the expression is empty");
}

TEST(HclFunctions, SayWhatIsWrong) {
  EXPECT_EQ(ResultOf("uper(\"a\")"),
            "call to unknown function: there is no function named `uper`; did you mean `upper`?");
  EXPECT_EQ(ResultOf("tonumber(\"x\")"),
            "invalid function argument: for `v` of `tonumber`: a number is required");
  EXPECT_EQ(ResultOf("try(a, b)"), "error in function call: no argument of `try` can be evaluated");
  EXPECT_EQ(ResultOf("urlsetpath(\"postgres://u:secret%@h\", \"x\")"),
            "invalid function argument: for `url` of `urlsetpath`: it is no valid URL");
}

}  // namespace
}  // namespace mercator::hcl
