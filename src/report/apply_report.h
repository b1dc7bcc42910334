#pragma once

#include "migrate/apply.h"
#include "migrate/status.h"
#include "report/style.h"
#include "report/template.h"

namespace mercator {

// The data of `--format` of `migrate apply`, with Atlas's field names. `env`: Driver, URL, Dir.
// `error`: what kept it from starting; empty: see the report.
ReportValue ApplyValue(const ReportValue& env, const ApplyReport& report,
                       const std::string& error = "");

// Its methods: Header, Summary, CountStmts.
TemplateMethods ApplyMethods(const ApplyReport& report, const Style& style);

// The data of `--format` of `migrate status`, and its methods: Left, FromCheckpoint.
ReportValue StatusValue(const ReportValue& env, const StatusReport& report);
TemplateMethods StatusMethods(const StatusReport& report);

// `Name`, `Version`, `Description`.
ReportValue FileValue(const MigrationInfo& file);

// `Stmt` and `Text`, or nothing.
ReportValue FailureValue(const std::optional<ApplyFailure>& failure);

}  // namespace mercator
