#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/directory.h"
#include "migrate/statement.h"

namespace mercator {

// The statements that somebody wrote to undo a file: its part `-- down.sql --` in a txtar archive,
// what follows `-- +goose Down` or `-- migrate:down`, the file `.down.sql` of golang-migrate, `U…`
// of Flyway, the `--rollback` lines of Liquibase. Nothing: there are none.
std::optional<std::vector<MigrationStatement>> ReadUndo(const MigrationDirectory& directory,
                                                        const MigrationFile& file,
                                                        Diagnostics& diagnostics);

}  // namespace mercator
