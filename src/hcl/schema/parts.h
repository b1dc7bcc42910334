#pragma once

#include <string>
#include <vector>

#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "model/column.h"
#include "model/sequence.h"

// The parts of tables, views and domains, which have no blocks of their own at the top level.
namespace mercator {

// A table while its block is read.
struct TableParts {
  std::string sql_name;
  std::string name;
  std::string schema;
  bool foreign = false;
  bool child = false;                 // has columns from elsewhere: `of`, `inherits`, `of_type`
  bool typed = false;                 // `of_type`
  std::vector<std::string> elements;  // of CREATE TABLE
};

// A column: its element, and the statements that CREATE TABLE cannot say.
void ReadColumn(BlockReader& reader, TableParts& table);
void PrintColumn(const Object& column, const Object& table, SchemaPrinter& printer);

// `primary_key`, `unique`, `foreign_key`, `check`, `exclude` of a table.
void ReadConstraints(BlockReader& table_block, TableParts& table);
// Those of some types, as the model calls them.
void PrintConstraints(const Object& table, const std::vector<std::string>& types,
                      SchemaPrinter& printer);
// `check` of a domain: what CREATE DOMAIN says of it.
std::string ReadDomainCheck(BlockReader& reader, const std::string& domain);
void PrintDomainChecks(const Object& domain, SchemaPrinter& printer);

void ReadIndex(BlockReader& reader, const std::string& relation, bool materialized);
// Those of a table or a materialized view.
void PrintIndexes(const Object& table, SchemaPrinter& printer);

// A part of a key: `on { column | expr, desc, nulls_first, nulls_last, ops, collate, op }`.
struct KeyPart {
  std::string column;      // unquoted; empty: an expression
  std::string expression;  // with brackets where SQL wants them
  std::string collation;
  std::string opclass;
  std::string operator_name;  // of an exclusion
  bool descending = false;
  bool nulls_first = false;
};
std::vector<KeyPart> ReadKeyParts(BlockReader& reader, const char* block = "on");
std::string KeyPartSql(const KeyPart& part);
KeyPart ParseKeyPart(const std::string& text);
// Only columns without more: `columns`, otherwise blocks.
void PrintKeyParts(const std::vector<KeyPart>& parts, SchemaPrinter& printer,
                   const char* block = "on");

// `storage_params { fillfactor = 70 }`.
Options ReadStorage(BlockReader& reader);
void PrintStorage(const Options& options, SchemaPrinter& printer);

// Options of a sequence, as of CREATE SEQUENCE; empty: none.
std::string ReadSequenceOptions(BlockReader& reader);
template <class S>  // Sequence or IdentitySequence
void PrintSequenceOptions(const S& sequence, const std::string& type, SchemaPrinter& printer);

// True if the sequence is what `serial` makes, and nothing is known of it besides.
bool IsSerial(const Object& sequence, const Catalog& catalog);
// The sequence of a column that is written as serial, or null.
const Object* SerialOf(const Object& column, const Catalog& catalog);

// `column "x" { comment = … }` of a view or materialized view.
void ReadViewColumns(BlockReader& reader, const std::string& view);
void PrintViewColumns(const Object& view, const std::vector<std::string>& columns,
                      const Options& defaults, SchemaPrinter& printer);

// An attribute `enabled`: DISABLED, REPLICA, ALWAYS; the words of ALTER …, or empty.
std::string ReadEnabled(BlockReader& reader);
void PrintEnabled(const std::string& code, SchemaPrinter& printer);

// A block `data`: rows of a table.
void ReadRows(BlockReader& reader);

}  // namespace mercator
