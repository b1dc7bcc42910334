#include "model/publication_schema.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// The attribute `schemas` of the publication.
template <>
KindForm FormOf<PublicationSchema>() {
  return {};
}

}  // namespace mercator
