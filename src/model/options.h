#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mercator {

// Names and values in the order in which they were given, which is kept for printing and plays no
// part in equality.
class Options {
 public:
  using Entry = std::pair<std::string, std::string>;
  using const_iterator = std::vector<Entry>::const_iterator;

  Options() = default;
  Options(std::initializer_list<Entry> entries) : entries_(entries) {}

  const_iterator begin() const { return entries_.begin(); }
  const_iterator end() const { return entries_.end(); }
  bool empty() const { return entries_.empty(); }
  size_t size() const { return entries_.size(); }

  const_iterator find(std::string_view name) const {
    return std::ranges::find(entries_, name, &Entry::first);
  }
  bool contains(std::string_view name) const { return find(name) != end(); }
  const std::string& at(std::string_view name) const { return find(name)->second; }

  // The value of that name, added empty at the end if there is none.
  std::string& operator[](std::string_view name) {
    auto it = std::ranges::find(entries_, name, &Entry::first);
    if (it != entries_.end()) return it->second;
    entries_.emplace_back(name, "");
    return entries_.back().second;
  }
  // Does nothing if there is such a name.
  void emplace(std::string_view name, std::string value) {
    if (!contains(name)) entries_.emplace_back(name, std::move(value));
  }
  void erase(std::string_view name) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.first == name; });
  }

  // By name.
  std::vector<Entry> Sorted() const {
    std::vector<Entry> sorted = entries_;
    std::ranges::sort(sorted);
    return sorted;
  }
  bool operator==(const Options& other) const {
    return size() == other.size() && Sorted() == other.Sorted();
  }

 private:
  std::vector<Entry> entries_;
};

}  // namespace mercator
