#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/function.h"
#include "hcl/value.h"

namespace mercator::hcl {

// The names that an expression can use; those of an inner scope hide those of the outer ones,
// which must outlive it.
class Scope {
 public:
  explicit Scope(const Scope* outer = nullptr) : outer_(outer) {}

  void Set(std::string name, Value value) {
    variables_.insert_or_assign(std::move(name), std::move(value));
  }
  void SetFunctions(const FunctionTable* functions) { functions_ = functions; }

  const Value* FindVariable(std::string_view name) const;
  const Function* FindFunction(std::string_view name) const;
  // False where no variables, or functions, may be used at all.
  bool HasVariables() const;
  bool HasFunctions() const;
  std::vector<std::string> VariableNames() const;
  std::vector<std::string> FunctionNames() const;

 private:
  const Scope* outer_;
  std::map<std::string, Value, std::less<>> variables_;
  const FunctionTable* functions_ = nullptr;
};

}  // namespace mercator::hcl
