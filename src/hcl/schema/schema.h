#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hcl/document.h"
#include "hcl/value.h"
#include "model/catalog.h"

namespace mercator {

// A statement that a block of a schema stands for.
struct HclStatement {
  std::string sql;          // without `;`
  const hcl::Block* block;  // lives as long as the document
  const hcl::Block* top;    // the block of the top level that it is in
  bool is_about = false;    // needs what the block at the top makes
};

// Values of the variables of a schema; those that it does not declare are passed over.
struct SchemaHclInput {
  std::vector<std::pair<std::string, std::string>> variables;  // `--var`; a name may repeat
  hcl::Value::Attributes values;                               // win over the texts
};

// A schema written in HCL. Atlas: HCL schema.
struct SchemaHcl {
  std::vector<hcl::DocumentPtr> documents;
  // In an order in which they can be run one after the other, as far as the references in the files
  // tell: what stands in SQL texts is not looked into.
  std::vector<HclStatement> statements;
  // What `renamed_from` says. The identities are those of blocks: functions are without arguments,
  // and what is not said is empty.
  std::vector<Renaming> renamings;
};

// Reads the blocks of all files, which are one schema. Everything that is wrong in the files is in
// `diagnostics`; with errors there, statements are missing.
SchemaHcl ReadSchemaHcl(const std::vector<SourcePtr>& files, const SchemaHclInput& input,
                        Diagnostics& diagnostics);

// The range in the file of what the server complains of at byte `position` of the statement, or
// with a name in quotes in its message: the text in a string of the block that holds it, or a name
// there, or the head of the block.
struct HclPlace {
  SourcePtr source;
  size_t begin = 0;
  size_t end = 0;
};
HclPlace PlaceOf(const HclStatement& statement, std::optional<size_t> position,
                 std::string_view message);

// The whole state as schema HCL in Atlas's canonical form: read back, it gives the same state.
std::string CatalogToHcl(const Catalog& catalog);

// The blocks of it that one object with its parts is written as; all in a row they are the whole.
struct HclPiece {
  ObjectId id;
  std::string text;
};
std::vector<HclPiece> CatalogToHclPieces(const Catalog& catalog);

}  // namespace mercator
