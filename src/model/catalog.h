#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "model/attribute.h"
#include "model/id_index.h"
#include "model/object_id.h"
#include "model/renaming.h"

namespace mercator {

struct Object {
  ObjectId id;
  ObjectId parent;  // kind kNone: none
  std::shared_ptr<const Attributes> attributes;
  Hash128 hash;  // of the attributes that are compared; the own name is not in it
  bool compared =
      true;  // false: only known for being restored where what it is about is made again

  // REQUIRES: the object is of that kind.
  template <class T>
  const T& As() const {
    return static_cast<const T&>(*attributes);
  }
};

// A state of a schema: objects in the order of their identities, and who depends on whom.
class Catalog {
 public:
  // Adds an object; its hash is computed here. A second one with the same identity is ignored.
  void Add(ObjectId id, ObjectId parent, std::shared_ptr<const Attributes> attributes,
           bool compared = true);
  // `user` depends on `used`; unknown ones and self-references are ignored at Finish().
  void AddDependency(ObjectId user, ObjectId used);
  // Sorts and indexes; to be called once after the last Add.
  void Finish();

  const std::vector<Object>& objects() const { return objects_; }
  const Object* Find(const ObjectId& id) const;
  int IndexOf(const ObjectId& id) const;  // -1: not there
  template <class T>
  const T* Find(const ObjectId& id) const {
    const Object* object = Find(id);
    return object ? &object->As<T>() : nullptr;
  }

  // Indexes into objects().
  std::span<const int> Uses(int object) const;    // what it depends on, its parent included
  std::span<const int> UsedBy(int object) const;  // what depends on it, children included
  std::vector<const Object*> Children(const ObjectId& parent) const;
  // Relations, types, functions and aggregates with that name: `{name}`, `{schema, name}`, or
  // either with a column after it; functions of any arguments.
  std::vector<ObjectId> Named(const std::vector<std::string>& name) const;

  // The whole state in one number: equal states have equal fingerprints.
  Hash128 Fingerprint() const;

  // Casts that an assignment may use, by type name: ALTER COLUMN TYPE needs no USING for them.
  std::set<std::pair<std::string, std::string>> assignment_casts;
  std::set<std::pair<std::string, std::string>> explicit_casts;

  int server_version = 0;  // 150018
  std::string database;    // for messages
  std::string user;        // who makes objects and owns them at first; empty: whoever it will be
  std::set<std::string> with;  // what is compared besides the schema: roles, privileges, ownership
  std::vector<Renaming> renamings;     // of a desired state: the former names that it tells
  std::vector<std::string> uncovered;  // what the database contains and the model does not cover

 private:
  std::vector<Object> objects_;
  IdIndex index_;
  std::vector<std::pair<ObjectId, ObjectId>> pending_;
  mutable std::unordered_map<std::string, std::vector<int>> by_name_;  // made at the first Named()
  std::vector<int> uses_, uses_begin_, used_by_, used_by_begin_;
};

// Names of the attributes that differ, of those that are compared. REQUIRES: same kind.
std::vector<std::string> ChangedAttributes(Kind kind, const Attributes& from, const Attributes& to);

// Names of all attributes of a kind that are compared.
std::vector<std::string> AttributeNames(Kind kind);

}  // namespace mercator
