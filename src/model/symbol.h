#pragma once

#include <fmt/core.h>

#include <compare>
#include <concepts>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace mercator {

// A text, mostly a name, of which the program keeps one copy, for as long as it runs: as small as a
// pointer to copy and to compare. Reads like a `const std::string`. Made and read by any number of
// threads.
class Symbol {
 public:
  Symbol();  // empty
  template <class T>
  requires(std::convertible_to<const T&, std::string_view> && !std::same_as<T, Symbol>)
      Symbol(const T& text)  // NOLINT(google-explicit-constructor): a name is written as text
      : entry_(Intern(text)) {}

  const std::string& str() const { return entry_->text; }
  operator const std::string&() const { return str(); }  // NOLINT(google-explicit-constructor)
  operator std::string_view() const { return str(); }    // NOLINT(google-explicit-constructor)

  bool empty() const { return str().empty(); }
  size_t size() const { return str().size(); }
  const char* c_str() const { return str().c_str(); }
  char operator[](size_t at) const { return str()[at]; }
  std::string substr(size_t at, size_t count = std::string::npos) const {
    return str().substr(at, count);
  }
  template <class T>
  size_t find(const T& what, size_t from = 0) const {
    return str().find(what, from);
  }
  template <class T>
  size_t rfind(const T& what) const {
    return str().rfind(what);
  }
  bool starts_with(std::string_view what) const { return str().starts_with(what); }
  bool ends_with(std::string_view what) const { return str().ends_with(what); }
  auto begin() const { return str().begin(); }
  auto end() const { return str().end(); }

  // Of the text: the same in every run.
  size_t hash() const { return entry_->hash; }

  bool operator==(const Symbol&) const = default;
  std::strong_ordering operator<=>(const Symbol& other) const {
    if (entry_ == other.entry_) return std::strong_ordering::equal;
    return str() <=> other.str();
  }
  template <class T>
  requires(std::convertible_to<const T&, std::string_view> && !std::same_as<T, Symbol>) friend bool
  operator==(const Symbol& name, const T& text) {
    return std::string_view(name.str()) == std::string_view(text);
  }

 private:
  struct Entry {
    std::string text;
    size_t hash;
  };
  friend class SymbolTable;
  static const Entry* Intern(std::string_view text);

  const Entry* entry_;
};

template <class T>
requires(std::convertible_to<const T&, std::string_view>) std::string operator+(const Symbol& a,
                                                                                const T& b) {
  return a.str() + std::string(std::string_view(b));
}
template <class T>
requires(std::convertible_to<const T&, std::string_view> && !std::same_as<T, Symbol>) std::string
operator+(const T& a, const Symbol& b) {
  return std::string(std::string_view(a)) + b.str();
}
inline std::string operator+(const Symbol& a, char b) { return a.str() + b; }
inline std::string operator+(char a, const Symbol& b) { return a + b.str(); }
inline std::ostream& operator<<(std::ostream& out, const Symbol& name) { return out << name.str(); }

}  // namespace mercator

template <>
struct fmt::formatter<mercator::Symbol> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(const mercator::Symbol& name, Context& context) const {
    return formatter<fmt::string_view>::format(name.str(), context);
  }
};
