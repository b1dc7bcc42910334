#pragma once

#include <filesystem>
#include <string>

// Files that tests compare with and read.
namespace mercator {

// tests/cases/<path> of this repository.
std::filesystem::path CasePath(const std::string& path);

// A path in the corpora of other projects, which are not part of this repository: under
// MERCATOR_CORPUS, by default ../shared/corpus beside the checkout. It need not exist: a test that
// uses it skips then and says so.
std::filesystem::path CorpusPath(const std::string& path = "");

// True if UPDATE_GOLDEN=1.
bool UpdatesGolden();

// A non-fatal failure with both texts unless the file holds `actual`; a missing file counts as an
// empty one. With UPDATE_GOLDEN=1 the file is written instead, and removed when `actual` is empty.
void ExpectGolden(const std::filesystem::path& path, const std::string& actual);

}  // namespace mercator
