#pragma once

#include <string>
#include <vector>

#include "diff/item.h"

namespace mercator {

// The order of the steps of a plan.
struct Ordered {
  std::vector<int> roots;                // steps that become statements, in order
  std::vector<std::vector<int>> hosted;  // by root: the steps that are written inside of it
  std::vector<bool> commit_before;  // by position in `roots`: what came before must be committed
  bool unchecked_bodies = false;    // some function comes before what its body uses
};

// Sorts the steps: dependencies first, drops of dependents before what they depend on, and what
// makes room for a name before what takes it. Hosted steps stay with their hosts as long as no
// cycle forbids it. Throws Error naming the objects of a cycle that no separation resolves.
Ordered Order(Items& items, Steps& steps, const RuleContext& context);

}  // namespace mercator
