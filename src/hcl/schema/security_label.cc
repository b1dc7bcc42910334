#include "model/security_label.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// A block `security_label` of the block that it is about.
template <>
KindForm FormOf<SecurityLabel>() {
  return {};
}

}  // namespace mercator
