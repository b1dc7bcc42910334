#pragma once

#include "hcl/document.h"
#include "hcl/scope.h"
#include "hcl/value.h"

namespace mercator::hcl {

// The value of an expression of a document without syntax errors, with the names of `scope`
// (null: none). After an error, which is in `diagnostics`, the value or a part of it is unknown.
Value Evaluate(const Expression& expression, const Document& document, const Scope* scope,
               Diagnostics& diagnostics);

Value Evaluate(const Attribute& attribute, const Scope* scope, Diagnostics& diagnostics);

}  // namespace mercator::hcl
