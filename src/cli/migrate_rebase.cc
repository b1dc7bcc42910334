#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/target.h"
#include "cli/version_argument.h"
#include "cli/workbench.h"
#include "migrate/new_file.h"
#include "migrate/sum.h"
#include "postgres/subprocess.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

struct Flags : DirectoryFlags {
  std::vector<std::string> versions;
  std::string onto;
};

struct Rename {
  fs::path from, to;
};

// File names that the directory has on a branch of the repository that it is in.
std::set<std::string> NamesOn(const std::string& branch, const fs::path& directory) {
  std::string path = fs::absolute(directory).lexically_normal().string();
  Command command({"/usr/bin/env", "git", "-C", path, "ls-tree", "--name-only", "-z",
                   "--end-of-options", branch, "--", "."});
  CommandResult result = RunCommand(command);
  if (result.status != 0) {
    throw Error(
        fmt::format("cannot read the migrations of {} with git: {}", GoQuote(branch),
                    Trim(result.output)),
        "`--onto` wants a branch, a tag or a commit of the repository that the directory is in");
  }
  std::set<std::string> names;
  for (const std::string& name : Split(result.output, '\0')) {
    if (!name.empty()) names.insert(fs::path(name).filename().string());
  }
  return names;
}

// Files that the branch does not have: they are to come after all that it has.
std::vector<const MigrationFile*> FilesOfOwn(const MigrationDirectory& directory,
                                             const std::string& branch) {
  std::set<std::string> theirs = NamesOn(branch, directory.path);
  std::vector<const MigrationFile*> own;
  for (const MigrationFile& file : directory.files) {
    if (!theirs.contains(file.name)) own.push_back(&file);
  }
  return own;
}

std::string NewName(const MigrationFile& file, const std::string& name,
                    const std::string& version) {
  size_t at = name.find(file.version);
  return name.substr(0, at) + version + name.substr(at + file.version.size());
}

std::vector<Rename> PlanRenames(const MigrationDirectory& directory,
                                const std::vector<const MigrationFile*>& files) {
  MigrationDirectory rest = directory;
  std::erase_if(rest.files, [&](const MigrationFile& f) {
    return std::ranges::any_of(files,
                               [&](const MigrationFile* file) { return file->name == f.name; });
  });
  std::vector<Rename> renames;
  for (const MigrationFile* file : files) {
    if (file->repeatable)
      throw Error(fmt::format("{} has no version: it runs after all others", GoQuote(file->name)));
    std::string version = NextVersion(rest, std::chrono::system_clock::now());
    if (!rest.files.empty() && version <= rest.files.back().version) {
      throw Error(
          fmt::format(
              "a new version {} would come before {}, as versions are compared byte by byte",
              GoQuote(version), GoQuote(rest.files.back().version)),
          "rename the file by hand and run `mercator migrate hash`");
    }
    for (const fs::path& path : PathsOf(directory, *file)) {
      renames.push_back(
          {path, path.parent_path() / NewName(*file, path.filename().string(), version)});
    }
    MigrationFile moved = *file;
    moved.version = version;
    rest.files.push_back(std::move(moved));
  }
  return renames;
}

int Rebase(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  if (flags.onto.empty() == flags.versions.empty()) {
    throw Error("name the versions to move to the end, or a branch with `--onto`",
                "for example `mercator migrate rebase --onto main`");
  }
  std::vector<const MigrationFile*> files =
      flags.onto.empty() ? FindFiles(directory, flags.versions) : FilesOfOwn(directory, flags.onto);
  std::vector<Rename> renames = PlanRenames(directory, files);
  size_t done = 0;
  try {
    for (; done < renames.size(); ++done) fs::rename(renames[done].from, renames[done].to);
    WriteSum(OpenDirectory(flags, diagnostics));
  } catch (...) {
    std::error_code ignored;
    while (done-- > 0) fs::rename(renames[done].to, renames[done].from, ignored);
    throw;
  }
  for (const Rename& rename : renames) {
    std::printf("Renamed %s to %s\n", rename.from.filename().c_str(), rename.to.filename().c_str());
  }
  if (renames.empty()) std::puts("No file is to be moved; atlas.sum was written anew");
  return 0;
}

}  // namespace

void AddMigrateRebase(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("rebase",
                                           "Give files new versions after all others and write "
                                           "atlas.sum anew, after branches were merged");
  command->footer(
      "Examples:\n"
      "  mercator migrate rebase --onto main            # all files that main does not have\n"
      "  mercator migrate rebase 20240101000000");
  command->add_option("version", flags->versions, "versions or file names to move to the end");
  command->add_option("--onto", flags->onto, "move the files that this branch does not have");
  AddDirectoryFlags(*command, *flags);
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return Rebase(*flags); }; });
}

}  // namespace mercator
