#include "model/default.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// The attribute `default` of a column.
template <>
KindForm FormOf<Default>() {
  return {};
}

}  // namespace mercator
