#pragma once

#include <string>
#include <vector>

#include "diff/plan.h"
#include "model/catalog.h"

namespace mercator {

// How `split` distributes a schema over files.
enum class SplitBy {
  kObject,  // schemas/public/tables/users.sql
  kSchema,  // public.sql
  kType,    // tables.sql
};

// `object`, `schema` or `type`. Throws Error.
SplitBy ParseSplitBy(const std::string& name);

struct SplitFile {
  std::string path;  // relative, with `/`
  std::string text;
};

// The statements of a schema, each in the file of what it makes; parts, comments and privileges are
// with what they belong to. The first file, `main<suffix>`, imports the others in an order that
// works.
std::vector<SplitFile> SplitSchema(const Plan& plan, const Catalog& state, SplitBy by,
                                   const std::string& suffix = ".sql");

// The same of the state's blocks in HCL, whose files need no order and none that imports them.
std::vector<SplitFile> SplitHcl(const Catalog& state, SplitBy by,
                                const std::string& suffix = ".hcl");

// As a txtar archive, and back.
std::string ArchiveText(const std::vector<SplitFile>& files);
std::vector<SplitFile> ParseArchive(const std::string& text);

// Writes the files below the folder. Throws Error for a path that leads out of it.
void WriteFiles(const std::vector<SplitFile>& files, const std::string& folder);

}  // namespace mercator
