#include "hcl/convert.h"
#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

bool RequireMap(Call& call, size_t index) {
  if (call[index].IsAttributed()) return true;
  call.FailArgument(index, "a map or object is required");
  return false;
}

Value Keys(Call& call) {
  if (!RequireMap(call, 0)) return Value::Unknown();
  Value::Elements keys;
  for (const auto& [name, value] : call[0].attributes()) keys.push_back(Value::String(name));
  return call[0].Is(TypeKind::kMap) ? Value::List(Type::String(), std::move(keys))
                                    : Value::Tuple(std::move(keys));
}

Value Values(Call& call) {
  if (!RequireMap(call, 0)) return Value::Unknown();
  Value::Elements values;
  for (const auto& [name, value] : call[0].attributes()) values.push_back(value);
  return call[0].Is(TypeKind::kMap) ? Value::List(call[0].type().element(), std::move(values))
                                    : Value::Tuple(std::move(values));
}

// Later maps win. A map if all are maps of one type, otherwise an object.
Value Merge(Call& call) {
  Value::Attributes merged;
  std::optional<Type> map;
  bool same = true;
  for (size_t i = 0; i < call.size(); ++i) {
    if (call[i].null()) continue;
    if (!RequireMap(call, i)) return Value::Unknown();
    const Type type = call[i].type();
    if (!map) map = type;
    same = same && type.Is(TypeKind::kMap) && type == *map;
    for (const auto& [name, value] : call[i].attributes()) merged.insert_or_assign(name, value);
  }
  return map && same ? Value::Map(map->element(), std::move(merged))
                     : Value::Object(std::move(merged));
}

Value ZipMap(Call& call) {
  if (!call[1].IsSequence()) return call.FailArgument(1, "a list of values is required");
  const auto& keys = call[0].elements();
  const auto& values = call[1].elements();
  if (keys.size() != values.size()) {
    return call.Fail("there are " + std::to_string(keys.size()) + " keys, but " +
                     std::to_string(values.size()) + " values");
  }
  Value::Attributes zipped;
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].null()) return call.FailArgument(0, "a key is null");
    zipped.insert_or_assign(keys[i].AsString(), values[i]);
  }
  return call[1].Is(TypeKind::kList) ? Value::Map(call[1].type().element(), std::move(zipped))
                                     : Value::Object(std::move(zipped));
}

}  // namespace

void AddMapFunctions(FunctionTable& table) {
  table["keys"] = {{{"map"}}, {}, Keys};
  table["values"] = {{{"map"}}, {}, Values};
  table["merge"] = {{}, Parameter{"maps", {}, true}, Merge};
  table["zipmap"] = {{{"keys", Type::List(Type::String())}, {"values"}}, {}, ZipMap};
}

}  // namespace mercator::hcl
