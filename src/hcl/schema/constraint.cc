#include "model/constraint.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "hcl/schema/sql_text.h"
#include "model/comment.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kTables = {"table", "partition", "foreign_table"};
const std::vector<std::string> kActions = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL",
                                           "SET DEFAULT"};

// makeObjectName() of PostgreSQL, for what the server calls the keys of a partition.
std::string GivenName(std::string table, const std::vector<std::string>& columns, bool primary) {
  std::string name = Join(columns, "_"), label = primary ? "pkey" : "key";
  if (primary) name.clear();
  size_t overhead = label.size() + (name.empty() ? 1 : 2);
  while (table.size() + name.size() + overhead > 63)
    (table.size() > name.size() ? table : name).pop_back();
  return table + (name.empty() ? "" : "_" + name) + "_" + label;
}

std::string ReadTiming(BlockReader& reader) {
  auto value = reader.Get("deferrable");
  if (!value) return "";
  if (value->Is(hcl::TypeKind::kBool)) return value->AsBool() ? " DEFERRABLE" : "";
  auto word = reader.OneOf("deferrable", {"INITIALLY IMMEDIATE", "INITIALLY DEFERRED"});
  if (!word) return "";
  return *word == "INITIALLY DEFERRED" ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

std::string ReadIndexStorage(BlockReader& reader) {
  std::string sql;
  Options storage = ReadStorage(reader);
  if (auto pages = reader.Int("page_per_range"))
    storage["pages_per_range"] = std::to_string(*pages);
  if (!storage.empty()) sql += " WITH " + WithClause(storage);
  if (auto space = reader.String("tablespace"))
    sql += " USING INDEX TABLESPACE " + QuoteIdentifier(*space);
  return sql;
}

std::string ReadKey(BlockReader& reader, bool primary) {
  std::string sql = primary ? "PRIMARY KEY " : "UNIQUE ";
  if (!primary && !reader.Bool("nulls_distinct").value_or(true)) sql += "NULLS NOT DISTINCT ";
  std::vector<std::string> columns = reader.Columns("columns");
  for (const hcl::Block* block : reader.Blocks("on")) {
    BlockReader on(*block, reader);
    if (auto column = on.Column("column")) columns.push_back(*column);
    on.Require("column");
    on.Finish();
  }
  if (columns.empty()) reader.Require("columns");
  sql += "(" + QuotedList(columns);
  if (reader.Flag("without_overlaps")) sql += " WITHOUT OVERLAPS";
  sql += ")";
  std::vector<std::string> include = reader.Columns("include");
  if (!include.empty()) sql += " INCLUDE (" + QuotedList(include) + ")";
  sql += ReadIndexStorage(reader);
  return sql + ReadTiming(reader);
}

// The table that the columns belong to.
std::string ReferencedTable(BlockReader& reader) {
  if (auto table = reader.Object("ref_table", kTables)) return *table;
  auto value = reader.Get("ref_columns");
  if (!value) return "";
  const hcl::Value* first = &*value;
  if (value->IsSequence() && !value->elements().empty()) first = &value->elements()[0];
  auto* reference = first->As<BlockReference>();
  if (reference == nullptr) {
    reader.Complain("ref_columns",
                    "references to columns are required, as in `table.users.column.id`");
    return "";
  }
  return reader.schema().SqlName(*reference->instance);
}

std::string Columns(const std::vector<std::string>& names, bool period) {
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    if (period && i + 1 == names.size()) out += "PERIOD ";
    out += QuoteIdentifier(names[i]);
  }
  return "(" + out + ")";
}

std::string ReadForeignKey(BlockReader& reader) {
  if (!reader.Require("columns") || !reader.Require("ref_columns")) return "";
  bool period = reader.Flag("period");
  std::vector<std::string> columns = reader.Columns("columns");
  std::vector<std::string> ref_columns = reader.Columns("ref_columns");
  std::string table = ReferencedTable(reader);
  std::string sql = fmt::format("FOREIGN KEY {} REFERENCES {} {}", Columns(columns, period), table,
                                Columns(ref_columns, period));
  if (auto match = reader.OneOf("match", {"SIMPLE", "FULL"})) sql += " MATCH " + *match;
  auto on_update = reader.OneOf("on_update", kActions);
  auto on_delete = reader.OneOf("on_delete", kActions);
  if (on_update && *on_update != "NO ACTION") sql += " ON UPDATE " + *on_update;
  if (on_delete && *on_delete != "NO ACTION") sql += " ON DELETE " + *on_delete;
  std::vector<std::string> some = reader.Columns("on_delete_columns");
  if (!some.empty()) sql += " (" + QuotedList(some) + ")";
  if (columns.size() != ref_columns.size() && !columns.empty() && !ref_columns.empty()) {
    reader.Complain("ref_columns", fmt::format("there are {} columns, but {} that they refer to",
                                               columns.size(), ref_columns.size()));
  }
  sql += ReadTiming(reader);
  if (!reader.Bool("enforced").value_or(true)) sql += " NOT ENFORCED";
  return table.empty() ? "" : sql;
}

