#pragma once

#include <string>

namespace mercator {

// What a command that runs for one of many targets hands over to the report on all of them. Where
// no such report is made, nothing happens.

// The first error, in one line.
void HandOverError(const std::string& message);

// Whether somebody wants the command's own report; and that, as JSON.
bool WantsReport();
void HandOverReport(const std::string& json);

// The file descriptor that the above write to; -1: none.
void HandOverTo(int file_descriptor, bool wants_report);

// What was handed over, read from the beginning of the file.
struct HandedOver {
  std::string error;
  std::string report;  // JSON; empty: none
};
HandedOver ReadHandedOver(int file_descriptor);

}  // namespace mercator
