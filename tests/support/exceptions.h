#pragma once

#include <string>

namespace mercator {

// Judges a case by the list in tests/cases/exceptions.txt (`<case>: reason` for what does not
// pass): a listed case that fails is skipped with its reason, and one that passes fails the test,
// so that it leaves the list. `why` is empty if the case passed.
void Judge(const std::string& name, const std::string& why, const std::string& plan = "");

}  // namespace mercator
