#include "migrate/loose_statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/text.h"
#include "sql/pg_query.h"
#include "sql/quote.h"

namespace mercator {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kMarker = "begun and not known to have ended";

const Json& ChildOf(const Json& node, const char* key) {
  static const Json none;
  auto it = node.find(key);
  return it == node.end() ? none : *it;
}

std::string TextAt(const Json& node, const char* key) {
  auto it = node.find(key);
  return it != node.end() && it->is_string() ? it->get<std::string>() : "";
}

bool FlagAt(const Json& node, const char* key) {
  auto it = node.find(key);
  return it != node.end() && it->is_boolean() && it->get<bool>();
}

// `"schema"."name"` of a RangeVar.
std::string RelationName(const Json& node) {
  std::string schema = TextAt(node, "schemaname"), name = QuoteIdentifier(TextAt(node, "relname"));
  return schema.empty() ? name : QuoteIdentifier(schema) + "." + name;
}

// Of a list of String nodes.
std::string ListName(const Json& node) {
  std::string name;
  for (const Json& item : ChildOf(ChildOf(node, "List"), "items")) {
    const Json& text = ChildOf(item, "String");
    std::string part = TextAt(text, "sval").empty() ? TextAt(text, "str") : TextAt(text, "sval");
    name += (name.empty() ? "" : ".") + QuoteIdentifier(part);
  }
  return name;
}

bool HasConcurrently(std::string_view sql) { return Contains(Lower(sql), "concurrently"); }

struct Named {
  const char* statement;
  const char* name;
  bool drop;
  const char* query;
};

constexpr Named kNamed[] = {
    {"CreatedbStmt", "dbname", false, "SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1"},
    {"DropdbStmt", "dbname", true, "SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1"},
    {"CreateTableSpaceStmt", "tablespacename", false,
     "SELECT 1 FROM pg_catalog.pg_tablespace WHERE spcname = $1"},
    {"DropTableSpaceStmt", "tablespacename", true,
     "SELECT 1 FROM pg_catalog.pg_tablespace WHERE spcname = $1"},
    {"CreateSubscriptionStmt", "subname", false,
     "SELECT 1 FROM pg_catalog.pg_subscription WHERE subname = $1"},
    {"DropSubscriptionStmt", "subname", true,
     "SELECT 1 FROM pg_catalog.pg_subscription WHERE subname = $1"},
};

constexpr const char* kRepeatable[] = {"VacuumStmt",      "ReindexStmt",    "ClusterStmt",
                                       "AlterSystemStmt", "CheckPointStmt", "RefreshMatViewStmt"};

}  // namespace

LooseStatement::LooseStatement(Connection& connection, std::string_view sql)
    : connection_(connection) {
  Read(sql);
  if (kind_ == Kind::kCreateIndex) before_ = TableIndexes();
}

void LooseStatement::Read(std::string_view sql) {
  std::optional<std::string> tree = ParseToJson(sql);
  Json parsed = tree ? Json::parse(*tree, nullptr, false) : Json();
  if (!parsed.is_object() || !parsed.contains("stmts") || parsed["stmts"].size() != 1) return;
  const Json& statement = parsed["stmts"][0]["stmt"];
  if (!statement.is_object() || statement.empty()) return;
  const std::string& type = statement.begin().key();
  const Json& body = statement.begin().value();
  for (const char* repeatable : kRepeatable) {
    if (type != repeatable) continue;
    kind_ = Kind::kRepeatable;
    concurrent_ = type == "ReindexStmt" && HasConcurrently(sql);
    reindex_ = concurrent_;
  }
  for (const Named& named : kNamed) {
    if (type != named.statement) continue;
    kind_ = named.drop ? Kind::kDrop : Kind::kCreate;
    name_ = TextAt(body, named.name);
    query_ = named.query;
  }
  if (type == "IndexStmt" && FlagAt(body, "concurrent")) {
    kind_ = Kind::kCreateIndex;
    concurrent_ = true;
    relation_ = RelationName(ChildOf(body, "relation"));
    name_ = TextAt(body, "idxname");
  }
  if (type == "DropStmt" && FlagAt(body, "concurrent")) {
    kind_ = Kind::kDropIndex;
    concurrent_ = true;
    for (const Json& object : ChildOf(body, "objects")) names_.push_back(ListName(object));
  }
  if (type == "AlterTableStmt" && ChildOf(body, "cmds").size() == 1) {
    const Json& command = ChildOf(ChildOf(body, "cmds")[0], "AlterTableCmd");
    if (TextAt(command, "subtype") != "AT_DetachPartition") return;
    const Json& partition = ChildOf(ChildOf(command, "def"), "PartitionCmd");
    if (!FlagAt(partition, "concurrent")) return;
    kind_ = Kind::kDetach;
    concurrent_ = true;
    relation_ = RelationName(ChildOf(partition, "name"));
    name_ = RelationName(ChildOf(body, "relation"));
  }
}

std::string LooseStatement::Marker() const {
  std::string text = fmt::format("{}: it cannot run in a transaction", kMarker);
  if (kind_ != Kind::kCreateIndex) return text;
  text += "; indexes of the table before:";
  for (const TableIndex& index : before_) text += " " + index.oid;
  return text;
}

bool LooseStatement::IsMarker(std::string_view text) { return text.starts_with(kMarker); }

