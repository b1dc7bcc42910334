#include "model/json.h"

#include <nlohmann/json.hpp>

#include "model/kinds.h"

namespace mercator {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(bool value) { return value; }
Json ToJson(int64_t value) { return value; }
Json ToJson(const std::string& value) { return value; }
Json ToJson(const Options& value) {
  Json object = Json::object();
  for (const auto& [name, text] : value) object[name] = text;
  return object;
}
Json ToJson(const ObjectId& value) { return ToString(value); }
template <class T>
Json ToJson(const std::optional<T>& value);
template <class T>
Json ToJson(const std::vector<T>& values);
template <class T>
requires requires { T::kAttrs; }
Json ToJson(const T& value);

template <class T>
Json ToJson(const std::optional<T>& value) {
  return value ? ToJson(*value) : Json();
}

template <class T>
Json ToJson(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(ToJson(value));
  return list;
}

template <class T>
requires requires { T::kAttrs; }
Json ToJson(const T& value) {
  Json out = Json::object();
  static const T usual{};
  auto one = [&](const auto& attr) {
    bool said = !(attr.use & kNotCompared) && !(value.*attr.member == usual.*attr.member);
    if (said) out[attr.name] = ToJson(value.*attr.member);
  };
  std::apply([&](const auto&... attr) { (one(attr), ...); }, T::kAttrs);
  return out;
}

template <class T>
Json KindToJson(const Attributes& attributes) {
  return ToJson(static_cast<const T&>(attributes));
}

constexpr Json (*kToJson[])(const Attributes&) = {
    nullptr,
#define KIND(type, word, sql) KindToJson<type>,
#include "model/kinds.def"
#undef KIND
};

}  // namespace

Json AttributesToJson(const Object& object) {
  return kToJson[static_cast<size_t>(object.id.kind)](*object.attributes);
}

}  // namespace mercator
