#include "model/publication_table.h"

#include "hcl/schema/kind_form.h"

namespace mercator {

// A block `table` of the publication.
template <>
KindForm FormOf<PublicationTable>() {
  return {};
}

}  // namespace mercator