std::string ReadCheck(BlockReader& reader) {
  if (!reader.Require("expr")) return "";
  auto expression = reader.Sql("expr");
  std::string sql = "CHECK (" + expression.value_or("") + ")";
  if (reader.Flag("no_inherit")) sql += " NO INHERIT";
  if (!reader.Bool("enforced").value_or(true)) sql += " NOT ENFORCED";
  return expression ? sql : "";
}

std::string ReadExclude(BlockReader& reader) {
  std::string method = reader.OneOf("type", {"GIST", "SPGIST", "BTREE", "HASH"}).value_or("GIST");
  std::vector<std::string> parts;
  for (const KeyPart& part : ReadKeyParts(reader)) {
    if (part.operator_name.empty())
      reader.Complain("each `on` of `exclude` needs an attribute `op`");
    parts.push_back(KeyPartSql(part) + " WITH " + part.operator_name);
  }
  std::string sql = fmt::format("EXCLUDE USING {} ({})", Lower(method), Join(parts, ", "));
  std::vector<std::string> include = reader.Columns("include");
  if (!include.empty()) sql += " INCLUDE (" + QuotedList(include) + ")";
  sql += ReadIndexStorage(reader);
  if (auto where = reader.Sql("where")) sql += " WHERE (" + *where + ")";
  return sql + ReadTiming(reader);
}

std::string Named(const std::string& name, const std::string& definition) {
  return name.empty() ? definition : "CONSTRAINT " + QuoteIdentifier(name) + " " + definition;
}

// What comes after a constraint is there, whoever made it.
void ReadRest(BlockReader& reader, const TableParts& table, const std::string& name) {
  std::string quoted = QuoteIdentifier(name);
  if (reader.Flag("clustered"))
    reader.Add(Phase::kReference, "ALTER TABLE " + table.sql_name + " CLUSTER ON " + quoted);
  if (auto text = reader.String("index_comment")) {
    reader.Add(Phase::kComment,
               fmt::format("COMMENT ON INDEX {} IS {}", QualifiedName(table.schema, name),
                           QuoteLiteral(*text)));
  }
  ReadRenaming(reader, {Kind::kConstraint, table.schema, table.name, name});
  ReadComment(reader, fmt::format("CONSTRAINT {} ON {}", quoted, table.sql_name));
  reader.Finish();
}

// A constraint that comes from the parent.
bool ReadInherited(BlockReader& reader, const TableParts& table, bool primary) {
  if (!reader.Flag("inherited")) return false;
  std::string given = GivenName(table.name, reader.Columns("columns"), primary);
  std::string name = reader.Name().empty() ? given : reader.Name();
  bool key = reader.block().type == "primary_key" || reader.block().type == "unique";
  if (key && name != given) {
    reader.Add(Phase::kReference,
               fmt::format("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", table.sql_name,
                           QuoteIdentifier(given), QuoteIdentifier(name)));
  }
  if (reader.Bool("valid").value_or(false)) {
    reader.Add(Phase::kReference, fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {}",
                                              table.sql_name, QuoteIdentifier(reader.Name())));
  }
  ReadRest(reader, table, name);
  return true;
}

void ReadPrimaryKey(BlockReader& reader, TableParts& table) {
  if (ReadInherited(reader, table, true)) return;
  std::string name = reader.Name();
  table.elements.push_back(Named(name, ReadKey(reader, true)));
  ReadRest(reader, table, name.empty() ? table.name + "_pkey" : name);
}

using Definition = std::string (*)(BlockReader&);

void ReadOne(BlockReader& reader, TableParts& table, Phase phase, Definition definition) {
  if (ReadInherited(reader, table, false)) return;
  std::string sql = definition(reader);
  bool valid = reader.Bool("valid").value_or(true);
  if (!sql.empty()) {
    reader.Add(phase, fmt::format("ALTER TABLE {} ADD {}{}", table.sql_name,
                                  Named(reader.Name(), sql), valid ? "" : " NOT VALID"));
  }
  ReadRest(reader, table, reader.Name());
}

std::string ReadUnique(BlockReader& reader) { return ReadKey(reader, false); }

}  // namespace

