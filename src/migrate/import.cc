#include "migrate/import.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "migrate/format.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

// Lines that only mean something to the tool.
bool IsMarker(std::string_view line) {
  line = Trim(line);
  if (!line.starts_with("--")) return false;
  line = Trim(line.substr(2));
  for (std::string_view word :
       {"+goose ", "migrate:", "liquibase formatted", "changeset ", "rollback ", "rollback:"}) {
    if (Lower(line).starts_with(word)) return true;
  }
  return false;
}

std::string WithoutMarkers(std::string_view text) {
  std::string out;
  for (const std::string& line : Split(text, '\n')) {
    if (!IsMarker(line)) out += line + "\n";
  }
  std::string trimmed(Trim(out));
  return trimmed.empty() ? "" : trimmed + "\n";
}

std::string ForwardText(const MigrationFile& file) {
  std::string text;
  for (const TextRange& range : file.body) {
    text += file.source->text.substr(range.begin, range.end - range.begin);
    if (!text.ends_with('\n')) text += "\n";
  }
  std::string header = file.tx_mode == TxMode::kNone ? "-- atlas:txmode none\n\n" : "";
  return header + WithoutMarkers(text);
}

std::string NameOf(const std::string& version, const std::string& description) {
  return version + (description.empty() ? "" : "_" + description) + ".sql";
}

std::vector<ImportedFile> FromDirectory(const fs::path& path, DirectoryFormat format,
                                        Diagnostics& diagnostics) {
  MigrationDirectory directory = ReadMigrationDirectory(path, diagnostics, format);
  std::vector<ImportedFile> files;
  std::string last;
  std::vector<MigrationFile> all = directory.files;
  all.insert(all.end(), directory.repeatables.begin(), directory.repeatables.end());
  for (const MigrationFile& file : all) {
    const bool repeatable = file.repeatable;
    // Flyway runs them after all versions; `r` comes after `_`, so that the file comes last by its
    // name and by its version.
    std::string version = repeatable ? last + "r" : file.version;
    std::string description = Replace(file.description, " ", "_");
    files.push_back(
        {NameOf(version, description), version, ForwardText(file), repeatable ? "" : file.version});
    if (!repeatable) last = file.version;
  }
  return files;
}

std::vector<ImportedFile> FromPrisma(const fs::path& path) {
  std::vector<ImportedFile> files;
  for (const auto& entry : fs::directory_iterator(path)) {
    fs::path file = entry.path() / "migration.sql";
    if (!fs::exists(file)) continue;
    std::string name = entry.path().filename().string();
    files.push_back({name + ".sql", name.substr(0, name.find('_')), ReadFile(file), name});
  }
  std::ranges::sort(files, {}, &ImportedFile::name);
  return files;
}

bool IsAlembicBookkeeping(std::string_view statement) {
  statement = Trim(statement);
  return statement == "BEGIN;" || statement == "COMMIT;" || Contains(statement, "alembic_version");
}

// `-- Running upgrade 1975ea83b712 -> ae1027a6acf, Add a column`
ImportedFile AlembicFile(std::string_view title, size_t number) {
  title.remove_prefix(title.find("->") + 2);
  std::string revision(Trim(title.substr(0, title.find(','))));
  std::string version = fmt::format("{:04}", number);
  return {NameOf(version, revision), version, "", revision};
}

std::vector<ImportedFile> FromAlembic(const fs::path& path) {
  std::vector<fs::path> paths;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() == ".sql") paths.push_back(entry.path());
    }
  } else {
    paths.push_back(path);
  }
  std::ranges::sort(paths);
  std::vector<ImportedFile> files;
  for (const fs::path& file : paths) {
    bool skipping = false;
    for (const std::string& line : Split(ReadFile(file), '\n')) {
      if (line.starts_with("-- Running upgrade") && Contains(line, "->")) {
        files.push_back(AlembicFile(line, files.size() + 1));
      } else if (!files.empty()) {
        skipping = skipping || IsAlembicBookkeeping(line);
        if (!skipping) files.back().text += line + "\n";
        if (line.ends_with(';')) skipping = false;
      }
    }
  }
  for (ImportedFile& file : files) file.text = WithoutMarkers(file.text);
  return files;
}

