// Any text can be parsed as a file, an expression and a template, and what parses can be
// evaluated: no crash and no hang.

#include <cstdint>

#include "hcl/evaluate.h"
#include "hcl/functions.h"

namespace {

using mercator::Diagnostics;
using namespace mercator::hcl;  // NOLINT: a file of its own

const Scope& FuzzScope() {
  static const FunctionTable functions = StandardFunctions([](std::string_view) {});
  static const Scope scope = [] {
    Scope made;
    made.SetFunctions(&functions);
    made.Set("x", Value::Object({{"a", Value::Tuple({Value::Int(1), Value::String("b")})}}));
    return made;
  }();
  return scope;
}

void EvaluateBody(const Body& body) {
  Diagnostics diagnostics;
  for (const Attribute& attribute : body.attributes) Evaluate(attribute, &FuzzScope(), diagnostics);
  for (const Block* block : body.blocks) EvaluateBody(block->body);
  mercator::Render(diagnostics);
}

void Parse(const mercator::SourcePtr& source,
           DocumentPtr (*parse)(mercator::SourcePtr, Diagnostics&)) {
  Diagnostics diagnostics;
  const DocumentPtr document = parse(source, diagnostics);
  if (diagnostics.HasErrors()) {
    mercator::Render(diagnostics);
  } else if (document->expression() != nullptr) {
    Evaluate(*document->expression(), *document, &FuzzScope(), diagnostics);
    ReferencesIn(*document->expression());
  } else {
    EvaluateBody(document->body());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  auto source = std::make_shared<mercator::Source>(mercator::Source{"input", std::move(text)});
  Parse(source, &ParseDocument);
  Parse(source, &ParseExpression);
  Parse(source, &ParseTemplate);
  return 0;
}
