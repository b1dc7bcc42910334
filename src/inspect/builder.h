#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/catalog.h"
#include "model/column.h"
#include "postgres/connection.h"

namespace mercator {

// Oids of the system catalogs that pg_depend names. PostgreSQL manual: System Catalogs.
enum ClassId : uint32_t {
  kDefaultAclClass = 826,
  kTypeClass = 1247,
  kProcClass = 1255,
  kRelationClass = 1259,
  kRoleClass = 1260,
  kTablespaceClass = 1213,
  kForeignServerClass = 1417,
  kUserMappingClass = 1418,
  kForeignDataWrapperClass = 2328,
  kAccessMethodClass = 2601,
  kAccessMethodOperatorClass = 2602,
  kAccessMethodProcedureClass = 2603,
  kAttributeDefaultClass = 2604,
  kCastClass = 2605,
  kConstraintClass = 2606,
  kConversionClass = 2607,
  kLanguageClass = 2612,
  kLargeObjectClass = 2613,
  kNamespaceClass = 2615,
  kOperatorClassClass = 2616,
  kOperatorClass = 2617,
  kRewriteClass = 2618,
  kTriggerClass = 2620,
  kOperatorFamilyClass = 2753,
  kExtensionClass = 3079,
  kPolicyClass = 3256,
  kStatisticsClass = 3381,
  kCollationClass = 3456,
  kEventTriggerClass = 3466,
  kTransformClass = 3576,
  kDictionaryClass = 3600,
  kParserClass = 3601,
  kConfigurationClass = 3602,
  kTemplateClass = 3764,
  kSubscriptionClass = 6100,
  kPublicationClass = 6104,
  kPublicationRelClass = 6106,
  kPublicationNamespaceClass = 6237,
};

// Oids of types: integer and bit(n) are stored like oid and bit varying.
enum TypeId : uint32_t {
  kIntegerType = 23,
  kOidType = 26,
  kBitType = 1560,
  kVarbitType = 1562,
};

// The collation of the database.
inline constexpr uint32_t kDefaultCollation = 100;

// How pg_depend and pg_description name an object.
struct Address {
  uint32_t class_id = 0;
  uint32_t oid = 0;
  int32_t sub_id = 0;
  bool operator==(const Address&) const = default;
};

struct AddressHash {
  size_t operator()(const Address& a) const {
    uint64_t h = (uint64_t{a.oid} << 32 | a.class_id) * 0x9E3779B97F4A7C15ull;
    h = (h ^ h >> 32 ^ static_cast<uint32_t>(a.sub_id)) * 0x9E3779B97F4A7C15ull;
    return static_cast<size_t>(h ^ h >> 32);
  }
};

// Which object is behind an address. A few hundred thousand are asked for a few times each: one
// array, and no allocation for each.
class AddressMap {
 public:
  void Set(Address address, const ObjectId& id);
  // Null: none. Valid as long as the map is; what it points to may be set anew.
  const ObjectId* Find(Address address) const;

 private:
  struct Slot {
    Address address;
    uint32_t id = 0;  // in ids_, from 1; 0: free
  };
  size_t At(Address address) const;  // where it is, or where it can be put
  void Grow();

  std::vector<Slot> slots_;
  std::deque<ObjectId> ids_;
};

// What the readers of the kinds share while one catalog is read.
class Builder {
 public:
  explicit Builder(int server_version) : version_(server_version) {
    catalog.server_version = server_version;
  }

  bool With(const std::string& what) const { return catalog.with.contains(what); }

  int version() const { return version_; }
  int major() const { return version_ / 10000; }

  // Adds an object that the server knows by `address`.
  void Add(Address address, ObjectId id, ObjectId parent,
           std::shared_ptr<const Attributes> attributes);
  // A further address of an object: the row type of a table, the index of a constraint, …
  void Alias(Address address, const ObjectId& id) { ids_.Set(address, id); }
  // Belongs to an extension: not part of the catalog, but things may depend on it.
  void AddMember(Address address) { members_.insert(address); }
  bool IsMember(uint32_t class_id, uint32_t oid) const {
    return members_.contains({class_id, oid, 0});
  }

  // Null if the address is not that of an object of the catalog. A part (a column of a view) that
  // is no object gives what it is a part of.
  const ObjectId* Find(Address address) const;
  const ObjectId* Relation(uint32_t oid) const { return Find({kRelationClass, oid, 0}); }
  // The address is that of a function that goes with its type: a constructor of ranges.
  bool IsOfType(Address address) const;
  // Null where Find() would give the whole for the part.
  const ObjectId* FindExactly(Address address) const;
  const ObjectId* ColumnOf(uint32_t relation, int64_t number) const {
    return FindExactly({kRelationClass, relation, static_cast<int32_t>(number)});
  }
  std::string ColumnName(uint32_t relation, int64_t number) const;

  Catalog catalog;

  std::string session_user;  // also where the catalog has none

  // By the column that has it; `sequence.name` is the whole name here.
  struct IdentityRow {
    uint32_t oid = 0;
    IdentitySequence sequence;
  };
  std::unordered_map<Address, IdentityRow, AddressHash> identities;
  std::unordered_set<uint32_t> owned_sequences;  // which have the owner of their table

  // Parts of indexes that have options or a statistics target, by the index.
  struct IndexPartDetails {
    int64_t number = 0;
    std::string options;
    int64_t statistics = -1;
  };
  std::unordered_map<uint32_t, std::vector<IndexPartDetails>> index_parts;
  struct Opclass {
    std::string name;  // qualified where it is not in pg_catalog
    bool is_default = false;
    uint32_t input_type = 0;
  };
  std::unordered_map<uint32_t, Opclass> opclasses;

  // What is to be known of a type to read a column; not of those that have storage EXTENDED, no
  // collation, and are not the server's own.
  struct TypeTraits {
    std::string name;  // of the server's own types only
    char storage = 'x';
    uint32_t collation = 0;
  };
  std::unordered_map<uint32_t, TypeTraits> types;
  const TypeTraits* TypeOf(uint32_t oid) const {
    auto it = types.find(oid);
    return it == types.end() ? nullptr : &it->second;
  }

  std::unordered_set<Address, AddressHash> inherited_columns;  // those that are not local

  // Of the columns of these types only, which operator classes of other types take as well.
  std::unordered_map<Address, uint32_t, AddressHash> column_types;

  // Collations of columns that are not the default one, for indexes to compare with.
  std::unordered_map<Address, uint32_t, AddressHash> column_collations;

 private:
  int version_;
  AddressMap ids_;
  std::unordered_set<Address, AddressHash> members_;
};

// What a kind gives to the inspector, each in the file of its name: the query (the relation columns
// that every query filters are explained in inspect.cc) and the reader of its rows. A kind that has
// nothing in a server of that version gives an empty query.
template <class T>
std::string CatalogQuery(int server_version);
template <class T>
void ReadRows(const Result& rows, Builder& builder);

// `name=value` elements of reloptions, attoptions, srvoptions, …
Options ReadOptions(const std::vector<std::string>& elements);

// SQL condition: the schema `n` is one of the user's.
inline constexpr const char* kUserSchema =
    "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

}  // namespace mercator
