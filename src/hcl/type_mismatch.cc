#include "hcl/type_mismatch.h"

namespace mercator::hcl {
namespace {

std::string DescribeObjects(const Type& yes, const Type& no) {
  for (const auto& [name, type] : yes.attributes()) {
    auto found = no.attributes().find(name);
    if (found == no.attributes().end()) {
      return "the true value has an attribute `" + name + "`, which the false value has not";
    }
    if (type != found->second) {
      return "in attribute `" + name + "`, " + DescribeMismatch(type, found->second);
    }
  }
  for (const auto& [name, type] : no.attributes()) {
    if (!yes.attributes().contains(name)) {
      return "the false value has an attribute `" + name + "`, which the true value has not";
    }
  }
  return "the objects differ";
}

std::string DescribeTuples(const Type& yes, const Type& no) {
  if (yes.elements().size() != no.elements().size()) {
    return "the true tuple has length " + std::to_string(yes.elements().size()) +
           ", but the false tuple has length " + std::to_string(no.elements().size());
  }
  for (size_t i = 0; i < yes.elements().size(); ++i) {
    if (yes.elements()[i] == no.elements()[i]) continue;
    return "in element " + std::to_string(i) + ", " +
           DescribeMismatch(yes.elements()[i], no.elements()[i]);
  }
  return "the tuples differ";
}

}  // namespace

std::string DescribeMismatch(const Type& yes, const Type& no) {
  if (yes.kind() == no.kind()) {
    if (yes.Is(TypeKind::kObject)) return DescribeObjects(yes, no);
    if (yes.Is(TypeKind::kTuple)) return DescribeTuples(yes, no);
    if (yes.IsCollection())
      return "in the elements, " + DescribeMismatch(yes.element(), no.element());
  }
  return "the true value is " + yes.Name() + ", but the false value is " + no.Name();
}

}  // namespace mercator::hcl
