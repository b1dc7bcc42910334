#include "migrate/revisions.h"

#include <fmt/format.h>

#include <array>
#include <set>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

constexpr const char* kTable = "atlas_schema_revisions";

struct Column {
  const char* name;
  const char* type;
  const char* initial;  // for rows of a table that did not have the column
};

constexpr auto kColumns = std::to_array<Column>({
    {"version", "character varying NOT NULL", "''"},
    {"description", "character varying NOT NULL", "''"},
    {"type", "bigint NOT NULL DEFAULT 2", nullptr},
    {"applied", "bigint NOT NULL DEFAULT 0", nullptr},
    {"total", "bigint NOT NULL DEFAULT 0", nullptr},
    {"executed_at", "timestamptz NOT NULL", "now()"},
    {"execution_time", "bigint NOT NULL", "0"},
    {"error", "text NULL", nullptr},
    {"error_stmt", "text NULL", nullptr},
    {"hash", "character varying NOT NULL", "''"},
    {"partial_hashes", "jsonb NULL", nullptr},
    {"operator_version", "character varying NOT NULL", "''"},
});

// Through jsonb, so that a table of an older Atlas, which lacks columns, can be read as it is.
constexpr const char* kRead = R"(
SELECT j->>'version', coalesce(j->>'description', ''), coalesce(j->>'type', '2'),
       coalesce(j->>'applied', '0'), coalesce(j->>'total', '0'),
       to_char((j->>'executed_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
       coalesce(j->>'execution_time', '0'), coalesce(j->>'error', ''),
       coalesce(j->>'error_stmt', ''), coalesce(j->>'hash', ''),
       CASE WHEN jsonb_typeof(j->'partial_hashes') = 'array'
            THEN ARRAY(SELECT jsonb_array_elements_text(j->'partial_hashes')) ELSE '{{}}' END,
       coalesce(j->>'operator_version', '')
  FROM (SELECT to_jsonb(r) AS j FROM {} r) s
 WHERE j->>'version' {}
 ORDER BY (j->>'version') COLLATE "C")";

constexpr const char* kInsert =
    "INSERT INTO {} (version, description, type, applied, total, executed_at, execution_time, "
    "error, error_stmt, hash, partial_hashes, operator_version) VALUES ($1, $2, $3, $4, $5, "
    "coalesce($6::timestamptz, clock_timestamp()), $7, $8, $9, $10, $11::jsonb, $12) "
    "ON CONFLICT (version) DO UPDATE SET ";

std::optional<std::string> Nullable(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> JsonArray(const std::vector<std::string>& hashes) {
  if (hashes.empty()) return std::nullopt;
  return "[\"" + Join(hashes, "\", \"") + "\"]";
}

std::string StoredVersion(std::string_view version) {
  return (version.starts_with("R__") ? "." : "") + std::string(version);
}

std::vector<std::optional<std::string>> Parameters(const Revision& r) {
  return {StoredVersion(r.version),         r.description,
          std::to_string(r.type),           std::to_string(r.applied),
          std::to_string(r.total),          Nullable(r.executed_at),
          std::to_string(r.execution_time), Nullable(r.error),
          Nullable(r.error_stmt),           r.hash,
          JsonArray(r.partial_hashes),      r.operator_version};
}

Revision FromRow(const Row& row) {
  Revision r;
  r.version = row.Text(0);
  if (r.version.starts_with(".R__")) r.version.erase(0, 1);
  r.description = row.Text(1);
  r.type = row.Int(2);
  r.applied = row.Int(3);
  r.total = row.Int(4);
  r.executed_at = row.Text(5);
  r.execution_time = row.Int(6);
  r.error = row.Text(7);
  r.error_stmt = row.Text(8);
  r.hash = row.Text(9);
  r.partial_hashes = row.Array(10);
  r.operator_version = row.Text(11);
  return r;
}

bool TableExists(Connection& connection, const std::string& schema) {
  return !connection
              .Query(
                  "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
                  "ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2",
                  {schema, kTable})
              .empty();
}

}  // namespace

bool Revision::IsComplete() const {
  if ((type & kRevisionResolved) != 0 || applied >= total) return true;
  // A file that became shorter while it was resumed: Atlas ends it and leaves `total` as it was.
  return applied > 0 && partial_hashes.empty() && error.empty();
}

std::string RevisionTypeName(int64_t type) {
  switch (type) {
    case kRevisionBaseline:
      return "baseline";
    case kRevisionExecute:
      return "applied";
    case kRevisionResolved:
      return "manually set";
    case kRevisionExecute | kRevisionResolved:
      return "applied + manually set";
    default:
      return fmt::format("unknown ({:04b})", static_cast<uint64_t>(type));
  }
}

std::string RevisionsSchema(const std::string& option, const std::string& connected_schema) {
  if (!option.empty()) return option;
  return connected_schema.empty() ? kTable : connected_schema;
}

RevisionTable::RevisionTable(Connection& connection, std::string schema)
    : connection_(connection), schema_(std::move(schema)), table_(QualifiedName(schema_, kTable)) {}

bool RevisionTable::Exists() { return TableExists(connection_, schema_); }

void RevisionTable::Create() {
  Result columns = connection_.Query(
      "SELECT a.attname FROM pg_catalog.pg_attribute a "
      "JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
      "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped",
      {schema_, kTable});
  if (columns.empty()) {
    // CREATE SCHEMA IF NOT EXISTS asks for a privilege even when there is nothing to create.
    Result schema =
        connection_.Query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema_});
    if (schema.empty()) {
      connection_.Execute("CREATE SCHEMA IF NOT EXISTS " + QuoteIdentifier(schema_));
    }
    std::vector<std::string> definitions;
    for (const Column& c : kColumns)
      definitions.push_back(fmt::format("\"{}\" {}", c.name, c.type));
    connection_.Execute(fmt::format("CREATE TABLE IF NOT EXISTS {} ({}, PRIMARY KEY (\"version\"))",
                                    table_, Join(definitions, ", ")));
    return;
  }
  std::set<std::string> there;
  for (Row row : columns) there.insert(row.Text(0));
  for (const Column& c : kColumns) {
    if (there.contains(c.name)) continue;
    std::string add =
        fmt::format("ALTER TABLE {} ADD COLUMN IF NOT EXISTS \"{}\" {}", table_, c.name, c.type);
    if (c.initial) {
      add += fmt::format(" DEFAULT {}; ALTER TABLE {} ALTER COLUMN \"{}\" DROP DEFAULT", c.initial,
                         table_, c.name);
    }
    connection_.Execute(add);
  }
}

