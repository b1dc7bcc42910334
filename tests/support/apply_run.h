#pragma once

#include <map>
#include <string>

#include "migrate/apply.h"

namespace mercator {

// A migration directory by the names of its files, with a valid sum.
using MigrationTexts = std::map<std::string, std::string>;
MigrationDirectory MakeDirectory(const MigrationTexts& files);

// Options that differ from the defaults in one thing.
ApplyOptions With(TxMode mode);
ApplyOptions To(const std::string& version);

// Applies it over a new connection; what is wrong in the files throws. What `Apply` throws comes
// out.
ApplyReport ApplyTo(const std::string& url, const MigrationTexts& files,
                    const ApplyOptions& options = {}, ApplyObserver* observer = nullptr);

// The first column of what the statement gives, with commas between, over a new connection.
std::string ValueAt(const std::string& url, const std::string& sql);

// `version:type:applied/total`, with `!` where there is an error, with commas between.
std::string HistoryAt(const std::string& url);

}  // namespace mercator
