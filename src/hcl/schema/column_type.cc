#include "hcl/schema/column_type.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace mercator {
namespace {

struct TypeForm {
  const char* hcl;
  const char* before;      // SQL before the parameters
  const char* after = "";  // and behind them
  int parameters = 0;
  bool canonical = true;  // how the server calls it: printed so
};

constexpr TypeForm kForms[] = {
    {"bit", "bit", "", 1},
    {"bit_varying", "bit varying", "", 1},
    {"varbit", "bit varying", "", 1, false},
    {"character_varying", "character varying", "", 1},
    {"varchar", "character varying", "", 1, false},
    {"character", "character", "", 1},
    {"char", "character", "", 1, false},
    {"bpchar", "bpchar", "", 1},
    {"numeric", "numeric", "", 2},
    {"decimal", "numeric", "", 2, false},
    {"float", "float", "", 1, false},
    {"time", "time", " without time zone", 1},
    {"timetz", "time", " with time zone", 1},
    {"timestamp", "timestamp", " without time zone", 1},
    {"timestamptz", "timestamp", " with time zone", 1},
    {"interval", "interval", "", 1},
    {"second", "interval second", "", 1, false},
    {"day_to_second", "interval day to second", "", 1, false},
    {"hour_to_second", "interval hour to second", "", 1, false},
    {"minute_to_second", "interval minute to second", "", 1, false},
    {"year", "interval year", "", 0, false},
    {"month", "interval month", "", 0, false},
    {"day", "interval day", "", 0, false},
    {"hour", "interval hour", "", 0, false},
    {"minute", "interval minute", "", 0, false},
    {"year_to_month", "interval year to month", "", 0, false},
    {"day_to_hour", "interval day to hour", "", 0, false},
    {"day_to_minute", "interval day to minute", "", 0, false},
    {"hour_to_minute", "interval hour to minute", "", 0, false},
    {"double_precision", "double precision"},
    {"int", "integer", "", 0, false},
    {"int2", "smallint", "", 0, false},
    {"int4", "integer", "", 0, false},
    {"int8", "bigint", "", 0, false},
    {"float4", "real", "", 0, false},
    {"float8", "double precision", "", 0, false},
    {"bool", "boolean", "", 0, false},
    {"serial2", "smallserial", "", 0, false},
    {"serial4", "serial", "", 0, false},
    {"serial8", "bigserial", "", 0, false},
};

// Types whose name is the same in HCL and SQL.
constexpr const char* kPlain[] = {"integer",
                                  "smallint",
                                  "bigint",
                                  "text",
                                  "boolean",
                                  "bytea",
                                  "cidr",
                                  "inet",
                                  "macaddr",
                                  "macaddr8",
                                  "circle",
                                  "line",
                                  "lseg",
                                  "box",
                                  "path",
                                  "point",
                                  "polygon",
                                  "date",
                                  "real",
                                  "smallserial",
                                  "serial",
                                  "bigserial",
                                  "xml",
                                  "json",
                                  "jsonb",
                                  "jsonpath",
                                  "uuid",
                                  "money",
                                  "tsvector",
                                  "tsquery",
                                  "hstore",
                                  "xid",
                                  "xid8",
                                  "int4range",
                                  "int8range",
                                  "numrange",
                                  "tsrange",
                                  "tstzrange",
                                  "daterange",
                                  "int4multirange",
                                  "int8multirange",
                                  "nummultirange",
                                  "tsmultirange",
                                  "tstzmultirange",
                                  "datemultirange",
                                  "oid",
                                  "regclass",
                                  "regcollation",
                                  "regconfig",
                                  "regdictionary",
                                  "regnamespace",
                                  "name",
                                  "regoper",
                                  "regoperator",
                                  "regproc",
                                  "regprocedure",
                                  "regrole",
                                  "regtype",
                                  "any",
                                  "anyelement",
                                  "anyarray",
                                  "anynonarray",
                                  "anyenum",
                                  "anyrange",
                                  "anymultirange",
                                  "anycompatible",
                                  "anycompatiblearray",
                                  "anycompatiblenonarray",
                                  "anycompatiblerange",
                                  "anycompatiblemultirange",
                                  "internal",
                                  "cstring",
                                  "record",
                                  "trigger",
                                  "event_trigger",
                                  "void",
                                  "unknown",
                                  "language_handler",
                                  "fdw_handler",
                                  "index_am_handler",
                                  "table_am_handler",
                                  "tsm_handler",
                                  "pg_lsn",
                                  "pg_snapshot",
                                  "txid_snapshot",
                                  "tid",
                                  "cid",
                                  "refcursor",
                                  "pg_node_tree",
                                  "int2vector",
                                  "oidvector"};

bool IsPlain(std::string_view name) {
  return std::ranges::find(kPlain, name, [](const char* text) { return std::string_view(text); }) !=
         std::end(kPlain);
}

// `any` is a keyword of SQL.
std::string Plain(std::string_view name) { return name == "any" ? "\"any\"" : std::string(name); }

const std::map<std::string, std::string, std::less<>>& Words() {
  static const auto* words = [] {
    auto* made = new std::map<std::string, std::string, std::less<>>();
    for (const TypeForm& form : kForms)
      made->emplace(form.hcl, std::string(form.before) + form.after);
    for (const char* name : kPlain) made->emplace(name, Plain(name));
    return made;
  }();
  return *words;
}

hcl::Function FunctionOf(const TypeForm& form) {
  hcl::Function function;
  function.parameters.push_back({"size", hcl::Type::Number()});
  if (form.parameters > 1) function.variadic = hcl::Parameter{"scale", hcl::Type::Number()};
  function.body = [&form](hcl::Call& call) {
    if (static_cast<int>(call.size()) > form.parameters)
      return call.Fail("it takes at most two numbers");
    std::vector<std::string> numbers;
    for (size_t i = 0; i < call.size(); ++i) numbers.push_back(call.Numeric(i).ToString());
    return hcl::Value::Sql(form.before + ("(" + Join(numbers, ",") + ")") + form.after);
  };
  return function;
}

}  // namespace

std::optional<std::string> TypeOfWord(std::string_view word) {
  auto found = Words().find(word);
  if (found == Words().end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> TypeWords() {
  std::vector<std::string> words;
  for (const auto& [word, sql] : Words()) words.push_back(word);
  return words;
}

hcl::FunctionTable TypeFunctions() {
  hcl::FunctionTable table;
  for (const TypeForm& form : kForms) {
    if (form.parameters > 0) table.emplace(form.hcl, FunctionOf(form));
  }
  return table;
}

std::optional<std::string> TypeInHcl(std::string_view type) {
  if (type == "\"any\"") return "any";
  if (IsPlain(type)) return std::string(type);
  size_t open = type.find('(');
  std::string_view before = type.substr(0, open), after, parameters;
  if (open != std::string_view::npos) {
    size_t close = type.find(')', open);
    if (close == std::string_view::npos) return std::nullopt;
    parameters = type.substr(open, close + 1 - open);
    after = type.substr(close + 1);
    // A serial has no parameters, nor has anything else that is plain.
  }
  for (const TypeForm& form : kForms) {
    if (!form.canonical) continue;
    bool matches = parameters.empty() ? type == std::string(form.before) + form.after
                                      : before == form.before && after == form.after;
    if (matches) return form.hcl + std::string(parameters);
  }
  return std::nullopt;
}

}  // namespace mercator
