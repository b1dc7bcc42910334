#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "report/template.h"

namespace mercator {

// `--format` (and its old name `--log`): a Go template.
void AddFormatFlag(CLI::App& command, std::string& format);

// Prints the data in the template to stdout. `functions` come to those of every template and the
// colours.
void PrintFormatted(const std::string& format, const ReportValue& data,
                    const TemplateMethods& methods = {}, TemplateFunctions functions = {});

// What Atlas calls Env: Driver, URL (without password) and, where it is given, Dir.
ReportValue EnvValue(const std::string& url, const std::string& database,
                     const std::string& directory);

}  // namespace mercator