// Where a tool keeps its history: a query for the names of what is applied, and one for what has
// failed.
struct History {
  const char* format;
  const char* table;
  const char* applied;
  const char* failed;
};

constexpr History kHistories[] = {
    {"golang-migrate", "schema_migrations", "SELECT version::text FROM schema_migrations",
     "SELECT version::text FROM schema_migrations WHERE dirty"},
    {"goose", "goose_db_version",
     "SELECT version_id::text FROM (SELECT DISTINCT ON (version_id) version_id, is_applied FROM "
     "goose_db_version ORDER "
     "BY version_id, id DESC) v WHERE is_applied AND version_id > 0",
     "SELECT '' WHERE false"},
    {"flyway", "flyway_schema_history",
     "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL",
     "SELECT coalesce(version, description) FROM flyway_schema_history WHERE NOT success"},
    {"liquibase", "databasechangelog",
     "SELECT DISTINCT regexp_replace(filename, '^.*/', '') FROM databasechangelog",
     "SELECT '' WHERE false"},
    {"dbmate", "schema_migrations", "SELECT version FROM schema_migrations",
     "SELECT '' WHERE false"},
    {"prisma", "_prisma_migrations",
     "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND "
     "rolled_back_at IS NULL",
     "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at "
     "IS NULL"},
    {"alembic", "alembic_version", "SELECT version_num FROM alembic_version",
     "SELECT '' WHERE false"},
};

const History& HistoryOf(const std::string& format) {
  return *std::ranges::find_if(kHistories, [&](const History& h) { return h.format == format; });
}

// These keep only the last version.
bool KeepsLastOnly(const std::string& format) {
  return format == "golang-migrate" || format == "alembic";
}

// 1 and 0001 are one version.
std::string Plain(const std::string& name) {
  if (name.find_first_not_of("0123456789") != std::string::npos) return name;
  size_t at = name.find_first_not_of('0');
  return at == std::string::npos ? "0" : name.substr(at);
}

std::string HistoryName(const ImportedFile& file, const std::string& format) {
  return Plain(format == "liquibase" ? file.name : file.original);
}

}  // namespace

bool IsImportFormat(const std::string& format) {
  return std::ranges::any_of(kHistories, [&](const History& h) { return h.format == format; });
}

std::vector<ImportedFile> ReadForeignMigrations(const fs::path& path, const std::string& format,
                                                Diagnostics& diagnostics) {
  if (!fs::exists(path))
    throw Error(fmt::format("there is nothing at `{}` to import", path.string()));
  if (format == "prisma") return FromPrisma(path);
  if (format == "alembic") return FromAlembic(path);
  if (auto known = ParseDirectoryFormat(format)) return FromDirectory(path, *known, diagnostics);
  throw Error(fmt::format("unknown dir format {}", GoQuote(format)));
}

std::string ReadForeignHistory(Connection& connection, const std::string& format,
                               const std::vector<ImportedFile>& files) {
  const History& history = HistoryOf(format);
  if (connection.Query("SELECT to_regclass($1)", {history.table})[0].IsNull(0)) {
    throw Error(fmt::format("the database has no table `{}`: {} has applied nothing to it",
                            history.table, format),
                "where it is in another schema, name that in the URL: `?search_path=…`");
  }
  Result failed = connection.Execute(history.failed);
  if (!failed.empty()) {
    throw Error(fmt::format("version {} has failed in {}", GoQuote(failed[0].View(0)), format),
                "repair it there first");
  }
  std::vector<std::string> applied;
  for (Row row : connection.Execute(history.applied)) applied.push_back(Plain(row.Text(0)));
  std::string last, missing;
  for (const ImportedFile& file : files) {
    if (file.original.empty()) continue;
    bool in = std::ranges::find(applied, HistoryName(file, format)) != applied.end();
    if (!in && missing.empty()) missing = file.name;
    if (!in) continue;
    if (!missing.empty() && !KeepsLastOnly(format)) {
      throw Error(fmt::format("{} was applied, but {} before it was not", file.name, missing),
                  fmt::format("apply it with {} first", format));
    }
    last = file.version;
  }
  if (last.empty() && !applied.empty()) {
    throw Error(fmt::format("none of the files is the version {} that the database is at",
                            GoQuote(applied.back())));
  }
  return last;
}

}  // namespace mercator
