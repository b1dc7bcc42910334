#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/object_id.h"

namespace mercator {

// Where in a list the object of an identity is. One array with a part of the hash beside the place,
// so that a search seldom looks at more than one identity.
class IdIndex {
 public:
  void Clear() {
    slots_.clear();
    count_ = 0;
  }
  void Reserve(size_t count) {
    size_t size = 64;
    while (size < count * 2) size *= 2;
    if (size > slots_.size()) Rehash(size);
  }

  // `id_of(place)` is the identity of what is at that place. -1: there is none.
  template <class IdOf>
  int Find(const ObjectId& id, IdOf id_of) const {
    if (slots_.empty()) return -1;
    size_t hash = ObjectIdHash()(id);
    size_t at = hash & (slots_.size() - 1);
    while (slots_[at].place >= 0) {
      if (slots_[at].hash == Part(hash) && id_of(slots_[at].place) == id) return slots_[at].place;
      at = (at + 1) & (slots_.size() - 1);
    }
    return -1;
  }

  // REQUIRES: Find(id) gives -1.
  void Insert(const ObjectId& id, int place) {
    if (++count_ * 2 > slots_.size()) Rehash(slots_.empty() ? 64 : slots_.size() * 2);
    Put(Slot{place, static_cast<uint32_t>(ObjectIdHash()(id))});
  }

 private:
  struct Slot {
    int place = -1;
    uint32_t hash = 0;  // its low bits choose the slot
  };

  static uint32_t Part(size_t hash) { return static_cast<uint32_t>(hash); }

  void Put(const Slot& slot) {
    size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].place >= 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }

  void Rehash(size_t size) {
    std::vector<Slot> old(size);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.place >= 0) Put(slot);
    }
  }

  std::vector<Slot> slots_;
  size_t count_ = 0;
};

}  // namespace mercator
