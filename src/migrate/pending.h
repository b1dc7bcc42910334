#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "migrate/directory.h"
#include "migrate/revisions.h"

namespace mercator {

enum class ExecOrder { kLinear, kLinearSkip, kNonLinear };

struct PendingOptions {
  ExecOrder order = ExecOrder::kLinear;
  std::string baseline;  // for a database without history: this version and all before it are in
};

struct Pending {
  std::vector<const MigrationFile*> files;  // to run, in this order
  const MigrationFile* baseline = nullptr;  // to be recorded first
};

// Files between applied ones that were never applied. Atlas's text.
class NonLinearError : public Error {
 public:
  NonLinearError(std::vector<const MigrationFile*> out_of_order,
                 std::vector<const MigrationFile*> pending);
  std::vector<const MigrationFile*> out_of_order;
  std::vector<const MigrationFile*> pending;
};

// Which files a database with this history still needs. Atlas: Executor.Pending. Besides, a file
// that stopped midway is pending also when later ones have been applied since.
Pending ComputePending(const MigrationDirectory& directory, const std::vector<Revision>& revisions,
                       const PendingOptions& options);

// The files `R__…` and what a database knows of them.
struct Repeatables {
  std::vector<const MigrationFile*> pending;  // new, changed, or stopped midway
  std::vector<Revision> rows;                 // of those that have not changed
  std::vector<std::string> stale;             // versions whose rows are of another text
};
Repeatables ComputeRepeatables(const MigrationDirectory& directory, std::vector<Revision> rows);

// What the row of such a file has as its hash: base64 of SHA-256 over its text.
std::string RepeatableHash(const MigrationFile& file);

// Throws Error if the database has a history and no version of it is a file of the directory: it is
// another database, or another directory.
void RequireKnownHistory(const MigrationDirectory& directory,
                         const std::vector<Revision>& revisions);

}  // namespace mercator
