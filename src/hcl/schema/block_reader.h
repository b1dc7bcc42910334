#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/schema/reader.h"
#include "model/attribute.h"

namespace mercator {

// A column, an expression or a word in SQL, as an attribute of HCL can give it.
enum class Form {
  kName,        // an identifier: quoted where it must be
  kExpression,  // a string is SQL
  kLiteral,     // a string is a constant
};

// Reads one block of a schema. What is asked for is known; Finish() complains of everything else. A
// value that is wrong is an error at its place and counts as absent, and so does null.
class BlockReader {
 public:
  BlockReader(const hcl::Block& block, Instance& instance, SchemaReader& schema);
  // A block within a block.
  BlockReader(const hcl::Block& block, BlockReader& outer)
      : BlockReader(block, outer.instance_, outer.schema_) {}

  const hcl::Block& block() const { return block_; }
  Instance& instance() { return instance_; }
  SchemaReader& schema() { return schema_; }

  std::string Name();     // of the object; of a part: its label or its attribute `name`
  std::string SqlName();  // of the object at the top level, qualified
  std::string SchemaName();
  std::string Label() const {
    return block_.labels.empty() ? "" : std::string(block_.labels.back().text);
  }

  bool Has(std::string_view name) { return Find(name) != nullptr; }
  const hcl::Attribute* Find(std::string_view name);
  std::optional<hcl::Value> Get(std::string_view name);
  std::optional<std::string> String(std::string_view name);
  // A string, or sql("…"): an expression of SQL; numbers and booleans as well.
  std::optional<std::string> Sql(std::string_view name);
  // The same, a string being a constant.
  std::optional<std::string> Literal(std::string_view name);
  std::optional<std::string> Type(std::string_view name);
  std::optional<bool> Bool(std::string_view name);
  bool Flag(std::string_view name) { return Bool(name).value_or(false); }
  std::optional<int64_t> Int(std::string_view name);
  // A bare word or a string that is one of `allowed`, with blanks for `_`.
  std::optional<std::string> OneOf(std::string_view name, const std::vector<std::string>& allowed);
  // Bare words and strings, upper case, with blanks for `_`.
  std::vector<std::string> Words(std::string_view name);
  std::vector<std::string> Strings(std::string_view name);
  // A reference to a block of one of the types (empty: any), qualified and quoted; a string is a
  // name and sql("…") is taken as it is.
  std::optional<std::string> Object(std::string_view name, const std::vector<std::string>& types);
  std::vector<std::string> Objects(std::string_view name, const std::vector<std::string>& types);
  // References to columns, or strings: unquoted names.
  std::vector<std::string> Columns(std::string_view name);
  std::optional<std::string> Column(std::string_view name);
  // References to roles, strings, PUBLIC and the like: quoted where they are names.
  std::vector<std::string> Roles(std::string_view name);
  std::optional<std::string> Role(std::string_view name);
  // `{a = "x", b = 1}`: strings, in this order.
  Options Map(std::string_view name);
  // The block that an attribute refers to, if it is one.
  const BlockReference* Reference(std::string_view name);

  // The identity of something that belongs to the table which an attribute names.
  ObjectId PartId(Kind kind, std::string_view table);

  std::vector<const hcl::Block*> Blocks(std::string_view type);
  const hcl::Block* OnlyBlock(std::string_view type);

  // Complains at the head of the block, or at an attribute.
  void Complain(std::string message);
  void Complain(std::string_view attribute, std::string message);
  // Warns at an attribute, or at the head of the block.
  void Warn(std::string_view attribute, std::string message);
  // False, with a complaint, if the attribute is not there.
  bool Require(std::string_view attribute);
  void RequireSchema();
  // Complains of attributes and blocks that were not asked for.
  void Finish();

  void Add(Phase phase, std::string sql) { schema_.Add(phase, std::move(sql), instance_, block_); }

 private:
  struct Known {
    std::vector<std::string_view> names;
    std::vector<bool> used;
  };
  hcl::Value Evaluate(const hcl::Attribute& attribute);
  std::string RoleOf(const hcl::Value& value, const hcl::Attribute& attribute);
  std::string ObjectOf(const hcl::Value& value, const std::vector<std::string>& types,
                       const hcl::Attribute& attribute);
  std::vector<hcl::Value> List(std::string_view name, const hcl::Attribute*& attribute);
  void Wrong(const hcl::Attribute& attribute, std::string what);

  const hcl::Block& block_;
  Instance& instance_;
  SchemaReader& schema_;
  Known attributes_, blocks_;
  hcl::Value kept_;  // what Reference() gave points into it
};

// What every block can have: `comment`, `owner` (of things that have one) and security labels;
// `subject` is how COMMENT ON calls it.
void ReadCommon(BlockReader& reader, const std::string& subject, bool owner = true);
// The comment alone, of parts of objects.
void ReadComment(BlockReader& reader, const std::string& subject);
// `renamed_from`; `label`: of a value or a field of the type `id`.
void ReadRenaming(BlockReader& reader, ObjectId id, const std::string& label = "");

// Names and values as WITH (…) wants them, and OPTIONS (…).
std::string WithClause(const Options& options);
std::string OptionsClause(const Options& options);
std::string QuotedList(const std::vector<std::string>& names);
std::string InBrackets(const std::string& expression);

// The arguments of the function or aggregate of a block, as a signature wants them; `full`: as its
// definition does.
std::string Arguments(Instance& instance, SchemaReader& schema, bool full);
// How statements call what a reference leads to: `public.f(integer)` for a function.
std::string ReferredName(const BlockReference& reference, SchemaReader& schema);

}  // namespace mercator
