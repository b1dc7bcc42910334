#pragma once

#include <cstring>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mercator::hcl {

// Memory for a syntax tree, given back all at once. What lies in it is never destroyed.
class Arena {
 public:
  template <class T>
  T* New(T value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (memory_.allocate(sizeof(T), alignof(T))) T(std::move(value));
  }

  template <class T>
  std::span<const T> Copy(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (values.empty()) return {};
    void* memory = memory_.allocate(sizeof(T) * values.size(), alignof(T));
    std::memcpy(memory, values.data(), sizeof(T) * values.size());
    return {static_cast<const T*>(memory), values.size()};
  }

  std::string_view Copy(std::string_view text) {
    if (text.empty()) return {};
    char* memory = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::memcpy(memory, text.data(), text.size());
    return {memory, text.size()};
  }

 private:
  std::pmr::monotonic_buffer_resource memory_{16 * 1024};
};

}  // namespace mercator::hcl
