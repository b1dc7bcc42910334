#include "hcl/functions.h"
#include "hcl/yaml.h"

namespace mercator::hcl {
namespace {

Value Decode(Call& call) {
  std::string problem;
  auto value = DecodeYaml(call.Text(0), problem);
  return value ? *value : call.FailArgument(0, "it is no YAML: " + problem);
}

// Mappings are merged key by key, at every depth; of anything else the later one stays.
Value DeepMerged(const Value& base, const Value& over) {
  const bool mappings =
      base.has_content() && over.has_content() && base.IsAttributed() && over.IsAttributed();
  if (!mappings) return over;
  Value::Attributes merged = base.attributes();
  for (const auto& [name, value] : over.attributes()) {
    auto found = merged.find(name);
    if (found == merged.end()) {
      merged.emplace(name, value);
    } else {
      found->second = DeepMerged(found->second, value);
    }
  }
  return Value::Object(std::move(merged));
}

Value Merge(Call& call) {
  Value merged = Value::Object({});
  for (size_t i = 0; i < call.size(); ++i) {
    std::string problem;
    const auto value = DecodeYaml(call.Text(i), problem);
    if (!value) return call.FailArgument(i, "it is no YAML: " + problem);
    if (!value->null()) merged = DeepMerged(merged, *value);
  }
  return Value::String(EncodeYaml(merged));
}

}  // namespace

void AddYamlFunctions(FunctionTable& table) {
  const Parameter text{"src", Type::String()};
  table["yamldecode"] = {{text}, {}, Decode};
  table["yamlencode"] = {{{"value", Type::Dynamic(), true}}, {}, [](Call& call) {
                           return Value::String(EncodeYaml(call[0]));
                         }};
  table["yamlmerge"] = {{}, text, Merge};
}

}  // namespace mercator::hcl
