#include "model/owner.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// The attribute `owner` of the block of what is owned.
template <>
KindForm FormOf<Owner>() {
  return {};
}

}  // namespace mercator
