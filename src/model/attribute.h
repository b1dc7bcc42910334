#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "model/options.h"

namespace mercator {

enum AttributeUse : unsigned {
  kCompared = 0,
  kNotCompared = 1,  // helps to write or order statements; takes no part in equality
};

// One attribute of a kind: its name in messages, JSON and HCL, and where it is.
template <class Class, class Value>
struct Attr {
  const char* name;
  Value Class::*member;
  unsigned use = kCompared;
};
template <class Class, class Value>
Attr(const char*, Value Class::*) -> Attr<Class, Value>;
template <class Class, class Value>
Attr(const char*, Value Class::*, unsigned) -> Attr<Class, Value>;

// What an object of a kind is, besides its identity. Each kind derives from it and lists its
// attributes in `kAttrs`.
struct Attributes {
  virtual ~Attributes() = default;
  bool operator==(const Attributes&) const = default;
};

// The canonical encoding that is hashed: self-delimiting, so that no two values share one.
void Encode(std::string& out, bool value);
void Encode(std::string& out, int64_t value);
void Encode(std::string& out, const std::string& value);
template <class T>
void Encode(std::string& out, const std::vector<T>& values);
template <class T>
void Encode(std::string& out, const std::optional<T>& value);
void Encode(std::string& out, const Options& value);
template <class T>
requires requires { T::kAttrs; }
void Encode(std::string& out, const T& value);

template <class T>
void Encode(std::string& out, const std::vector<T>& values) {
  Encode(out, static_cast<int64_t>(values.size()));
  for (const T& value : values) Encode(out, value);
}

template <class T>
void Encode(std::string& out, const std::optional<T>& value) {
  Encode(out, value.has_value());
  if (value) Encode(out, *value);
}

template <class T>
requires requires { T::kAttrs; }
void Encode(std::string& out, const T& value) {
  auto one = [&](const auto& attr) {
    if (!(attr.use & kNotCompared)) Encode(out, value.*attr.member);
  };
  std::apply([&](const auto&... attr) { (one(attr), ...); }, T::kAttrs);
}

}  // namespace mercator
