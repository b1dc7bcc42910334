#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// A statement that the server runs only outside of transactions, so that it cannot be recorded
// together with what it does: what it may leave behind, and how to find out later whether it is in.
class LooseStatement {
 public:
  using Notice = std::function<void(const std::string& text)>;

  // Reads the statement, and looks at the indexes of the table that it is about.
  LooseStatement(Connection& connection, std::string_view sql);

  // Whether it is known, without asking the server, that it cannot run in a transaction.
  bool concurrent() const { return concurrent_; }

  // Whether it can run again after it has failed, which may have left parts of it.
  bool repeatable() const { return kind_ != Kind::kOther; }

  // What to record before it runs, so that the next run can ask `FindOutcome`.
  std::string Marker() const;
  static bool IsMarker(std::string_view text);

  // After a run that has left its marker and no more. Waits for the end of an index build that the
  // session of that run may still be at.
  enum class Outcome { kNotIn, kIn, kUnknown };
  Outcome FindOutcome(std::string_view marker, const Notice& notice);

  // Drops INVALID indexes that an earlier run of the statement has left and it would fail on, or
  // take for done (IF NOT EXISTS). Gives their names. One that is being built is not touched.
  std::vector<std::string> DropLeftovers(std::string_view marker = "");

 private:
  enum class Kind {
    kOther,       // nobody knows what it does
    kRepeatable,  // does no harm when it runs twice: VACUUM, REINDEX, …
    kCreateIndex,
    kDropIndex,
    kDetach,
    kCreate,  // of a database, tablespace or subscription
    kDrop
  };
  struct TableIndex {
    std::string oid;
    std::string name;
    bool valid = false;
    std::string quoted;
  };

  void Read(std::string_view sql);
  std::vector<TableIndex> TableIndexes() const;
  std::vector<TableIndex> Made(std::string_view marker) const;
  std::string Builder() const;
  void AwaitBuilder(const Notice& notice) const;
  Outcome CreatedIndex(std::string_view marker) const;
  Outcome DroppedIndexes() const;
  Outcome Detached() const;
  std::vector<std::string> Copies() const;
  bool Exists() const;

  Connection& connection_;
  Kind kind_ = Kind::kOther;
  bool concurrent_ = false;
  bool reindex_ = false;
  std::string relation_;            // of the index or the partition, as to_regclass reads it
  std::string name_;                // of the index, if it is given; of the database, …
  std::string query_;               // finds whether `name_` is there
  std::vector<std::string> names_;  // of dropped indexes
  std::vector<TableIndex> before_;
};

}  // namespace mercator
