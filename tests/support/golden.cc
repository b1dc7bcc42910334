#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.h"

namespace mercator {

std::filesystem::path CasePath(const std::string& path) {
  return std::filesystem::path(MERCATOR_SOURCE_DIR) / "tests/cases" / path;
}

std::filesystem::path CorpusPath(const std::string& path) {
  const char* given = std::getenv("MERCATOR_CORPUS");
  std::filesystem::path root =
      given ? given : std::filesystem::path(MERCATOR_SOURCE_DIR) / "../shared/corpus";
  return path.empty() ? root : root / path;
}

bool UpdatesGolden() {
  const char* update = std::getenv("UPDATE_GOLDEN");
  return update && std::string(update) == "1";
}

void ExpectGolden(const std::filesystem::path& path, const std::string& actual) {
  if (UpdatesGolden()) {
    if (actual.empty()) {
      std::filesystem::remove(path);
    } else {
      std::filesystem::create_directories(path.parent_path());
      WriteFileAtomically(path, actual);
    }
    return;
  }
  std::string expected = std::filesystem::exists(path) ? ReadFile(path) : "";
  EXPECT_EQ(expected, actual) << path << " (UPDATE_GOLDEN=1 writes it anew)";
}

}  // namespace mercator
