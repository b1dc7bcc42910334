#include "support/exceptions.h"

#include <gtest/gtest.h>

#include <map>

#include "base/file.h"
#include "base/text.h"
#include "support/golden.h"

namespace mercator {
namespace {

const std::map<std::string, std::string>& Exceptions() {
  static const auto* exceptions = [] {
    auto* all = new std::map<std::string, std::string>;
    for (const std::string& line : Split(ReadFile(CasePath("exceptions.txt")), '\n')) {
      size_t colon = line.find(": ");
      bool entry = !line.empty() && line[0] != '#' && colon != std::string::npos;
      if (entry) all->emplace(line.substr(0, colon), line.substr(colon + 2));
    }
    return all;
  }();
  return *exceptions;
}

}  // namespace

void Judge(const std::string& name, const std::string& why, const std::string& plan) {
  auto it = Exceptions().find(name);
  if (it == Exceptions().end()) {
    EXPECT_EQ(why, "") << name << "\n" << plan;
  } else if (why.empty()) {
    ADD_FAILURE() << name << " passes; take it from exceptions.txt, where it has the reason: "
                  << it->second;
  } else {
    GTEST_SKIP() << it->second;
  }
}

}  // namespace mercator
