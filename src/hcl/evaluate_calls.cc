#include "hcl/evaluator.h"
#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

constexpr const char* kInvalidExpansion = "invalid expanding argument value";
constexpr const char* kInvalidArgument = "invalid function argument";

std::string Quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

const Parameter& ParameterAt(const Function& function, size_t index) {
  return index < function.parameters.size() ? function.parameters[index] : *function.variadic;
}

}  // namespace

// An argument as it is given: an expression, or an element of one that is expanded.
struct Evaluator::Argument {
  const Expression* expression;
  std::optional<Value> value;
};

Value Evaluator::Call(const CallExpression& expression) {
  const Function* function = scope_ == nullptr ? nullptr : scope_->FindFunction(expression.name);
  if (function == nullptr) return UnknownFunction(expression);
  std::vector<Argument> arguments;
  if (!Arguments(expression, arguments)) return Value::Unknown();
  if (!CheckCount(expression, *function, arguments)) return Value::Unknown();
  return function->lazy ? CallLazily(expression, *function, arguments)
                        : CallWith(expression, *function, arguments);
}

Value Evaluator::UnknownFunction(const CallExpression& expression) {
  if (scope_ == nullptr || !scope_->HasFunctions()) {
    Complain(expression.range, "function calls not allowed", "no function may be called here");
  } else {
    Complain(expression.name_range, "call to unknown function",
             "there is no function named " + Quoted(expression.name) +
                 DidYouMean(Suggest(expression.name, scope_->FunctionNames())));
  }
  return Value::Unknown();
}

bool Evaluator::Arguments(const CallExpression& call, std::vector<Argument>& arguments) {
  for (const Expression* argument : call.arguments) arguments.push_back({argument, std::nullopt});
  if (!call.expand) return true;
  const Expression* last = arguments.back().expression;
  const Value list = Run(*last);
  if (!list.known()) return false;
  if (list.null()) {
    Complain(last->range, kInvalidExpansion, "what `...` expands must not be null");
    return false;
  }
  if (!list.IsSequence()) {
    Complain(last->range, kInvalidExpansion, "what `...` expands must be a list, tuple or set");
    return false;
  }
  arguments.pop_back();
  for (const Value& value : list.elements()) arguments.push_back({last, value});
  return true;
}

bool Evaluator::CheckCount(const CallExpression& call, const Function& function,
                           const std::vector<Argument>& arguments) {
  const size_t wanted = function.parameters.size();
  const std::string count = std::to_string(wanted) + (wanted == 1 ? " argument" : " arguments");
  if (arguments.size() < wanted) {
    Complain(call.close, "not enough function arguments",
             Quoted(call.name) + " expects " + (function.variadic ? "at least " : "") + count +
                 "; a value for " + Quoted(function.parameters[arguments.size()].name) +
                 " is missing");
    return false;
  }
  if (arguments.size() > wanted && !function.variadic) {
    Complain(StartRange(*arguments[wanted].expression), "too many function arguments",
             Quoted(call.name) + " expects only " + count);
    return false;
  }
  return true;
}

Value Evaluator::CallLazily(const CallExpression& call, const Function& function,
                            const std::vector<Argument>& arguments) {
  std::vector<LazyArgument> lazy;
  Diagnostics problems;
  for (const Argument& argument : arguments) {
    lazy.push_back([&]() -> std::optional<Value> {
      if (argument.value) return argument.value;
      Attempt attempt = Try(*argument.expression);
      problems.Append(attempt.diagnostics);
      if (attempt.diagnostics.HasErrors()) return std::nullopt;
      return attempt.value;
    });
  }
  if (auto value = function.lazy(lazy)) return *value;
  Complain(call.range, "error in function call",
           "no argument of " + Quoted(call.name) + " can be evaluated");
  diagnostics_->Append(problems);
  return Value::Unknown();
}

Value Evaluator::CallWith(const CallExpression& call, const Function& function,
                          const std::vector<Argument>& arguments) {
  std::vector<Value> values;
  bool good = true;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Parameter& parameter = ParameterAt(function, i);
    const Value given = arguments[i].value ? *arguments[i].value : Run(*arguments[i].expression);
    std::string problem = "argument must not be null";
    std::optional<Value> value;
    if (!given.null() || parameter.nullable) value = Convert(given, parameter.type, &problem);
    if (!value) {
      Complain(StartRange(*arguments[i].expression), kInvalidArgument,
               "for " + Quoted(parameter.name) + " of " + Quoted(call.name) + ": " + problem);
    }
    good = good && value && !value->HasUnknown();
    values.push_back(value.value_or(Value::Unknown()));
  }
  if (!good) return Value::Unknown();
  hcl::Call made(std::move(values));
  Value result = function.body(made);
  if (made.failure().empty()) return result;
  if (auto index = made.failed_argument(); index && *index < arguments.size()) {
    Complain(StartRange(*arguments[*index].expression), kInvalidArgument,
             "for " + Quoted(ParameterAt(function, *index).name) + " of " + Quoted(call.name) +
                 ": " + made.failure());
  } else {
    Complain(Between(call.name_range, call.open), "error in function call",
             Quoted(call.name) + ": " + made.failure());
  }
  return Value::Unknown();
}

}  // namespace mercator::hcl