std::vector<LooseStatement::TableIndex> LooseStatement::TableIndexes() const {
  std::vector<TableIndex> indexes;
  Result result = connection_.Query(
      "SELECT i.indexrelid, c.relname, i.indisvalid, i.indexrelid::pg_catalog.regclass::text "
      "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
      "WHERE i.indrelid = pg_catalog.to_regclass($1) AND c.relkind = 'i' ORDER BY i.indexrelid",
      {relation_});
  for (Row row : result) indexes.push_back({row.Text(0), row.Text(1), row.Bool(2), row.Text(3)});
  return indexes;
}

// The indexes that the statement has made, or an earlier run of it.
std::vector<LooseStatement::TableIndex> LooseStatement::Made(std::string_view marker) const {
  std::vector<std::string> before;
  if (IsMarker(marker)) {
    before = Split(marker.substr(marker.rfind(':') + 1), ' ');
  } else {
    for (const TableIndex& index : before_) before.push_back(index.oid);
  }
  std::vector<TableIndex> made = TableIndexes();
  std::erase_if(made, [&](const TableIndex& index) {
    if (!name_.empty()) return index.name != name_;
    return std::ranges::find(before, index.oid) != before.end();
  });
  return made;
}

// The session that is building an index on the table: it shows itself in the view of progress, and
// holds the lock that such a build holds to its end. Others' progress is visible without its table.
std::string LooseStatement::Builder() const {
  Result result = connection_.Query(
      "SELECT l.pid FROM pg_catalog.pg_locks l "
      "JOIN pg_catalog.pg_stat_progress_create_index p ON p.pid = l.pid "
      "WHERE l.relation = pg_catalog.to_regclass($1) AND l.mode = 'ShareUpdateExclusiveLock' "
      "AND l.granted AND l.pid <> pg_catalog.pg_backend_pid() AND l.database = "
      "(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())",
      {relation_});
  return result.empty() ? "" : result[0].Text(0);
}

void LooseStatement::AwaitBuilder(const Notice& notice) const {
  std::string said;
  for (std::string pid; !(pid = Builder()).empty();) {
    if (pid != said)
      notice(fmt::format("pid {} is building an index on {}: waiting for its end", pid, relation_));
    said = pid;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
}

LooseStatement::Outcome LooseStatement::CreatedIndex(std::string_view marker) const {
  std::vector<TableIndex> made = Made(marker);
  bool valid = std::ranges::any_of(made, [](const TableIndex& index) { return index.valid; });
  return valid ? Outcome::kIn : Outcome::kNotIn;
}

LooseStatement::Outcome LooseStatement::DroppedIndexes() const {
  for (const std::string& name : names_) {
    if (!connection_.Query("SELECT pg_catalog.to_regclass($1)", {name})[0].IsNull(0))
      return Outcome::kNotIn;
  }
  return Outcome::kIn;
}

// A detachment that stopped between its two transactions is taken to its end.
LooseStatement::Outcome LooseStatement::Detached() const {
  Result result = connection_.Query(
      "SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhrelid = "
      "pg_catalog.to_regclass($1) AND inhparent = pg_catalog.to_regclass($2)",
      {relation_, name_});
  if (result.empty()) return Outcome::kIn;
  if (!result[0].Bool(0)) return Outcome::kNotIn;
  connection_.Execute(fmt::format("ALTER TABLE {} DETACH PARTITION {} FINALIZE", name_, relation_));
  return Outcome::kIn;
}

// What REINDEX CONCURRENTLY names its copies (manual, "Rebuilding Indexes Concurrently"), while
// nobody in the database is at one.
std::vector<std::string> LooseStatement::Copies() const {
  std::vector<std::string> names;
  Result result = connection_.Query(
      "SELECT i.indexrelid::pg_catalog.regclass::text FROM pg_catalog.pg_index i "
      "JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid "
      "AND c.relkind = 'i' AND c.relname ~ '_cc(new|old)[0-9]*$' AND NOT EXISTS (SELECT "
      "FROM pg_catalog.pg_stat_progress_create_index p "
      "WHERE p.datname = pg_catalog.current_database())",
      {});
  for (Row row : result) names.push_back(row.Text(0));
  return names;
}

bool LooseStatement::Exists() const { return !connection_.Query(query_, {name_}).empty(); }

LooseStatement::Outcome LooseStatement::FindOutcome(std::string_view marker, const Notice& notice) {
  switch (kind_) {
    case Kind::kOther:
      return Outcome::kUnknown;
    case Kind::kRepeatable:
      return Outcome::kNotIn;
    case Kind::kCreateIndex:
      AwaitBuilder(notice);
      return CreatedIndex(marker);
    case Kind::kDropIndex:
      return DroppedIndexes();
    case Kind::kDetach:
      return Detached();
    case Kind::kCreate:
      return Exists() ? Outcome::kIn : Outcome::kNotIn;
    case Kind::kDrop:
      return Exists() ? Outcome::kNotIn : Outcome::kIn;
  }
  return Outcome::kUnknown;
}

std::vector<std::string> LooseStatement::DropLeftovers(std::string_view marker) {
  std::vector<std::string> invalid = reindex_ ? Copies() : std::vector<std::string>();
  if (kind_ == Kind::kCreateIndex && Builder().empty()) {
    for (const TableIndex& index : Made(marker)) {
      if (!index.valid) invalid.push_back(index.quoted);
    }
  }
  for (const std::string& name : invalid) connection_.Execute("DROP INDEX CONCURRENTLY " + name);
  return invalid;
}

}  // namespace mercator
