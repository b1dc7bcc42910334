#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hcl/value.h"

namespace mercator::hcl {

struct Parameter {
  std::string name;
  Type type = {};  // arguments are converted to it
  bool nullable = false;
};

// One call of a function: its arguments, already converted, and a place to say what is wrong.
class Call {
 public:
  explicit Call(std::vector<Value> arguments) : arguments_(std::move(arguments)) {}

  size_t size() const { return arguments_.size(); }
  const Value& operator[](size_t index) const { return arguments_[index]; }
  const std::vector<Value>& arguments() const { return arguments_; }
  const std::string& Text(size_t index) const { return arguments_[index].AsString(); }
  const Number& Numeric(size_t index) const { return arguments_[index].AsNumber(); }

  // Each gives an unknown value to return; the message is a phrase.
  Value Fail(std::string message);
  Value FailArgument(size_t index, std::string message);

  const std::string& failure() const { return failure_; }  // empty: none
  std::optional<size_t> failed_argument() const { return failed_argument_; }

 private:
  std::vector<Value> arguments_;
  std::string failure_;
  std::optional<size_t> failed_argument_;
};

// An argument that is evaluated only when it is asked for: nothing when there were errors.
using LazyArgument = std::function<std::optional<Value>()>;

struct Function {
  std::vector<Parameter> parameters;
  std::optional<Parameter> variadic;  // of any number of further arguments
  std::function<Value(Call&)> body;   // unless `lazy` is there
  // For functions that look at errors themselves; nothing if none of the arguments will do.
  std::function<std::optional<Value>(const std::vector<LazyArgument>&)> lazy = nullptr;
};

using FunctionTable = std::map<std::string, Function, std::less<>>;

}  // namespace mercator::hcl
