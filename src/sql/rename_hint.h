#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mercator {

// `-- atlas:renamed_from <former name>` above a CREATE statement, above one of the elements in the
// brackets of CREATE TABLE or CREATE TYPE, or behind it on its line.
struct RenameHint {
  std::string kind;                // `table`, `view`, …; `column`, `constraint`, `label`
  std::vector<std::string> name;   // of the object as it is written: name, or schema and name
  std::vector<std::string> table;  // that an index, a trigger, … is on, or the statement's own
                                   // object for what stands in its brackets
  std::vector<std::string> former;
  SourcePtr source;
  size_t begin = 0, end = 0;  // of the comment
};

// The hints of a file, in order. One that names nothing, or that stands where there is nothing to
// rename, is an error. Costs nothing where the word is not in the text.
std::vector<RenameHint> FindRenameHints(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace mercator
