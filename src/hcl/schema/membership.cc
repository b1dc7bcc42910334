#include "model/membership.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// A block `membership` of the role that is the member.
template <>
KindForm FormOf<Membership>() {
  return {};
}

}  // namespace mercator