std::vector<Revision> RevisionTable::Read() { return ReadWhere("NOT LIKE '.%'"); }

std::vector<Revision> RevisionTable::ReadRepeatables() { return ReadWhere("LIKE '.R\\_\\_%'"); }

std::vector<Revision> RevisionTable::ReadWhere(std::string_view condition) {
  std::vector<Revision> revisions;
  if (!Exists()) return revisions;
  for (Row row : connection_.Execute(fmt::format(kRead, table_, condition)))
    revisions.push_back(FromRow(row));
  return revisions;
}

void RevisionTable::Start(const Revision& revision, const Revision* known) {
  Result result = connection_.Query(
      fmt::format(kInsert, table_) +
          "operator_version = EXCLUDED.operator_version RETURNING xmax::text = '0', "
          "atlas_schema_revisions.applied, atlas_schema_revisions.type",
      Parameters(revision));
  Row row = result[0];
  bool fresh = row.Bool(0);
  if (known ? !fresh && row.Int(1) == known->applied && row.Int(2) == known->type : fresh) return;
  throw Error(
      fmt::format("another session has worked on version {} meanwhile", GoQuote(revision.version)),
      "look at `mercator migrate status`, and run the command again");
}

void RevisionTable::Write(const Revision& revision) {
  connection_.Query(fmt::format(kInsert, table_) +
                        "type = EXCLUDED.type, applied = EXCLUDED.applied, total = EXCLUDED.total, "
                        "execution_time = EXCLUDED.execution_time, error = EXCLUDED.error, "
                        "error_stmt = EXCLUDED.error_stmt, hash = EXCLUDED.hash, "
                        "partial_hashes = EXCLUDED.partial_hashes, "
                        "operator_version = EXCLUDED.operator_version",
                    Parameters(revision));
}

void RevisionTable::Delete(std::string_view version) {
  connection_.Query(fmt::format("DELETE FROM {} WHERE version = $1", table_),
                    {StoredVersion(version)});
}

void RequireUnambiguousTable(Connection& connection, const std::string& option,
                             const std::string& connected_schema) {
  if (!option.empty() || connected_schema.empty() || connected_schema == kTable) return;
  if (TableExists(connection, connected_schema) || !TableExists(connection, kTable)) return;
  throw Error(
      "ambiguous revision table",
      fmt::format(
          "there is no revision table in the connected schema {0}, but there is one in the schema "
          "`{1}`; say which one is meant: `--revisions-schema {1}` to go on with the existing one, "
          "`--revisions-schema {0}` to begin a new one",
          connected_schema, kTable));
}

}  // namespace mercator
