#include "inspect/builder.h"

namespace mercator {

void Builder::Add(Address address, ObjectId id, ObjectId parent,
                  std::shared_ptr<const Attributes> attributes) {
  ids_[address] = id;
  catalog.Add(std::move(id), std::move(parent), std::move(attributes));
}

const ObjectId* Builder::FindExactly(Address address) const {
  auto it = ids_.find(address);
  return it == ids_.end() ? nullptr : &it->second;
}

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
