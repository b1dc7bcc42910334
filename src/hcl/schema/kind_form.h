#pragma once

#include <string_view>
#include <vector>

#include "model/catalog.h"

namespace mercator {

class BlockReader;
class SchemaPrinter;

// A type of block at the top level of a schema file.
struct BlockForm {
  std::string_view type;  // `table`
  bool in_schema = true;  // has an attribute `schema`
  void (*read)(BlockReader& block) = nullptr;
};

// How the objects of a kind are written in HCL: each kind gives its form in the file of its name.
struct KindForm {
  std::vector<BlockForm> blocks;  // none: it is a part of the block of another object
  // Writes the block of an object with all its parts; null where it is a part itself.
  void (*print)(const Object& object, SchemaPrinter& printer) = nullptr;
  // Which of `blocks` an object is; null: the first.
  std::string_view (*type_of)(const Object& object) = nullptr;
};

template <class T>
KindForm FormOf();

const KindForm& FormOf(Kind kind);

// The form of a block, or null for a type of block that there is not.
const BlockForm* FindBlockForm(std::string_view type);
Kind KindOfBlock(std::string_view type);  // kNone: no kind has such blocks
std::vector<std::string> BlockTypes();

}  // namespace mercator
