#pragma once

#include "migrate/apply.h"
#include "migrate/planned_file.h"

namespace mercator {

// What to say about an error that a statement of a file met.
ApplyFailure StatementFailure(const PlannedFile& plan, const MigrationStatement& statement,
                              const Error& error);

// The server's part of an error: its text, SQLSTATE, detail, hint and context.
void TakeServerFields(ApplyFailure& failure, const Error& error);

// About an error outside of a statement: BEGIN, COMMIT, the row of the revision.
ApplyFailure FileFailure(const PlannedFile& plan, const char* doing, const Error& error);

// The failure as a diagnostic with place, server's detail and hint as notes.
Diagnostic ToDiagnostic(const ApplyFailure& failure);

}  // namespace mercator
