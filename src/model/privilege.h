#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// Grantees that are no roles: no role can be called `public`, and none has no name.
inline constexpr const char* kPublic = "public";
inline constexpr const char* kOwnerGrantee = "";

// What one grantee may do with one object, where that is not what the server gives by itself.
// PostgreSQL manual: GRANT, Privileges.
struct Privilege : Attributes {
  ObjectId
      target;  // may be a column of a view or the sequence of an identity, which are no objects
  std::string grantee;                  // a role, kPublic or kOwnerGrantee
  std::vector<std::string> privileges;  // in the order of PrivilegeRules::all
  std::vector<std::string> grantable;   // those that the grantee may grant to others
  bool of_extension = false;            // the target is a member of an extension, the parent
  std::vector<std::string> initial;     // what CREATE EXTENSION gave to it

  static constexpr auto kAttrs =
      std::tuple{Attr{"target", &Privilege::target, kNotCompared},
                 Attr{"grantee", &Privilege::grantee, kNotCompared},
                 Attr{"privileges", &Privilege::privileges},
                 Attr{"grantable", &Privilege::grantable},
                 Attr{"of_extension", &Privilege::of_extension, kNotCompared},
                 Attr{"initial", &Privilege::initial, kNotCompared}};
  bool operator==(const Privilege&) const = default;
};

// What there is to know about privileges on a kind of object.
struct PrivilegeRules {
  std::string_view sql;        // of the kind, as KindSql() gives it
  std::string_view word;       // in GRANT … ON
  std::string_view type;       // in ALTER DEFAULT PRIVILEGES; empty: has none
  char code;                   // defaclobjtype
  std::string_view all;        // names, separated by blanks, as a set that is written in this order
  std::string_view of_public;  // what PUBLIC has by itself
};

// Null if there are no privileges on such objects.
const PrivilegeRules* FindPrivilegeRules(Kind kind);
const PrivilegeRules* FindPrivilegeRules(char code);

// What a grantee has by itself on a new object.
std::vector<std::string> BuiltinPrivileges(const PrivilegeRules& rules, const std::string& grantee,
                                           int server_version);
// The same for an object of a state: a new database gives privileges on its schema public to
// PUBLIC.
std::vector<std::string> UsualPrivileges(const ObjectId& target, const std::string& grantee,
                                         int server_version);

// `names` in the order of `rules.all`, without what is not in it.
std::vector<std::string> InUsualOrder(const PrivilegeRules& rules,
                                      const std::vector<std::string>& names);

ObjectId PrivilegeId(const ObjectId& target, const std::string& grantee);

}  // namespace mercator
