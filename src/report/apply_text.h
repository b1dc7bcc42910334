#pragma once

#include <functional>
#include <string>

#include "migrate/apply.h"
#include "report/style.h"

namespace mercator {

// Atlas's text report of `migrate apply`, line by line while it goes on.
class ApplyText : public ApplyObserver {
 public:
  using Write = std::function<void(const std::string&)>;
  ApplyText(Style style, Write write) : style_(style), write_(std::move(write)) {}

  void OnPlan(const ApplyReport& report) override;
  void OnFileStart(const FileReport& file) override;
  void OnCheckStart(const CheckReport& check) override;
  void OnCheckEnd(const CheckReport& check) override;
  void OnStatementStart(const std::string& statement) override;
  void OnFileEnd(const FileReport& file) override;
  void OnRetry(const Retrial& retrial) override;

  // What comes after the files: `No migration files to execute` or the sums.
  void Finish(const ApplyReport& report);

 private:
  void BeginStatements();

  Style style_;
  Write write_;
  std::string version_;
  bool in_statements_ = false;
};

// `Migrating to version T from C (N migrations in total)`.
std::string ApplyHeader(const ApplyReport& report, const Style& style);

// Duration, migrations, checks and statements, each a line after `indent` and `-- `.
std::string ApplySummary(const ApplyReport& report, const std::string& indent, const Style& style);

}  // namespace mercator
