#include "model/rewrite_rule.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kRelations = {"table", "partition", "foreign_table", "view",
                                             "materialized"};

void ReadRule(BlockReader& reader) {
  reader.Require("on");
  reader.Require("event");
  std::string name = QuoteIdentifier(reader.Name());
  std::string table = reader.Object("on", kRelations).value_or("");
  auto event = reader.OneOf("event", {"SELECT", "INSERT", "UPDATE", "DELETE"});
  auto where = reader.Sql("where");
  std::string action(Trim(reader.Sql("do").value_or("NOTHING")));
  if (action.ends_with(';')) action.pop_back();
  reader.Add(Phase::kRule, fmt::format("CREATE RULE {} AS ON {} TO {}{} DO {}{}", name,
                                       event.value_or(""), table, where ? " WHERE " + *where : "",
                                       reader.Flag("instead") ? "INSTEAD " : "ALSO ", action));
  std::string enabled = ReadEnabled(reader);
  if (!enabled.empty())
    reader.Add(Phase::kPublication, fmt::format("ALTER TABLE {} {} RULE {}", table, enabled, name));
  ReadRenaming(reader, reader.PartId(Kind::kRewriteRule, "on"));
  ReadCommon(reader, fmt::format("RULE {} ON {}", name, table), false);
  reader.Finish();
}

// The condition ends where DO comes outside of all brackets.
std::string TakeCondition(SqlWords& words) {
  std::string rest = SqlWords(words).Rest();
  size_t before = rest.size();
  int depth = 0;
  for (SqlWords left = words; !left.AtEnd();) {
    if (depth == 0 && left.Comes("DO")) {
      before = rest.size() - left.Rest().size();
      break;
    }
    std::string token = left.Token();
    if (token == "(" || token == "[") ++depth;
    if (token == ")" || token == "]") --depth;
    words = left;
  }
  return std::string(Trim(rest.substr(0, before)));
}

void PrintRule(const Object& object, SchemaPrinter& printer) {
  const RewriteRule& rule = object.As<RewriteRule>();
  printer.OpenObject(object);
  printer.Raw("on", printer.ReferenceOr(object.parent,
                                        QualifiedName(object.parent.schema, object.parent.name)));
  SqlWords words(rule.definition);
  words.Name();
  words.Take("AS");
  words.Take("ON");
  printer.Raw("event", words.Token());
  words.Take("TO");
  words.Name();
  if (words.Take("WHERE")) printer.Code("where", TakeCondition(words));
  words.Take("DO");
  printer.FlagIf("instead", words.Take("INSTEAD"));
  printer.Code("do", words.Rest());
  PrintEnabled(rule.enabled, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<RewriteRule>() {
  return {{{"rule", false, ReadRule}}, PrintRule};
}

}  // namespace mercator
