#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "hcl/arena.h"
#include "hcl/ast.h"

namespace mercator::hcl {

// A parsed text. Keeps the source and the tree alive; does not move.
class Document {
 public:
  explicit Document(SourcePtr source) : source_(std::move(source)) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const SourcePtr& source() const { return source_; }
  const Body& body() const { return body_; }
  // The root of a text that is an expression or a template, otherwise null.
  const Expression* expression() const { return expression_; }

 private:
  friend class Parser;

  SourcePtr source_;
  Arena arena_;
  Body body_;
  const Expression* expression_ = nullptr;
};

using DocumentPtr = std::shared_ptr<const Document>;

// Parses a whole file. The result is never null: after errors, of which all are reported, it
// holds what could be understood, for suggestions and the like but not for evaluation.
DocumentPtr ParseDocument(SourcePtr source, Diagnostics& diagnostics);

// Parses a text that is one expression; newlines in it mean nothing.
DocumentPtr ParseExpression(SourcePtr source, Diagnostics& diagnostics);

// Parses a text that is a template, like the inside of a heredoc.
DocumentPtr ParseTemplate(SourcePtr source, Diagnostics& diagnostics);

// What an expression says if it is a reference, `column.id` or `table["a b"].column.x[0]`: a name
// and steps, nothing evaluated. `true`, `false` and `null` count as names.
struct Reference {
  std::string_view root;
  std::vector<TraversalStep> steps;
  Range range;
};
std::optional<Reference> AsReference(const Expression& expression);

// The name if the expression is a single name, otherwise empty.
std::string_view AsKeyword(const Expression& expression);

// The root names and all references that an expression needs to be evaluated; names that it binds
// itself are left out.
std::vector<Reference> ReferencesIn(const Expression& expression);

}  // namespace mercator::hcl
