#include "cli/checked.h"

#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "model/attribute.h"
#include "postgres/cache_directory.h"
#include "postgres/throwaway_server.h"

namespace mercator {
namespace {

std::filesystem::path Mark(const Hash128& key) { return CacheDirectory() / "in-sync" / key.Hex(); }

}  // namespace

// Of texts their hashes: they are large.
Hash128 CheckKey(const std::vector<SourcePtr>& schema, const MigrationDirectory& directory,
                 const std::vector<std::string>& flags) {
  std::string all;
  Encode(all, std::string(MERCATOR_VERSION));
  Encode(all, flags);
  for (const ServerBinaries& binaries : FindServerBinaries()) Encode(all, binaries.bin.string());
  for (const SourcePtr& source : schema) {
    Encode(all, source->path);
    all += HashBytes(source->text).Hex();
  }
  Encode(all, directory.sum.value_or(""));
  for (const auto* files : {&directory.files, &directory.repeatables}) {
    for (const MigrationFile& file : *files) {
      Encode(all, file.name);
      all += HashBytes(file.source->text).Hex();
    }
  }
  return HashBytes(all);
}

bool WasInSync(const Hash128& key) {
  std::error_code ignored;
  return std::filesystem::exists(Mark(key), ignored);
}

void RememberInSync(const Hash128& key) {
  try {
    std::filesystem::create_directories(Mark(key).parent_path());
    WriteFileAtomically(Mark(key), "");
  } catch (const std::exception&) {
    // Without a cache the next check does its work again.
  }
}

}  // namespace mercator
