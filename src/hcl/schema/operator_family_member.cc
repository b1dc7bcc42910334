#include "model/operator_family_member.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// An element of the attribute `members` of the operator family.
template <>
KindForm FormOf<OperatorFamilyMember>() {
  return {};
}

}  // namespace mercator
