#pragma once

#include <filesystem>

#include "postgres/server_user.h"
#include "postgres/throwaway_server.h"

namespace mercator {

// Puts a fresh cluster with our settings into `work / "data"`, owned by `user`: a copy of a cached
// initdb result, which is made when it is not there. Says whether the copy shares blocks with the
// cache. Two processes may do this at once. Throws Error with the output of initdb.
bool MakeCluster(const ServerBinaries& binaries, const ServerUser& user,
                 const std::filesystem::path& work);

}  // namespace mercator
