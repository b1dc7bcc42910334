#include "migrate/new_file.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::system_clock;

std::string Stamp(Clock::time_point time) {
  return fmt::format("{:%Y%m%d%H%M%S}", fmt::gmtime(Clock::to_time_t(time)));
}

bool IsStamp(const std::string& version) {
  return version.size() == 14 && version.find_first_not_of("0123456789") == std::string::npos;
}

Clock::time_point ParseStamp(const std::string& version) {
  std::tm tm{};
  auto number = [&](size_t at, size_t size) { return std::stoi(version.substr(at, size)); };
  tm.tm_year = number(0, 4) - 1900;
  tm.tm_mon = number(4, 2) - 1;
  tm.tm_mday = number(6, 2);
  tm.tm_hour = number(8, 2);
  tm.tm_min = number(10, 2);
  tm.tm_sec = number(12, 2);
  return Clock::from_time_t(timegm(&tm));
}

std::string FileText(const NewMigration& migration) {
  std::string text;
  for (const std::string& directive : migration.directives) text += directive + "\n";
  if (!migration.directives.empty()) text += "\n";
  return text + migration.body;
}

// Removes what was written unless kept.
class Undo {
 public:
  ~Undo() {
    std::error_code ignored;
    for (auto it = paths_.rbegin(); it != paths_.rend(); ++it) fs::remove(*it, ignored);
  }
  void Add(fs::path path) { paths_.push_back(std::move(path)); }
  void Keep() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
};

// Creates the directory and its missing parents.
void CreateDirectories(const fs::path& path, Undo& undo) {
  if (path.empty() || fs::is_directory(path)) return;
  CreateDirectories(path.parent_path(), undo);
  std::error_code code;
  if (!fs::create_directory(path, code)) {
    throw Error(fmt::format("cannot create `{}`: {}", path.string(),
                            code ? code.message() : "a file is in the way"));
  }
  undo.Add(path);
}

void CheckName(const std::string& name) {
  bool bad =
      name.find_first_of("/\\\n\r") != std::string::npos || name.find('\0') != std::string::npos;
  if (bad) {
    throw Error(fmt::format("{} cannot be the name of a migration", GoQuote(name)),
                "use letters, digits, `_` and `-`");
  }
}

}  // namespace

std::string NextVersion(const MigrationDirectory& directory, Clock::time_point now) {
  std::string version = Stamp(now);
  for (const MigrationFile& file : directory.files) {
    if (!IsStamp(file.version) || file.version < version) continue;
    // Reading it as a time also brings a version like …235960 into order.
    version = Stamp(ParseStamp(file.version) + std::chrono::seconds(1));
  }
  return version;
}

std::vector<fs::path> WriteNewMigrations(const MigrationDirectory& directory,
                                         const std::vector<NewMigration>& migrations,
                                         Clock::time_point now) {
  Undo undo;
  CreateDirectories(directory.path, undo);
  MigrationDirectory after = directory;
  std::vector<fs::path> paths;
  for (const NewMigration& migration : migrations) {
    CheckName(migration.name);
    std::string version = NextVersion(after, now);
    std::string name = version + (migration.name.empty() ? "" : "_") + migration.name + ".sql";
    fs::path path = directory.path / name;
    auto source = std::make_shared<Source>(Source{path.string(), FileText(migration)});
    std::error_code ignored_code;
    if (fs::exists(path, ignored_code))
      throw Error(fmt::format("`{}` exists already", path.string()));
    undo.Add(path);
    WriteFileAtomically(path, source->text);
    Diagnostics ignored;
    after.files.push_back(ReadMigrationFile(name, std::move(source), ignored));
    paths.push_back(std::move(path));
  }
  std::ranges::stable_sort(after.files, {}, &MigrationFile::name);
  WriteSum(after);
  undo.Keep();
  return paths;
}

fs::path WriteNewMigration(const MigrationDirectory& directory, const NewMigration& migration,
                           Clock::time_point now) {
  return WriteNewMigrations(directory, {migration}, now).front();
}

}  // namespace mercator
