#include "model/trigger.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kRelations = {"table", "partition", "foreign_table", "view"};

std::string ReadEvents(BlockReader& reader) {
  std::vector<std::string> events;
  if (reader.Flag("insert")) events.push_back("INSERT");
  if (reader.Flag("delete")) events.push_back("DELETE");
  bool update = reader.Flag("update");
  std::vector<std::string> columns = reader.Columns("update_of");
  if (!columns.empty()) {
    events.push_back("UPDATE OF " + QuotedList(columns));
  } else if (update) {
    events.push_back("UPDATE");
  }
  if (reader.Flag("truncate")) events.push_back("TRUNCATE");
  if (events.empty())
    reader.Complain("a trigger has at least one of insert, update, delete, truncate");
  reader.Finish();
  return Join(events, " OR ");
}

std::string ReadMoment(BlockReader& reader) {
  struct Moment {
    const char* block;
    const char* sql;
  };
  std::string sql;
  for (const Moment& moment :
       {Moment{"before", "BEFORE"}, Moment{"after", "AFTER"}, Moment{"instead_of", "INSTEAD OF"}}) {
    const hcl::Block* block = reader.OnlyBlock(moment.block);
    if (block == nullptr) continue;
    if (!sql.empty()) reader.Complain("a trigger has one of `before`, `after` and `instead_of`");
    BlockReader events(*block, reader);
    sql = std::string(moment.sql) + " " + ReadEvents(events);
  }
  if (sql.empty()) reader.Complain("a trigger needs a block `before`, `after` or `instead_of`");
  return sql;
}

std::string ReadReferencing(BlockReader& reader) {
  const hcl::Block* block = reader.OnlyBlock("referencing");
  if (block == nullptr) return "";
  BlockReader names(*block, reader);
  std::string sql = " REFERENCING";
  if (auto name = names.String("old_table")) sql += " OLD TABLE AS " + QuoteIdentifier(*name);
  if (auto name = names.String("new_table")) sql += " NEW TABLE AS " + QuoteIdentifier(*name);
  names.Finish();
  return sql;
}

std::string ReadExecute(BlockReader& reader) {
  const hcl::Block* block = reader.OnlyBlock("execute");
  if (block == nullptr) {
    reader.Complain("block `trigger` needs a block `execute` with the function");
    return "";
  }
  BlockReader execute(*block, reader);
  execute.Require("function");
  std::string function = execute.Object("function", {"function"}).value_or("");
  std::vector<std::string> arguments;
  for (const std::string& argument : execute.Strings("args"))
    arguments.push_back(QuoteLiteral(argument));
  execute.Finish();
  return fmt::format(" EXECUTE FUNCTION {}({})", function.substr(0, function.find('(')),
                     Join(arguments, ", "));
}

std::string ReadConstraint(BlockReader& reader) {
  std::string sql;
  if (auto from = reader.Object("from", kRelations)) sql += " FROM " + *from;
  auto word = reader.OneOf("deferrable", {"INITIALLY IMMEDIATE", "INITIALLY DEFERRED"});
  if (word) sql += *word == "INITIALLY DEFERRED" ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
  return sql;
}

void ReadTrigger(BlockReader& reader) {
  reader.Require("on");
  std::string name = QuoteIdentifier(reader.Name());
  std::string table = reader.Object("on", kRelations).value_or("");
  if (!reader.Flag("inherited")) {
    std::string timing = ReadConstraint(reader);
    bool constraint = reader.Flag("constraint") || !timing.empty();
    std::string sql =
        fmt::format("CREATE {}TRIGGER {} {} ON {}{}{}", constraint ? "CONSTRAINT " : "", name,
                    ReadMoment(reader), table, timing, ReadReferencing(reader));
    auto row = reader.OneOf("foreach", {"ROW", "STATEMENT"});
    if (!row) row = reader.OneOf("for", {"ROW", "STATEMENT"});
    sql += " FOR EACH " + row.value_or(constraint ? "ROW" : "STATEMENT");
    if (auto when = reader.Sql("when")) sql += " WHEN (" + *when + ")";
    reader.Add(Phase::kTrigger, sql + ReadExecute(reader));
  }
  std::string enabled = ReadEnabled(reader);
  if (!enabled.empty())
    reader.Add(Phase::kRule, fmt::format("ALTER TABLE {} {} TRIGGER {}", table, enabled, name));
  ReadRenaming(reader, reader.PartId(Kind::kTrigger, "on"));
  ReadCommon(reader, fmt::format("TRIGGER {} ON {}", name, table), false);
  reader.Finish();
}

