#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/directory.h"
#include "migrate/statement.h"

namespace mercator {

struct PlannedCheck {
  const MigrationCheckFile* file = nullptr;
  std::vector<MigrationStatement> statements;
};

// A file, read to the end and ready to run.
struct PlannedFile {
  const MigrationFile* file = nullptr;
  TxMode mode = TxMode::kFile;
  std::vector<MigrationStatement> statements;
  std::vector<std::string> hashes;  // PartialHashes
  std::vector<PlannedCheck> checks;

  // Whether a statement is a BEGIN or COMMIT around the whole file, which is what tx-mode file does
  // anyway. It counts as run and is not sent.
  bool IsImplied(size_t statement) const;
};

// Reads the statements of a file and finds its transaction mode: its directive, else `mode`.
// Statements that end the transaction in which the file is to run are errors with their place.
PlannedFile PlanFile(const MigrationFile& file, TxMode mode, Diagnostics& diagnostics);

}  // namespace mercator
