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

// Throws Error if the database has a history and no version of it is a file of the directory: it is
// another database, or another directory.
void RequireKnownHistory(const MigrationDirectory& directory,
                         const std::vector<Revision>& revisions);

}  // namespace mercator
