#pragma once

#include <filesystem>
#include <string>

namespace mercator {

// Where what is costly to make is kept between runs: $MERCATOR_CACHE, else
// $XDG_CACHE_HOME/mercator, else ~/.cache/mercator, else a directory of this user's under /tmp.
// Made if it is not there; empty if none of them can be written. Nothing in it is needed: it may be
// removed at any time.
std::filesystem::path CacheDirectory();

// Path, size and time of change of a file in one line, which changes when the file does.
std::string FileIdentity(const std::filesystem::path& file);

}  // namespace mercator
