#pragma once

#include <vector>

#include "diff/item.h"

namespace mercator {

// Step `before` must come before step `after`. A soft edge is a wish: a function body names the
// object, but the function can be made without it.
struct Edge {
  int before;
  int after;
  bool soft = false;
};

// True if each depends on the other: a type and its input and output functions.
bool AreMutual(const Catalog& catalog, const ObjectId& a, const ObjectId& b);

std::vector<Edge> MakeEdges(Items& items, const Steps& steps, const RuleContext& context);

}  // namespace mercator
