#include "hcl/convert.h"
#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

void AddConversion(FunctionTable& table, const char* name, Type to) {
  table[name] = {{{"v", Type::Dynamic(), true}}, {}, [to](Call& call) {
                   std::string problem;
                   auto value = Convert(call[0], to, &problem);
                   return value ? *value : call.FailArgument(0, problem);
                 }};
}

std::optional<Value> Try(const std::vector<LazyArgument>& arguments) {
  for (const LazyArgument& argument : arguments) {
    if (auto value = argument()) return value;
  }
  return std::nullopt;
}

std::optional<Value> Can(const std::vector<LazyArgument>& arguments) {
  return Value::Bool(arguments[0]().has_value());
}

}  // namespace

void AddConversionFunctions(FunctionTable& table) {
  AddConversion(table, "tostring", Type::String());
  AddConversion(table, "tonumber", Type::Number());
  AddConversion(table, "tobool", Type::Bool());
  AddConversion(table, "tolist", Type::List(Type::Dynamic()));
  AddConversion(table, "toset", Type::Set(Type::Dynamic()));
  table["try"] = {{{"expression"}}, Parameter{"expressions"}, {}, Try};
  table["can"] = {{{"expression"}}, {}, {}, Can};
}

}  // namespace mercator::hcl
