#include "model/operator.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Operators are called by their names and schemas: the types follow from the place.
std::string ReadPartner(BlockReader& reader, const char* attribute) {
  if (auto* reference = reader.Reference(attribute)) {
    Instance& other = *reference->instance;
    return fmt::format("OPERATOR({}.{})", QuoteIdentifier(reader.schema().SchemaOf(other)),
                       reader.schema().NameOf(other));
  }
  return reader.Sql(attribute).value_or("");
}

void ReadOperator(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("function");
  std::string left = reader.Type("left").value_or(""), right = reader.Type("right").value_or("");
  std::string name = QuoteIdentifier(reader.SchemaName()) + "." + reader.Name();
  std::string function = reader.Object("function", {"function"}).value_or("");
  std::vector<std::string> settings = {"FUNCTION = " + function.substr(0, function.find('('))};
  auto add = [&](const char* word, const std::string& value) {
    if (!value.empty()) settings.push_back(fmt::format("{} = {}", word, value));
  };
  add("LEFTARG", left);
  add("RIGHTARG", right);
  add("COMMUTATOR", ReadPartner(reader, "commutator"));
  add("NEGATOR", ReadPartner(reader, "negator"));
  add("RESTRICT", reader.Object("restrict", {"function"}).value_or(""));
  add("JOIN", reader.Object("join", {"function"}).value_or(""));
  if (reader.Flag("hashes")) settings.push_back("HASHES");
  if (reader.Flag("merges")) settings.push_back("MERGES");
  reader.Add(Phase::kOperator, fmt::format("CREATE OPERATOR {} ({})", name, Join(settings, ", ")));
  ReadCommon(reader, fmt::format("OPERATOR {} ({}, {})", name, left.empty() ? "NONE" : left,
                                 right.empty() ? "NONE" : right));
  reader.Finish();
}

std::string Partner(const ObjectId& id) {
  return fmt::format("OPERATOR({}.{})", QuoteIdentifier(id.schema),
                     id.name.substr(0, id.name.find('(')));
}

void PrintOperator(const Object& object, SchemaPrinter& printer) {
  const Operator& op = object.As<Operator>();
  printer.OpenObject(object);
  if (!op.left.empty()) printer.Raw("left", printer.Type(op.left));
  if (!op.right.empty()) printer.Raw("right", printer.Type(op.right));
  printer.ObjectIf("function", op.function, Kind::kFunction);
  if (op.commutator) printer.Text("commutator", Partner(op.commutator));
  if (op.negator) printer.Text("negator", Partner(op.negator));
  printer.TextIf("restrict", op.restrict);
  printer.TextIf("join", op.join);
  printer.FlagIf("hashes", op.hashes);
  printer.FlagIf("merges", op.merges);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Operator>() {
  return {{{"operator", true, ReadOperator}}, PrintOperator};
}

}  // namespace mercator
