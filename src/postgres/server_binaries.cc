#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "postgres/cache_directory.h"
#include "postgres/subprocess.h"
#include "postgres/throwaway_server.h"

namespace mercator {
namespace {

bool IsProgram(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

bool HoldsServer(const std::filesystem::path& bin) {
  return IsProgram(bin / "postgres") && IsProgram(bin / "initdb");
}

// What programs print, by the identity of their files; kept in the cache directory, as starting
// each of them in each run costs more than all else here.
class Answers {
 public:
  Answers() : file_(CacheDirectory()) {
    if (file_.empty()) return;
    file_ /= "programs";
    std::error_code missing;
    if (!std::filesystem::exists(file_, missing)) return;
    for (const std::string& line : Split(ReadFile(file_), '\n')) {
      size_t tab = line.find('\t');
      if (tab != std::string::npos) known_[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }

  // The first line that `program argument` prints; empty if it fails.
  std::string Ask(const std::filesystem::path& program, const std::string& argument) {
    auto [found, is_new] = known_.try_emplace(FileIdentity(program));
    if (!is_new) return found->second;
    CommandResult result = RunCommand(Command({program.string(), argument}, LibraryPath(program)));
    if (result.status == 0) found->second = Split(result.output, '\n')[0];
    Save();
    return found->second;
  }

 private:
  static std::vector<std::string> LibraryPath(const std::filesystem::path& program) {
    return {"LD_LIBRARY_PATH=" + LibraryPathFor(program.parent_path())};
  }

  void Save() const {
    if (file_.empty()) return;
    std::string text;
    for (const auto& [identity, answer] : known_) text += identity + "\t" + answer + "\n";
    try {
      WriteFileAtomically(file_, text);
    } catch (const Error&) {
      // The next run asks again.
    }
  }

  std::filesystem::path file_;
  std::map<std::string, std::string> known_;
};

// `postgres (PostgreSQL) 15.18 (Debian …)` gives 15.18.
std::string VersionIn(const std::string& answer) {
  size_t begin = answer.find("(PostgreSQL) ");
  if (begin == std::string::npos) return "";
  return Split(answer.substr(begin + 13), ' ')[0];
}

std::vector<std::filesystem::path> PathDirectories() {
  const char* path = std::getenv("PATH");
  std::vector<std::filesystem::path> directories;
  for (const std::string& part : Split(path ? path : "", ':')) {
    if (!part.empty()) directories.emplace_back(part);
  }
  return directories;
}

std::vector<std::filesystem::path> Candidates(Answers& answers) {
  std::vector<std::filesystem::path> bins;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", missing)) {
    bins.push_back(entry.path() / "bin");
  }
  for (const std::filesystem::path& directory : PathDirectories()) {
    if (!IsProgram(directory / "pg_config")) continue;
    bins.emplace_back(answers.Ask(directory / "pg_config", "--bindir"));
    break;
  }
  for (const std::filesystem::path& directory : PathDirectories()) bins.push_back(directory);
  return bins;
}

}  // namespace

std::string LibraryPathFor(const std::filesystem::path& bin) {
  std::string inherited;
  if (const char* value = std::getenv("LD_LIBRARY_PATH")) inherited = value;
  std::error_code missing;
  std::filesystem::path lib = bin.parent_path() / "lib";
  bool bundled = std::filesystem::exists(lib / "libpq.so.5", missing);
  if (!bundled) return inherited;
  return inherited.empty() ? lib.string() : lib.string() + ":" + inherited;
}

std::vector<ServerBinaries> FindServerBinaries(const std::string& explicit_bin) {
  std::string given = explicit_bin;
  if (const char* variable = std::getenv("MERCATOR_POSTGRES_BIN"); given.empty() && variable) {
    given = variable;
  }
  Answers answers;
  std::vector<std::filesystem::path> bins;
  if (given.empty())
    bins = Candidates(answers);
  else
    bins.push_back(std::filesystem::absolute(given));
  std::vector<ServerBinaries> all;
  std::set<std::filesystem::path> seen;
  for (const std::filesystem::path& bin : bins) {
    std::error_code failed;
    if (!HoldsServer(bin)) continue;
    if (!seen.insert(std::filesystem::canonical(bin / "postgres", failed)).second) continue;
    std::string version = VersionIn(answers.Ask(bin / "postgres", "--version"));
    int major = std::atoi(version.c_str());
    if (major > 0) all.push_back({bin, version, major});
  }
  auto minor = [](const ServerBinaries& binaries) {
    size_t dot = binaries.version.find('.');
    return dot == std::string::npos ? -1 : std::atoi(binaries.version.c_str() + dot + 1);
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return a.major != b.major ? a.major > b.major : minor(a) > minor(b);
  });
  return all;
}

}  // namespace mercator