void PrintEvents(SqlWords& words, SchemaPrinter& printer) {
  do {
    if (words.Take("UPDATE OF")) {
      std::vector<std::string> columns;
      for (;;) {
        auto name = ParseName(words.Name());
        columns.push_back(name ? name->back() : "");
        if (!words.Take(",")) break;
      }
      printer.Texts("update_of", columns);
    } else {
      printer.Flag(Lower(words.Token()), true);
    }
  } while (words.Take("OR"));
}

// `BEFORE INSERT OR UPDATE OF a ON public.t …` behind the name, as pg_get_triggerdef() gives it.
void PrintMoment(SqlWords& words, SchemaPrinter& printer) {
  const char* block = words.Take("BEFORE")  ? "before"
                      : words.Take("AFTER") ? "after"
                                            : "instead_of";
  words.Take("INSTEAD OF");
  printer.Open(block);
  PrintEvents(words, printer);
  printer.Close();
}

void PrintTiming(SqlWords& words, bool constraint, SchemaPrinter& printer) {
  if (words.Take("FROM")) printer.ObjectIf("from", words.Name(), Kind::kTable);
  bool not_deferrable = words.Take("NOT DEFERRABLE"), deferrable = words.Take("DEFERRABLE");
  bool deferred = words.Take("INITIALLY DEFERRED");
  words.Take("INITIALLY IMMEDIATE");
  (void)not_deferrable;
  if (deferrable || deferred)
    printer.Raw("deferrable", deferred ? "INITIALLY_DEFERRED" : "INITIALLY_IMMEDIATE");
  if (constraint && !deferrable && !deferred) printer.Flag("constraint", true);
  if (!words.Take("REFERENCING")) return;
  printer.Open("referencing");
  for (int i = 0; i < 2; ++i) {
    const char* name = words.Take("OLD TABLE AS")   ? "old_table"
                       : words.Take("NEW TABLE AS") ? "new_table"
                                                    : nullptr;
    if (name == nullptr) break;
    auto parts = ParseName(words.Name());
    printer.Text(name, parts ? parts->back() : "");
  }
  printer.Close();
}

void PrintExecute(SqlWords& words, SchemaPrinter& printer) {
  words.Take("EXECUTE FUNCTION");
  std::string function = words.Name();
  std::vector<std::string> arguments;
  for (const std::string& argument : SplitList(Unbracketed(words.Brackets()))) {
    auto constant = ParseConstant(argument);
    arguments.push_back(constant ? constant->text : argument);
  }
  printer.Open("execute");
  printer.ObjectIf("function", function, Kind::kFunction);
  if (!arguments.empty()) printer.Texts("args", arguments);
  printer.Close();
}

void PrintTrigger(const Object& object, SchemaPrinter& printer) {
  const Trigger& trigger = object.As<Trigger>();
  bool more = trigger.enabled != "O" || printer.HasComment(object.id);
  if (trigger.inherited && !more) return;
  printer.OpenObject(object);
  printer.Raw("on", printer.ReferenceOr(object.parent,
                                        QualifiedName(object.parent.schema, object.parent.name)));
  if (trigger.inherited) {
    printer.Flag("inherited", true);
  } else {
    SqlWords words(trigger.definition);
    words.Take("CREATE");
    bool constraint = words.Take("CONSTRAINT");
    words.Take("TRIGGER");
    words.Name();
    PrintMoment(words, printer);
    words.Take("ON");
    words.Name();
    PrintTiming(words, constraint, printer);
    words.Take("FOR EACH");
    printer.Raw("foreach", words.Token());
    if (words.Take("WHEN")) printer.Code("when", Unbracketed(words.Brackets()));
    PrintExecute(words, printer);
  }
  PrintEnabled(trigger.enabled, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Trigger>() {
  return {{{"trigger", false, ReadTrigger}}, PrintTrigger};
}

}  // namespace mercator
