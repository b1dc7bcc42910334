#include "model/privilege.h"

#include <algorithm>

namespace mercator {
namespace {

// PostgreSQL manual: table "Summary of Access Privileges".
constexpr PrivilegeRules kRules[] = {
    {"TABLE", "TABLE", "TABLES", 'r',
     "SELECT INSERT UPDATE DELETE TRUNCATE REFERENCES TRIGGER MAINTAIN", ""},
    {"COLUMN", "TABLE", "", 0, "SELECT INSERT UPDATE REFERENCES", ""},
    {"SEQUENCE", "SEQUENCE", "SEQUENCES", 'S', "USAGE SELECT UPDATE", ""},
    {"FUNCTION", "FUNCTION", "FUNCTIONS", 'f', "EXECUTE", "EXECUTE"},
    {"SCHEMA", "SCHEMA", "SCHEMAS", 'n', "USAGE CREATE", ""},
    {"TYPE", "TYPE", "TYPES", 'T', "USAGE", "USAGE"},
    {"LANGUAGE", "LANGUAGE", "", 0, "USAGE", "USAGE"},
    {"FOREIGN DATA WRAPPER", "FOREIGN DATA WRAPPER", "", 0, "USAGE", ""},
    {"SERVER", "FOREIGN SERVER", "", 0, "USAGE", ""},
    {"LARGE OBJECT", "LARGE OBJECT", "LARGE OBJECTS", 'L', "SELECT UPDATE", ""},
};

// Kinds that are treated like another one.
std::string_view Alike(std::string_view sql) {
  if (sql == "VIEW" || sql == "MATERIALIZED VIEW" || sql == "FOREIGN TABLE") return "TABLE";
  if (sql == "AGGREGATE" || sql == "PROCEDURE") return "FUNCTION";
  if (sql == "DOMAIN") return "TYPE";
  if (sql == "FOREIGN SERVER") return "SERVER";
  return sql;
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

const PrivilegeRules* FindPrivilegeRules(Kind kind) {
  std::string_view sql = Alike(KindSql(kind));
  auto it = std::ranges::find(kRules, sql, &PrivilegeRules::sql);
  return it == std::end(kRules) ? nullptr : it;
}

const PrivilegeRules* FindPrivilegeRules(char code) {
  auto it = std::ranges::find(kRules, code, &PrivilegeRules::code);
  return it == std::end(kRules) ? nullptr : it;
}

// MAINTAIN is there since PostgreSQL 17.
std::vector<std::string> BuiltinPrivileges(const PrivilegeRules& rules, const std::string& grantee,
                                           int server_version) {
  if (rules.sql == "COLUMN") return {};
  if (grantee == kPublic) return Words(rules.of_public);
  if (grantee != kOwnerGrantee) return {};
  std::vector<std::string> all = Words(rules.all);
  if (server_version < 170000) std::erase(all, "MAINTAIN");
  return all;
}

std::vector<std::string> UsualPrivileges(const ObjectId& target, const std::string& grantee,
                                         int server_version) {
  const PrivilegeRules* rules = FindPrivilegeRules(target.kind);
  if (!rules) return {};
  bool of_public = target.kind == Kind::kSchema && target.name == "public" && grantee == kPublic;
  if (of_public && server_version >= 150000) return {"USAGE"};
  if (of_public) return {"USAGE", "CREATE"};
  return BuiltinPrivileges(*rules, grantee, server_version);
}

std::vector<std::string> InUsualOrder(const PrivilegeRules& rules,
                                      const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (std::string& word : Words(rules.all)) {
    if (std::ranges::find(names, word) != names.end()) out.push_back(std::move(word));
  }
  return out;
}

ObjectId PrivilegeId(const ObjectId& target, const std::string& grantee) {
  std::string extra = grantee;
  // Two names with a blank between them must not read like one.
  if (extra.find(' ') != std::string::npos || extra.find('"') != std::string::npos)
    extra = '"' + extra + '"';
  return AboutId(Kind::kPrivilege, target, extra);
}

}  // namespace mercator
