#include "hcl/functions.h"

#include <iostream>

#include "hcl/json.h"

namespace mercator::hcl {
namespace {

Value RawSqlOf(Call& call) {
  if (call.Text(0).empty()) return call.FailArgument(0, "the expression is empty");
  return Value::Sql(call.Text(0));
}

std::string Shown(const Value& value) {
  return value.has_content() && value.Is(TypeKind::kString) ? value.AsString() : EncodeJson(value);
}

Value TypeValue(Type type) {
  return Value::Capsule(std::make_shared<TypeContent>(std::move(type)));
}

// The type that an argument of a type constructor carries.
const Type* TypeArgument(const Value& value) {
  auto* content = value.has_content() ? value.As<TypeContent>() : nullptr;
  return content == nullptr ? nullptr : &content->type;
}

Value ElementTypeOf(Call& call, Type (*make)(Type)) {
  const Type* element = TypeArgument(call[0]);
  return element == nullptr ? call.FailArgument(0, "a type is required")
                            : TypeValue(make(*element));
}

Value TupleTypeOf(Call& call) {
  std::vector<Type> types;
  if (!call[0].IsSequence()) return call.FailArgument(0, "a list of types is required");
  for (const Value& element : call[0].elements()) {
    const Type* type = TypeArgument(element);
    if (type == nullptr) return call.FailArgument(0, "a list of types is required");
    types.push_back(*type);
  }
  return TypeValue(Type::Tuple(types));
}

Value ObjectTypeOf(Call& call) {
  std::map<std::string, Type> types;
  if (!call[0].IsAttributed()) return call.FailArgument(0, "an object of types is required");
  for (const auto& [name, value] : call[0].attributes()) {
    const Type* type = TypeArgument(value);
    if (type == nullptr) return call.FailArgument(0, "attribute `" + name + "` is no type");
    types[name] = *type;
  }
  return TypeValue(Type::Object(types));
}

}  // namespace

FunctionTable StandardFunctions(PrintSink print) {
  FunctionTable table;
  AddStringFunctions(table);
  AddFormatFunctions(table);
  AddRegexFunctions(table);
  AddNumberFunctions(table);
  AddListFunctions(table);
  AddMapFunctions(table);
  AddSetFunctions(table);
  AddConversionFunctions(table);
  AddEncodingFunctions(table);
  AddYamlFunctions(table);
  AddDateFunctions(table);
  AddUrlFunctions(table);
  table["sql"] = {{{"def", Type::String()}}, std::nullopt, RawSqlOf};
  if (!print) print = [](std::string_view line) { std::cerr << line << '\n'; };
  table["print"] = {{{"value", Type::Dynamic(), true}}, std::nullopt, [print](Call& call) {
                      print(Shown(call[0]));
                      return call[0];
                    }};
  return table;
}

void AddTypeFunctions(FunctionTable& table) {
  const std::vector<Parameter> element = {{"elem_type"}};
  table["list"] = {element, {}, [](Call& call) { return ElementTypeOf(call, &Type::List); }};
  table["set"] = {element, {}, [](Call& call) { return ElementTypeOf(call, &Type::Set); }};
  table["map"] = {element, {}, [](Call& call) { return ElementTypeOf(call, &Type::Map); }};
  table["tuple"] = {element, {}, TupleTypeOf};
  table["object"] = {{{"attr_type"}}, {}, ObjectTypeOf};
}

Value::Attributes TypeNames() {
  const Value list = TypeValue(Type::List(Type::Dynamic()));
  const Value map = TypeValue(Type::Map(Type::Dynamic()));
  return {{"string", TypeValue(Type::String())},
          {"number", TypeValue(Type::Number())},
          {"int", TypeValue(Type::Number())},
          {"bool", TypeValue(Type::Bool())},
          {"any", TypeValue(Type::Dynamic())},
          {"list", list},
          {"set", TypeValue(Type::Set(Type::Dynamic()))},
          {"map", map}};
}

}  // namespace mercator::hcl
