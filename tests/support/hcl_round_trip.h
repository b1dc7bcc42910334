#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "inspect/inspect.h"
#include "model/catalog.h"
#include "postgres/throwaway_server.h"

namespace mercator {

// The state of these files, printed as HCL and read back, must be the same state. Empty if so, else
// what is wrong. `text` gets the HCL.
std::string CheckHclRoundTrip(ThrowawayServer& server, const std::vector<SourcePtr>& files,
                              const InspectOptions& options, std::string* text = nullptr);

// The state of these files, or what is wrong with them.
struct LoadedState {
  Catalog catalog;
  std::string errors;
};
LoadedState LoadState(ThrowawayServer& server, const std::vector<SourcePtr>& files,
                      const InspectOptions& options);

}  // namespace mercator
