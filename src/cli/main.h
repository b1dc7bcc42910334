#pragma once

namespace mercator {

// Runs the command that the arguments name; gives the exit code: 0, or 1 for every failure.
int Main(int argc, char** argv);

}  // namespace mercator
