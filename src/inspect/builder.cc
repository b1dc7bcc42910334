#include "inspect/builder.h"

namespace mercator {

namespace {

// What is made together has oids side by side, and is asked for together: sixteen oids share a
// place in memory.
size_t NearHash(const Address& a) {
  uint64_t block = (a.oid >> 4) * 0x9E3779B97F4A7C15ull;
  block ^= block >> 32;
  return static_cast<size_t>((block << 6) + ((a.oid & 15) << 2) + static_cast<uint32_t>(a.sub_id));
}

}  // namespace

size_t AddressMap::At(Address address) const {
  size_t at = NearHash(address) & (slots_.size() - 1);
  while (slots_[at].id != 0 && slots_[at].address != address) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void AddressMap::Grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != 0) slots_[At(slot.address)] = slot;
  }
}

void AddressMap::Set(Address address, const ObjectId& id) {
  if (ids_.size() * 2 >= slots_.size()) Grow();
  Slot& slot = slots_[At(address)];
  if (slot.id != 0) {
    ids_[slot.id - 1] = id;
    return;
  }
  ids_.push_back(id);
  slot = {address, static_cast<uint32_t>(ids_.size())};
}

const ObjectId* AddressMap::Find(Address address) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[At(address)];
  return slot.id == 0 ? nullptr : &ids_[slot.id - 1];
}

void Builder::Add(Address address, ObjectId id, ObjectId parent,
                  std::shared_ptr<const Attributes> attributes) {
  ids_.Set(address, id);
  catalog.Add(std::move(id), std::move(parent), std::move(attributes));
}

const ObjectId* Builder::FindExactly(Address address) const { return ids_.Find(address); }

const ObjectId* Builder::Find(Address address) const {
  const ObjectId* id = FindExactly(address);
  if (id || address.sub_id == 0) return id;
  address.sub_id = 0;
  return FindExactly(address);
}

bool Builder::IsOfType(Address address) const {
  const ObjectId* id = FindExactly(address);
  return address.class_id == kProcClass && id && id->kind != Kind::kFunction &&
         id->kind != Kind::kAggregate;
}

std::string Builder::ColumnName(uint32_t relation, int64_t number) const {
  const ObjectId* id = ColumnOf(relation, number);
  return id ? id->name : "";
}

Options ReadOptions(const std::vector<std::string>& elements) {
  Options options;
  for (const std::string& element : elements) {
    size_t equals = element.find('=');
    if (equals == std::string::npos) {
      options[element] = "";
    } else {
      options[element.substr(0, equals)] = element.substr(equals + 1);
    }
  }
  return options;
}

}  // namespace mercator
