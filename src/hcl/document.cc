#include "hcl/document.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "hcl/lexer.h"
#include "hcl/parser.h"

namespace mercator::hcl {
namespace {

DocumentPtr Parse(SourcePtr source, Diagnostics& diagnostics, LexMode mode,
                  void (Parser::*parse)()) {
  if (source->text.size() >= std::numeric_limits<uint32_t>::max()) {
    throw Error("`" + source->path + "` is too large to be read as HCL: more than 4 GiB");
  }
  auto document = std::make_shared<Document>(source);
  std::vector<Token> tokens = Lex(source->text, mode);
  Diagnostics found;
  CheckTokens(tokens, source, found);
  Parser parser(*document, std::move(tokens), found);
  (parser.*parse)();
  std::vector<Diagnostic> sorted = found.all();
  std::ranges::stable_sort(sorted, {}, &Diagnostic::begin);
  for (Diagnostic& diagnostic : sorted) diagnostics.Add(std::move(diagnostic));
  return document;
}

}  // namespace

DocumentPtr ParseDocument(SourcePtr source, Diagnostics& diagnostics) {
  return Parse(std::move(source), diagnostics, LexMode::kNormal, &Parser::ParseFile);
}

DocumentPtr ParseExpression(SourcePtr source, Diagnostics& diagnostics) {
  return Parse(std::move(source), diagnostics, LexMode::kNormal, &Parser::ParseWholeExpression);
}

DocumentPtr ParseTemplate(SourcePtr source, Diagnostics& diagnostics) {
  return Parse(std::move(source), diagnostics, LexMode::kTemplate, &Parser::ParseWholeTemplate);
}

}  // namespace mercator::hcl