void ReadConstraints(BlockReader& outer, TableParts& table) {
  if (const hcl::Block* block = outer.OnlyBlock("primary_key")) {
    BlockReader reader(*block, outer);
    ReadPrimaryKey(reader, table);
  }
  struct Type {
    const char* block;
    Phase phase;
    Definition definition;
  };
  for (const Type& type :
       {Type{"unique", Phase::kDefault, ReadUnique}, Type{"exclude", Phase::kDefault, ReadExclude},
        Type{"check", Phase::kDefault, ReadCheck},
        Type{"foreign_key", Phase::kReference, ReadForeignKey}}) {
    for (const hcl::Block* block : outer.Blocks(type.block)) {
      BlockReader reader(*block, outer);
      ReadOne(reader, table, type.phase, type.definition);
    }
  }
}

// The server adds none to a domain that a composite type of a column uses.
std::string ReadDomainCheck(BlockReader& reader, const std::string& domain) {
  std::string name = reader.Name(), sql = ReadCheck(reader), now;
  bool valid = reader.Bool("valid").value_or(true);
  if (!sql.empty() && valid && !reader.schema().CallsFunction(sql)) {
    now = " " + Named(name, sql);
  } else if (!sql.empty()) {
    reader.Add(Phase::kDefault, fmt::format("ALTER DOMAIN {} ADD {}{}", domain, Named(name, sql),
                                            valid ? "" : " NOT VALID"));
  }
  ReadComment(reader, fmt::format("CONSTRAINT {} ON DOMAIN {}", QuoteIdentifier(name), domain));
  reader.Finish();
  return now;
}

