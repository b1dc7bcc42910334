#include "hcl/scope.h"

namespace mercator::hcl {

Value Call::Fail(std::string message) {
  failure_ = std::move(message);
  return Value::Unknown();
}

Value Call::FailArgument(size_t index, std::string message) {
  failed_argument_ = index;
  return Fail(std::move(message));
}

const Value* Scope::FindVariable(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    auto found = scope->variables_.find(name);
    if (found != scope->variables_.end()) return &found->second;
  }
  return nullptr;
}

const Function* Scope::FindFunction(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    if (scope->functions_ == nullptr) continue;
    auto found = scope->functions_->find(name);
    if (found != scope->functions_->end()) return &found->second;
  }
  return nullptr;
}

bool Scope::HasVariables() const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    if (!scope->variables_.empty()) return true;
  }
  return false;
}

bool Scope::HasFunctions() const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    if (scope->functions_ != nullptr) return true;
  }
  return false;
}

std::vector<std::string> Scope::VariableNames() const {
  std::vector<std::string> names;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    for (const auto& [name, value] : scope->variables_) names.push_back(name);
  }
  return names;
}

std::vector<std::string> Scope::FunctionNames() const {
  std::vector<std::string> names;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    if (scope->functions_ == nullptr) continue;
    for (const auto& [name, function] : *scope->functions_) names.push_back(name);
  }
  return names;
}

}  // namespace mercator::hcl
