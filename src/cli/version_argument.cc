#include "cli/version_argument.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/go_quote.h"

namespace mercator {
namespace {

bool IsNamed(const MigrationFile& file, const std::string& name) {
  return file.version == name || file.name == name ||
         std::filesystem::path(name).filename() == std::filesystem::path(file.name).filename();
}

std::string UndoName(const MigrationDirectory& directory, const std::string& name) {
  constexpr std::string_view kUp = ".up.sql";
  if (directory.format == DirectoryFormat::kGolangMigrate && name.ends_with(kUp)) {
    return name.substr(0, name.size() - kUp.size()) + ".down.sql";
  }
  if (directory.format == DirectoryFormat::kFlyway && name.starts_with('V'))
    return "U" + name.substr(1);
  return "";
}

}  // namespace

std::vector<const MigrationFile*> FindFiles(const MigrationDirectory& directory,
                                            const std::vector<std::string>& names) {
  std::vector<const MigrationFile*> known;
  for (const MigrationFile& file : directory.files) known.push_back(&file);
  if (names.empty() && !known.empty()) return {known.back()};
  for (const MigrationFile& file : directory.repeatables) known.push_back(&file);
  if (known.empty() || names.empty())
    throw Error(fmt::format("there are no files in `{}`", directory.path.string()));
  for (const std::string& name : names) {
    bool there =
        std::ranges::any_of(known, [&](const MigrationFile* f) { return IsNamed(*f, name); });
    if (!there) {
      throw Error(fmt::format("migration with version {} not found", GoQuote(name)),
                  "`mercator migrate ls` lists what is there");
    }
  }
  std::vector<const MigrationFile*> files;
  for (const MigrationFile* file : known) {
    if (std::ranges::any_of(names, [&](const std::string& name) { return IsNamed(*file, name); }))
      files.push_back(file);
  }
  return files;
}

std::vector<std::filesystem::path> PathsOf(const MigrationDirectory& directory,
                                           const MigrationFile& file) {
  std::vector<std::filesystem::path> paths = {directory.path / file.name};
  std::string undo = UndoName(directory, file.name);
  if (!undo.empty() && std::filesystem::exists(directory.path / undo))
    paths.push_back(directory.path / undo);
  return paths;
}

}  // namespace mercator
