#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "base/error.h"
#include "base/go_quote.h"
#include "cli/command.h"
#include "cli/target.h"
#include "migrate/revisions.h"
#include "migrate/sum.h"
#include "postgres/url.h"

// Alembic's `current` and `history`: what is applied, and what the directory holds, in Alembic's
// layout.
namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::string range;
  bool verbose = false;
  bool indicate_current = false;
};

MigrationDirectory Open(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  return directory;
}

// The last row of the history; nothing: none is applied.
std::optional<Revision> LastRevision(const Flags& flags) {
  const std::string url = RequireUrl(flags.url), schema = ConnectedSchema(url);
  Connection connection(url);
  RequireUnambiguousTable(connection, flags.revisions_schema, schema);
  std::vector<Revision> revisions =
      RevisionTable(connection, RevisionsSchema(flags.revisions_schema, schema)).Read();
  if (revisions.empty()) return std::nullopt;
  return std::move(revisions.back());
}

std::string Marks(const MigrationDirectory& directory, const std::string& version,
                  const std::string& current) {
  std::string marks;
  if (!directory.files.empty() && directory.files.back().version == version) marks += " (head)";
  const MigrationFile* file = directory.Find(version);
  if (file && file->checkpoint) marks += " (checkpoint)";
  if (version == current) marks += " (current)";
  return marks;
}

// The version before that of a file.
std::string Parent(const MigrationDirectory& directory, const MigrationFile& file) {
  const auto at = &file - directory.files.data();
  return at == 0 ? "<base>" : directory.files[static_cast<size_t>(at) - 1].version;
}

std::string Verbose(const MigrationDirectory& directory, const MigrationFile& file,
                    const std::string& current) {
  return fmt::format("Rev: {}{}\nParent: {}\nPath: {}\n\n    {}\n\n", file.version,
                     Marks(directory, file.version, current), Parent(directory, file),
                     (directory.path / file.name).string(), file.description);
}

int Current(const Flags& flags) {
  const MigrationDirectory directory = Open(flags);
  const std::optional<Revision> last = LastRevision(flags);
  if (flags.verbose)
    std::printf("Current revision(s) for %s:\n", RedactUrl(RequireUrl(flags.url)).c_str());
  if (!last) return 0;
  const MigrationFile* file = directory.Find(last->version);
  if (flags.verbose && file) {
    std::fputs(Verbose(directory, *file, "").c_str(), stdout);
  } else {
    std::printf("%s%s\n", last->version.c_str(), Marks(directory, last->version, "").c_str());
  }
  if (!last->IsComplete()) {
    std::printf("  stopped midway: %lld of %lld statements are in\n",
                static_cast<long long>(last->applied), static_cast<long long>(last->total));
  }
  return 0;
}

size_t IndexOf(const MigrationDirectory& directory, const std::string& version) {
  auto it = std::ranges::find(directory.files, version, &MigrationFile::version);
  if (it == directory.files.end())
    throw Error(fmt::format("migration with version {} not found", GoQuote(version)));
  return static_cast<size_t>(it - directory.files.begin());
}

// `-r START:END`, both inclusive; `base`, `head`, `current` or a version; either may be missing.
std::pair<size_t, size_t> Range(const Flags& flags, const MigrationDirectory& directory,
                                const std::string& current) {
  std::pair<size_t, size_t> range{0, directory.files.size()};
  if (flags.range.empty()) return range;
  const size_t colon = flags.range.find(':');
  if (colon == std::string::npos)
    throw Error(fmt::format("{} is not a range", GoQuote(flags.range)), "write `-r START:END`");
  auto resolve = [&](const std::string& word) {
    if (word == "current" && current.empty())
      throw Error("nothing is applied: there is no current");
    return IndexOf(directory, word == "current" ? current : word);
  };
  const std::string begin = flags.range.substr(0, colon), end = flags.range.substr(colon + 1);
  if (!begin.empty() && begin != "base") range.first = resolve(begin);
  if (!end.empty() && end != "head" && end != "heads") range.second = resolve(end) + 1;
  return range;
}

int History(const Flags& flags) {
  const MigrationDirectory directory = Open(flags);
  std::string current;
  if (flags.indicate_current || flags.range.find("current") != std::string::npos) {
    const std::optional<Revision> last = LastRevision(flags);
    if (last) current = last->version;
  }
  const auto [begin, end] = Range(flags, directory, current);
  const std::string shown = flags.indicate_current ? current : "";
  for (size_t i = end; i-- > begin;) {
    const MigrationFile& file = directory.files[i];
    if (flags.verbose) {
      std::fputs(Verbose(directory, file, shown).c_str(), stdout);
      continue;
    }
    const std::string line = fmt::format("{} -> {}{}, {}\n", Parent(directory, file), file.version,
                                         Marks(directory, file.version, shown), file.description);
    std::fputs(line.c_str(), stdout);
  }
  return 0;
}

}  // namespace

void AddCurrent(CLI::App& app, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("current", "The version that a database is at");
  command->footer("Example:\n  mercator current -u URL");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  command->add_flag("-v,--verbose", flags->verbose, "with the file and what came before");
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return Current(*flags); }; });
}

void AddHistory(CLI::App& app, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("history", "The migrations, the newest first");
  command->footer("Examples:\n  mercator history\n  mercator history -r 20240101000000:head -v");
  AddDirectoryFlags(*command, *flags);
  AddDatabaseFlags(*command, *flags);
  command->add_option("-r,--rev-range", flags->range,
                      "`START:END`: versions, base, head, or current");
  command->add_flag("-v,--verbose", flags->verbose, "with files");
  command->add_flag("-i,--indicate-current", flags->indicate_current,
                    "say which one the database of `--url` is at");
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return History(*flags); }; });
}

}  // namespace mercator