namespace {

std::string_view BlockOf(const Constraint& constraint) {
  if (constraint.type == "primary key") return "primary_key";
  if (constraint.type == "foreign key") return "foreign_key";
  return constraint.type;
}

void PrintTiming(const Constraint& constraint, SchemaPrinter& printer) {
  if (!constraint.deferrable) return;
  printer.Raw("deferrable", constraint.deferred ? "INITIALLY_DEFERRED" : "INITIALLY_IMMEDIATE");
}

void PrintIndexStorage(const Constraint& constraint, SchemaPrinter& printer) {
  printer.TextIf("tablespace", constraint.tablespace);
  printer.FlagIf("clustered", constraint.clustered);
  PrintStorage(constraint.options, printer);
}

void PrintKey(const Constraint& constraint, SchemaPrinter& printer) {
  printer.List("columns", printer.ColumnReferences(constraint.columns));
  if (!constraint.include.empty())
    printer.List("include", printer.ColumnReferences(constraint.include));
  if (constraint.nulls_not_distinct) printer.Flag("nulls_distinct", false);
  printer.FlagIf("without_overlaps", constraint.period);
}

void PrintReferenced(const Object& object, SchemaPrinter& printer) {
  const Constraint& constraint = object.As<Constraint>();
  if (constraint.ref_table == object.parent)
    return printer.List("ref_columns", printer.ColumnReferences(constraint.ref_columns));
  auto table = printer.Reference(constraint.ref_table);
  if (!table) {
    printer.Raw("ref_table", SchemaPrinter::Sql(constraint.references));
    return printer.Texts("ref_columns", constraint.ref_columns);
  }
  std::vector<std::string> columns;
  for (const std::string& name : constraint.ref_columns)
    columns.push_back(*table + ".column" + ReferenceStep(name));
  printer.List("ref_columns", columns);
}

void PrintForeignKey(const Object& object, SchemaPrinter& printer) {
  const Constraint& constraint = object.As<Constraint>();
  auto action = [](const std::string& given) {
    return given.empty() ? "NO_ACTION" : SchemaPrinter::Keyword(given);
  };
  printer.List("columns", printer.ColumnReferences(constraint.columns));
  PrintReferenced(object, printer);
  if (!constraint.match.empty()) printer.Raw("match", constraint.match);
  printer.Raw("on_update", action(constraint.on_update));
  printer.Raw("on_delete", action(constraint.on_delete));
  if (!constraint.on_delete_columns.empty())
    printer.List("on_delete_columns", printer.ColumnReferences(constraint.on_delete_columns));
  printer.FlagIf("period", constraint.period);
}

// `USING gist (room WITH =) WHERE (…)`.
void PrintExclude(const Constraint& constraint, SchemaPrinter& printer) {
  SqlWords words(constraint.expression);
  words.Take("USING");
  printer.Raw("type", Upper(words.Name()));
  std::vector<KeyPart> parts;
  for (const std::string& part : SplitList(Unbracketed(words.Brackets())))
    parts.push_back(ParseKeyPart(part));
  std::vector<std::string> include;
  if (words.Take("INCLUDE")) {
    for (const std::string& column : SplitList(Unbracketed(words.Brackets()))) {
      auto name = ParseName(column);
      include.push_back(name ? name->back() : column);
    }
  }
  if (words.Take("WITH")) words.Brackets();
  if (words.Take("WHERE")) printer.Code("where", Unbracketed(words.Brackets()));
  if (!include.empty()) printer.List("include", printer.ColumnReferences(include));
  PrintKeyParts(parts, printer, "on");
}

void PrintDefinition(const Object& object, SchemaPrinter& printer) {
  const Constraint& constraint = object.As<Constraint>();
  if (constraint.type == "check") {
    printer.Code("expr", constraint.expression);
    printer.FlagIf("no_inherit", constraint.no_inherit);
  } else if (constraint.type == "foreign key") {
    PrintForeignKey(object, printer);
  } else if (constraint.type == "exclude") {
    PrintExclude(constraint, printer);
  } else {
    PrintKey(constraint, printer);
  }
  PrintTiming(constraint, printer);
  if (!constraint.validated && constraint.enforced) printer.Flag("valid", false);
  if (!constraint.enforced) printer.Flag("enforced", false);
  PrintIndexStorage(constraint, printer);
}

// A check that is valid here though that of the parent is not: the table was made after it.
bool IsValidOnlyHere(const Object& object, const Catalog& catalog) {
  const Table* table = catalog.Find<Table>(object.parent);
  if (!table || object.As<Constraint>().type != "check" || !object.As<Constraint>().validated)
    return false;
  return std::ranges::any_of(table->parents, [&](const ObjectId& parent) {
    const Constraint* above =
        catalog.Find<Constraint>({Kind::kConstraint, parent.schema, parent.name, object.id.name});
    return above && !above->validated && above->enforced;
  });
}

// What comes from the parent is not said, but what is special with it.
bool PrintInherited(const Object& object, bool has_comment, SchemaPrinter& printer) {
  const Constraint& constraint = object.As<Constraint>();
  bool primary = constraint.type == "primary key", unique = constraint.type == "unique";
  bool renamed = (primary || unique) &&
                 object.id.name != GivenName(object.parent.name, constraint.columns, primary);
  bool valid = IsValidOnlyHere(object, printer.catalog());
  if (!renamed && !has_comment && !constraint.clustered && !valid) return false;
  printer.Open(BlockOf(constraint), {object.id.name});
  printer.Flag("inherited", true);
  if (unique) printer.List("columns", printer.ColumnReferences(constraint.columns));
  printer.FlagIf("clustered", constraint.clustered);
  printer.FlagIf("valid", valid);
  return true;
}

void PrintConstraint(const Object& object, SchemaPrinter& printer) {
  const Constraint& constraint = object.As<Constraint>();
  ObjectId index{Kind::kIndex, object.id.schema, "", object.id.name};
  const auto* comment = printer.catalog().Find<Comment>(AboutId(Kind::kComment, index));
  if (constraint.inherited) {
    bool has_comment = printer.HasComment(object.id) || comment != nullptr ||
                       !printer.Children(object.id, Kind::kSecurityLabel).empty();
    if (!PrintInherited(object, has_comment, printer)) return;
  } else {
    bool usual = constraint.type == "primary key" &&
                 object.id.name == GivenName(object.parent.name, {}, true);
    std::vector<std::string> labels;
    if (!usual) labels.push_back(object.id.name);
    printer.Open(BlockOf(constraint), labels);
    PrintDefinition(object, printer);
  }
  if (comment != nullptr) printer.Text("index_comment", comment->text);
  printer.NoteCommented(index);
  printer.Comment(object.id);
  printer.Close();
}

}  // namespace

void PrintConstraints(const Object& table, const std::vector<std::string>& types,
                      SchemaPrinter& printer) {
  for (const std::string& type : types) {
    for (const Object* child : printer.Children(table.id, Kind::kConstraint)) {
      if (child->As<Constraint>().type == type) PrintConstraint(*child, printer);
    }
  }
}

void PrintDomainChecks(const Object& domain, SchemaPrinter& printer) {
  for (const Object* child : printer.Children(domain.id, Kind::kConstraint)) {
    const Constraint& constraint = child->As<Constraint>();
    printer.Open("check", {child->id.name});
    printer.Code("expr", constraint.expression);
    if (!constraint.validated) printer.Flag("valid", false);
    printer.Comment(child->id);
    printer.Close();
  }
}

// Constraints are parts of tables and domains.
template <>
KindForm FormOf<Constraint>() {
  return {};
}

}  // namespace mercator
