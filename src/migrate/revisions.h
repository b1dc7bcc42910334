#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// Bits of Revision::type.
constexpr int64_t kRevisionBaseline = 1;
constexpr int64_t kRevisionExecute = 2;
constexpr int64_t kRevisionResolved = 4;

// A row of atlas_schema_revisions, as Atlas writes it.
struct Revision {
  std::string version;
  std::string description;
  int64_t type = kRevisionExecute;
  int64_t applied = 0;  // statements
  int64_t total = 0;
  std::string executed_at;     // of the first start: RFC 3339, UTC
  int64_t execution_time = 0;  // nanoseconds
  std::string error;
  std::string error_stmt;
  std::string hash;                         // of the file in atlas.sum, without `h1:`
  std::vector<std::string> partial_hashes;  // `h1:…`, one an applied statement while incomplete
  std::string operator_version;

  // All of its statements are in, or somebody said that it is so.
  bool IsComplete() const;
};

// `baseline`, `applied`, `manually set`, `applied + manually set`, `unknown (1000)`.
std::string RevisionTypeName(int64_t type);

// The schema of the table: what the user says, else the schema that the URL's search_path names,
// else `atlas_schema_revisions`.
std::string RevisionsSchema(const std::string& option, const std::string& connected_schema);

// The table atlas_schema_revisions in one schema. Every statement names the schema, so that
// search_path does not matter.
class RevisionTable {
 public:
  RevisionTable(Connection& connection, std::string schema);

  const std::string& schema() const { return schema_; }
  bool Exists();

  // Creates the schema, the table, and columns that an older table does not have; touches nothing
  // if all is there.
  void Create();

  // All rows by version; none if there is no table. Atlas's own bookkeeping row is left out, and
  // those of repeatables.
  std::vector<Revision> Read();

  // The rows of files `R__…`. In the table their versions begin with a dot, so that they come
  // before all others: for Atlas, which knows no repeatables, the last row stays the last version.
  std::vector<Revision> ReadRepeatables();

  // Marks a file as started and locks its row until the end of the transaction. `known`: its row as
  // it was read before, if there was one. Throws Error if another session has changed it since, so
  // that no statement runs twice even without the advisory lock.
  void Start(const Revision& revision, const Revision* known);

  // Inserts or updates. An existing row keeps its description and the time of its first start.
  void Write(const Revision& revision);

  void Delete(std::string_view version);

 private:
  std::vector<Revision> ReadWhere(std::string_view condition);

  Connection& connection_;
  std::string schema_;
  std::string table_;  // qualified and quoted
};

// The URL names a schema, the table is not there, but there is one in `atlas_schema_revisions`:
// nobody can know which one is meant. Throws Error `ambiguous revision table`.
void RequireUnambiguousTable(Connection& connection, const std::string& option,
                             const std::string& connected_schema);

}  // namespace mercator
