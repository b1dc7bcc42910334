#include "hcl/schema/routine.h"

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const std::vector<std::string> kModes = {"IN", "OUT", "INOUT", "VARIADIC"};

// Words that go on with a type of the server and start none.
bool GoesOnWithType(const std::string& word) {
  static const std::vector<std::string> kWords = {"precision", "varying", "with", "without",
                                                  "year",      "month",   "day",  "hour",
                                                  "minute",    "second",  "to"};
  return std::ranges::find(kWords, word) != kWords.end();
}

bool StartsName(const std::string& text) {
  return !text.empty() && (std::isalpha(static_cast<unsigned char>(text[0])) || text[0] == '_' ||
                           text[0] == '"' || static_cast<unsigned char>(text[0]) >= 0x80);
}

RoutineArgument ParseArgument(const std::string& text) {
  RoutineArgument argument;
  SqlWords words(text);
  for (const char* mode : {"INOUT", "OUT", "IN", "VARIADIC"}) {
    if (argument.mode.empty() && words.Take(mode)) argument.mode = mode;
  }
  SqlWords ahead = words;
  std::string first = ahead.Token(), second = ahead.Token();
  if (StartsName(second) && !GoesOnWithType(second) && second != "DEFAULT") {
    argument.name = ParseName(words.Token()).value_or(std::vector<std::string>{first})[0];
  }
  std::string rest = words.Rest();
  // No type has this word in it but in quotes.
  SqlWords type(rest);
  std::string taken;
  while (!type.AtEnd() && !type.Comes("DEFAULT")) {
    type.Token();
    taken = rest.substr(0, rest.size() - SqlWords(type).Rest().size());
  }
  argument.type = std::string(Trim(taken));
  if (type.Take("DEFAULT")) argument.default_value = type.Rest();
  return argument;
}

std::string ArgumentSql(BlockReader& reader, bool full, std::string& mode) {
  mode = reader.OneOf("mode", kModes).value_or("IN");
  std::string type = reader.Type("type").value_or("");
  std::string name = reader.Name();
  auto value = reader.Literal("default");
  if (!full) return mode == "VARIADIC" ? "VARIADIC " + type : type;
  std::string sql = mode == "IN" ? "" : mode + " ";
  if (!name.empty()) sql += QuoteIdentifier(name) + " ";
  sql += type;
  return value ? sql + " DEFAULT " + *value : sql;
}

}  // namespace

std::vector<RoutineArgument> ParseArguments(const std::string& text) {
  std::vector<RoutineArgument> arguments;
  std::string left = text;
  bool ordered = false;
  for (std::string part : SplitList(text)) {
    if (part == "*") continue;
    bool starts = false;
    if (part.starts_with("ORDER BY ")) {
      part = part.substr(9);
      starts = true;
    }
    size_t order = part.find(" ORDER BY ");
    std::string after;
    if (order != std::string::npos) {
      after = part.substr(order + 10);
      part = part.substr(0, order);
    }
    arguments.push_back(ParseArgument(part));
    arguments.back().ordered = starts && !ordered;
    ordered = ordered || starts;
    if (!after.empty()) {
      arguments.push_back(ParseArgument(after));
      arguments.back().ordered = true;
      ordered = true;
    }
  }
  return arguments;
}

void PrintArguments(const std::string& text, SchemaPrinter& printer) {
  for (const RoutineArgument& argument : ParseArguments(text)) {
    printer.Open("arg", argument.name.empty() ? std::vector<std::string>()
                                              : std::vector<std::string>{argument.name});
    if (argument.ordered) printer.Flag("order_by", true);
    if (!argument.mode.empty()) printer.Raw("mode", argument.mode);
    printer.Raw("type", printer.Type(argument.type));
    if (!argument.default_value.empty())
      printer.Raw("default", SchemaPrinter::Value(argument.default_value, argument.type));
    printer.Close();
  }
}

void ReadArguments(BlockReader& reader) {
  for (const hcl::Block* block : reader.Blocks("arg")) {
    BlockReader argument(*block, reader);
    argument.Require("type");
    for (const char* known : {"type", "mode", "default", "order_by", "name"}) argument.Find(known);
    argument.Finish();
  }
}

std::string Arguments(Instance& instance, SchemaReader& schema, bool full) {
  BlockReader reader(*instance.block, instance, schema);
  std::string out;
  bool any = false;
  for (const hcl::Block* block : reader.Blocks("arg")) {
    BlockReader argument(*block, reader);
    std::string mode;
    std::string sql = ArgumentSql(argument, full, mode);
    bool procedure = instance.block->type == "procedure";
    if (!full && mode == "OUT" && !procedure) continue;
    // Without modes the server looks for input arguments as well.
    if (!full && procedure && mode != "VARIADIC") sql = mode + " " + sql;
    if (argument.Flag("order_by")) {
      out += any ? " ORDER BY " : "ORDER BY ";
    } else if (any) {
      out += ", ";
    }
    out += sql;
    any = true;
  }
  if (!any && instance.block->type == "aggregate") return "*";
  return out;
}

}  // namespace mercator
