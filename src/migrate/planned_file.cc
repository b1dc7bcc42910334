#include "migrate/planned_file.h"

#include <fmt/format.h>

#include "base/go_quote.h"

namespace mercator {
namespace {

// Atlas's rules for the directive against the mode of the run.
TxMode FileMode(const MigrationFile& file, TxMode mode, Diagnostics& diagnostics) {
  if (!file.tx_mode || *file.tx_mode == mode) return mode;
  if (mode != TxMode::kAll) return *file.tx_mode;
  diagnostics.Error(
      fmt::format("cannot set txmode directive to \"{}\" in {} when txmode \"all\" is set globally",
                  *file.tx_mode == TxMode::kNone ? "none" : "file", GoQuote(file.name)),
      file.source, 0, 0);
  return mode;
}

void CheckTransactionCommands(const PlannedFile& plan, Diagnostics& diagnostics) {
  for (size_t i = 0; i < plan.statements.size(); ++i) {
    const MigrationStatement& s = plan.statements[i];
    if (plan.IsImplied(i) || ClassifyTransactionCommand(s.text) == TransactionCommand::kNone)
      continue;
    diagnostics
        .Error("this file runs in one transaction, and this statement would begin or end one",
               plan.file->source, s.begin, s.end)
        .notes.push_back("remove it, or begin the file with `-- atlas:txmode none`");
  }
}

}  // namespace

bool PlannedFile::IsImplied(size_t statement) const {
  if (mode == TxMode::kNone || statements.size() < 2) return false;
  if (ClassifyTransactionCommand(statements.front().text) != TransactionCommand::kBegin)
    return false;
  if (ClassifyTransactionCommand(statements.back().text) != TransactionCommand::kCommit)
    return false;
  return statement == 0 || statement + 1 == statements.size();
}

PlannedFile PlanFile(const MigrationFile& file, TxMode mode, Diagnostics& diagnostics) {
  PlannedFile plan;
  plan.file = &file;
  plan.mode = FileMode(file, mode, diagnostics);
  plan.statements = ReadStatements(file, diagnostics);
  plan.hashes = PartialHashes(plan.statements);
  for (const MigrationCheckFile& check : file.checks) {
    plan.checks.push_back({&check, ReadCheckStatements(file, check, diagnostics)});
  }
  if (plan.mode != TxMode::kNone) CheckTransactionCommands(plan, diagnostics);
  return plan;
}

}  // namespace mercator
