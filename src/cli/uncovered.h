#pragma once

#include <CLI/CLI.hpp>
#include <string_view>

#include "base/diagnostic.h"
#include "model/catalog.h"

namespace mercator {

// `--strict`: what a database contains and Mercator does not cover is an error.
void AddStrictFlag(CLI::App& command, bool& strict);

// Says for each thing that is not covered what that means; a warning, or an error if `strict`.
void TellUncovered(const Catalog& catalog, bool strict, std::string_view meaning,
                   Diagnostics& diagnostics);

constexpr std::string_view kChangesAreNotSeen = "changes of it are not seen";

}  // namespace mercator
