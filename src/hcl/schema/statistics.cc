#include "model/statistics.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kRelations = {"table", "partition", "foreign_table", "materialized"};

void ReadStatistics(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("on");
  std::string name = reader.SqlName();
  std::string table = reader.Object("on", kRelations).value_or("");
  std::vector<std::string> kinds = reader.Words("kinds"), parts;
  for (const std::string& column : reader.Columns("columns"))
    parts.push_back(QuoteIdentifier(column));
  for (const std::string& expression : reader.Strings("expressions")) parts.push_back(expression);
  if (parts.empty()) reader.Complain("statistics have `columns`, `expressions`, or both");
  reader.Add(Phase::kTrigger,
             fmt::format("CREATE STATISTICS {}{} ON {} FROM {}", name,
                         kinds.empty() ? "" : " (" + Lower(Join(kinds, ", ")) + ")",
                         Join(parts, ", "), table));
  if (auto target = reader.Int("target"))
    reader.Add(Phase::kRule, fmt::format("ALTER STATISTICS {} SET STATISTICS {}", name, *target));
  ReadRenaming(reader, {Kind::kStatistics, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "STATISTICS " + name);
  reader.Finish();
}

// `CREATE STATISTICS s (ndistinct) ON a, b, lower(c) FROM t`.
void PrintStatistics(const Object& object, SchemaPrinter& printer) {
  const Statistics& statistics = object.As<Statistics>();
  printer.OpenObject(object);
  printer.Raw("on", printer.ReferenceOr(object.parent,
                                        QualifiedName(object.parent.schema, object.parent.name)));
  SqlWords words(statistics.definition);
  words.Take("CREATE STATISTICS");
  words.Name();
  std::vector<std::string> kinds, columns, expressions;
  if (!words.Comes("ON")) {
    for (const std::string& kind : SplitList(Unbracketed(words.Brackets())))
      kinds.push_back(Upper(kind));
  }
  words.Take("ON");
  std::string rest = words.Rest();
  std::string from = " FROM ";
  for (const std::string& part : SplitList(rest.substr(0, rest.rfind(from)))) {
    auto name = ParseName(part);
    if (name) {
      columns.push_back(name->back());
    } else {
      expressions.push_back(part);
    }
  }
  if (!kinds.empty()) printer.List("kinds", kinds);
  if (!columns.empty()) printer.Texts("columns", columns);
  if (!expressions.empty()) printer.Texts("expressions", expressions);
  if (statistics.target != -1) printer.Int("target", statistics.target);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Statistics>() {
  return {{{"statistics", true, ReadStatistics}}, PrintStatistics};
}

}  // namespace mercator
