#pragma once

#include <vector>

#include "diff/item.h"

namespace mercator {

// Step `before` must come before step `after`. In a cycle wishes are given up first; then a
// function body that names the object, which can be made unchecked.
struct Edge {
  int before;
  int after;
  enum Strength { kNeeded, kBody, kWish } strength = kNeeded;
};

// True if each depends on the other: a type and its input and output functions.
bool AreMutual(const Catalog& catalog, const ObjectId& a, const ObjectId& b);

std::vector<Edge> MakeEdges(Items& items, const Steps& steps, const RuleContext& context);

}  // namespace mercator
