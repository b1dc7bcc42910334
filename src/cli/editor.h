#pragma once

#include <filesystem>
#include <vector>

namespace mercator {

// Opens the files in $VISUAL or $EDITOR, by default vi, and waits for its end. Throws Error if it
// cannot be started or ends with a failure.
void EditFiles(const std::vector<std::filesystem::path>& files);

}  // namespace mercator
