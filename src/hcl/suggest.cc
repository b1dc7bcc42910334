#include "hcl/suggest.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "base/text.h"

namespace mercator::hcl {
namespace {

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = std::min({diagonal + (a[i] == b[j] ? 0 : 1), above + 1, row[j] + 1});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string Suggest(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr size_t kTooFar = 3;
  size_t least = kTooFar;
  std::string best;
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || name.size() > candidate.size() + kTooFar) continue;
    const size_t distance = Lower(candidate) == Lower(name) ? 0 : EditDistance(name, candidate);
    if (distance < least && distance < std::max(name.size(), candidate.size())) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string DidYouMean(std::string_view near) {
  return near.empty() ? "" : "; did you mean `" + std::string(near) + "`?";
}

}  // namespace mercator::hcl
