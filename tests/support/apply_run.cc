#include "support/apply_run.h"

#include "base/error.h"
#include "migrate/sum.h"

namespace mercator {

MigrationDirectory MakeDirectory(const MigrationTexts& files) {
  MigrationDirectory directory;
  Diagnostics diagnostics;
  for (const auto& [name, text] : files) {
    auto source = std::make_shared<Source>(Source{"migrations/" + name, text});
    directory.files.push_back(ReadMigrationFile(name, std::move(source), diagnostics));
  }
  if (diagnostics.HasErrors()) throw Error(Render(diagnostics));
  directory.sum = ComputeSum(directory.files).Text();
  return directory;
}

ApplyOptions With(TxMode mode) {
  ApplyOptions options;
  options.tx_mode = mode;
  return options;
}

ApplyOptions To(const std::string& version) {
  ApplyOptions options;
  options.to_version = version;
  return options;
}

ApplyReport ApplyTo(const std::string& url, const MigrationTexts& files,
                    const ApplyOptions& options, ApplyObserver* observer) {
  Connection connection(url);
  ApplyObserver quiet;
  Diagnostics diagnostics;
  ApplyReport report =
      Apply(connection, MakeDirectory(files), options, diagnostics, observer ? *observer : quiet);
  if (diagnostics.HasErrors()) throw Error(Render(diagnostics));
  return report;
}

std::string ValueAt(const std::string& url, const std::string& sql) {
  Connection connection(url);
  std::string out;
  for (Row row : connection.Execute(sql)) out += (out.empty() ? "" : ",") + row.Text(0);
  return out;
}

std::string HistoryAt(const std::string& url) {
  return ValueAt(url,
                 "SELECT concat(version, ':', type, ':', applied, '/', total, CASE WHEN error IS "
                 "NOT NULL THEN '!' END) FROM atlas_schema_revisions.atlas_schema_revisions "
                 "ORDER BY version COLLATE \"C\"");
}

}  // namespace mercator
