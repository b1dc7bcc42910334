#include "model/symbol.h"

#include <xxhash.h>

#include <array>
#include <deque>
#include <mutex>
#include <vector>

namespace mercator {

// Open addressing with linear probing; one of many, so that threads seldom wait for each other.
class SymbolTable {
 public:
  const Symbol::Entry* Intern(std::string_view text, size_t hash) {
    std::lock_guard lock(mutex_);
    if (entries_.size() * 2 >= slots_.size()) Grow();
    size_t at = Slot(hash);
    while (slots_[at] && (slots_[at]->hash != hash || slots_[at]->text != text)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    if (!slots_[at]) slots_[at] = &entries_.emplace_back(Symbol::Entry{std::string(text), hash});
    return slots_[at];
  }

  // Of the tables, the one for that hash. They live until the end: names may outlive `main`.
  static SymbolTable& For(size_t hash) {
    static auto* tables = new std::array<SymbolTable, 64>;
    return (*tables)[hash >> (sizeof(size_t) * 8 - 6)];
  }

 private:
  size_t Slot(size_t hash) const { return hash & (slots_.size() - 1); }

  void Grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, nullptr);
    for (const Symbol::Entry& entry : entries_) {
      size_t at = Slot(entry.hash);
      while (slots_[at]) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = &entry;
    }
  }

  std::mutex mutex_;
  std::vector<const Symbol::Entry*> slots_;
  std::deque<Symbol::Entry> entries_;
};

const Symbol::Entry* Symbol::Intern(std::string_view text) {
  size_t hash = XXH3_64bits(text.data(), text.size());
  return SymbolTable::For(hash).Intern(text, hash);
}

Symbol::Symbol() {
  static const Entry* const empty = Intern("");
  entry_ = empty;
}

}  // namespace mercator
