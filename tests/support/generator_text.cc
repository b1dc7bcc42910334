#include "support/generator_text.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace mercator::generator {
namespace {

const std::vector<std::string> kWords = {"account", "invoice", "ledger", "parcel", "station",
                                         "ticket",  "visit",   "zone",   "shelf",  "quota"};

struct BaseType {
  Family family;
  std::vector<std::string> constants;
};

const std::map<std::string, BaseType>& BaseTypeTable() {
  static const std::map<std::string, BaseType> table = {
      {"smallint", {Family::kInteger, {"0", "7", "(1 + 1)"}}},
      {"integer", {Family::kInteger, {"0", "7", "(1 + 1)"}}},
      {"bigint", {Family::kInteger, {"0", "7", "'1'::bigint"}}},
      {"numeric", {Family::kNumeric, {"0", "1.5", "7"}}},
      {"numeric(10,2)", {Family::kNumeric, {"0", "1.50", "7"}}},
      {"numeric(14,4)", {Family::kNumeric, {"0.0", "1.5", "7"}}},
      {"real", {Family::kNumeric, {"0", "1.5", "7"}}},
      {"double precision", {Family::kNumeric, {"0", "1.5", "'7'::double precision"}}},
      {"text", {Family::kText, {"'new'", "'x'", "'old'::text"}}},
      {"varchar(20)", {Family::kText, {"'new'", "'x'", "'old'::character varying"}}},
      {"varchar(80)", {Family::kText, {"'new'", "'x'", "lower('OLD')"}}},
      {"varchar", {Family::kText, {"'new'", "'x'", "'old'"}}},
      {"char(4)", {Family::kText, {"'new'", "'x'", "'old'"}}},
      {"boolean", {Family::kBoolean, {"true", "false", "(NOT true)"}}},
      {"date", {Family::kDate, {"'2024-02-29'", "CURRENT_DATE", "'2025-01-01'::date"}}},
      {"timestamp", {Family::kTimestamp, {"'2024-02-29 12:00'", "localtimestamp", "now()"}}},
      {"timestamptz",
       {Family::kTimestamp, {"now()", "'2024-02-29 12:00+00'", "CURRENT_TIMESTAMP"}}},
      {"timestamp(3)", {Family::kTimestamp, {"'2024-02-29 12:00'", "localtimestamp(3)", "now()"}}},
      {"time", {Family::kTime, {"'12:00'", "localtime", "'08:30'::time"}}},
      {"interval", {Family::kInterval, {"'1 day'", "'02:00'::interval", "'1 mon'"}}},
      {"uuid", {Family::kUuid, {"gen_random_uuid()", "'00000000-0000-0000-0000-000000000001'"}}},
      {"json", {Family::kJson, {"'{}'", "'{\"a\": 1}'", "json_build_object('k', 1)"}}},
      {"jsonb", {Family::kJsonb, {"'{}'", "'{\"a\": 1}'::jsonb", "jsonb_build_object('k', 1)"}}},
      {"bytea", {Family::kBytes, {"'\\x00ff'", "'abc'::bytea"}}},
      {"inet", {Family::kNet, {"'10.0.0.1'", "'::1'::inet"}}},
      {"cidr", {Family::kNet, {"'10.0.0.0/8'"}}},
      {"int4range", {Family::kRange, {"'[1,5)'", "int4range(1, 9)"}}},
      {"tsrange", {Family::kRange, {"'[2024-01-01,2024-02-01)'"}}},
      {"point", {Family::kPoint, {"'(0,0)'", "point(1, 2)"}}},
      {"bit(8)", {Family::kBits, {"B'00001111'"}}},
      {"varbit(16)", {Family::kBits, {"B'1'", "B'101'"}}},
      {"tsvector", {Family::kTsvector, {"''", "to_tsvector('simple', 'a b')"}}},
  };
  return table;
}

const std::string& At(const std::vector<std::string>& values, int variant) {
  return values[variant % values.size()];
}

void AppendColumns(const World& world, int relation, std::vector<Visible>& out) {
  if (const Table* table = Find(world.tables, relation)) {
    if (table->partition_of) return AppendColumns(world, table->partition_of, out);
    for (int parent : table->inherits) AppendColumns(world, parent, out);
    for (const Column& c : table->columns) {
      if (!FindColumn(out, c.id)) out.push_back({c.id, c.name, c.type, c.generated_from != 0});
    }
  } else if (const View* view = Find(world.views, relation)) {
    std::vector<std::vector<Visible>> sources;
    for (int source : view->sources) sources.push_back(ColumnsOf(world, source));
    for (const ViewColumn& c : view->columns) {
      const Visible* from = FindColumn(sources[c.source], c.column);
      Type type = c.variant == 0 && from ? from->type : Type{c.variant == 2 ? "boolean" : "text"};
      out.push_back({c.id, c.name, type});
    }
  }
}

}  // namespace

std::string Quote(std::string_view name) {
  bool plain =
      !name.empty() && name[0] >= 'a' && name[0] <= 'z' && name != "order" && name != "user";
  for (char c : name)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  return plain ? std::string(name) : "\"" + Replace(name, "\"", "\"\"") + "\"";
}

std::string Literal(std::string_view text) { return "'" + Replace(text, "'", "''") + "'"; }

std::string Qualified(const Named& object) {
  return Quote(object.schema) + "." + Quote(object.name);
}

std::string Commas(const std::vector<std::string>& parts) { return Join(parts, ", "); }

std::string FreshName(World& world, Random& random, std::string_view word) {
  std::string number = std::to_string(++world.next_id);
  std::string name = std::string(word) + "_" + random.Pick(kWords) + number;
  if (random.Percent(4)) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  if (random.Percent(2)) name += " \"é\"";
  return name;
}

void Name(World& world, Random& random, Named& object, std::string_view word) {
  object.id = ++world.next_id;
  if (!world.schemas.empty()) object.schema = random.Pick(world.schemas).name;
  object.name = FreshName(world, random, word);
  if (random.Percent(15)) object.comment = RandomComment(random);
}

std::string RandomComment(Random& random) {
  return "What a " + random.Pick(kWords) + " is; it's number " + std::to_string(random.Below(1000));
}

void AddComment(std::vector<std::string>& statements, const std::string& what,
                const std::string& comment) {
  if (!comment.empty()) statements.push_back("COMMENT ON " + what + " IS " + Literal(comment));
}

const std::vector<std::string>& BaseTypes() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, type] : BaseTypeTable()) all.push_back(name);
    return all;
  }();
  return names;
}

Type RandomType(const World& world, Random& random) {
  std::vector<int> users;
  for (const auto& t : world.enums) users.push_back(t.id);
  for (const auto& t : world.domains) users.push_back(t.id);
  for (const auto& t : world.composites) users.push_back(t.id);
  for (const auto& t : world.ranges) users.push_back(t.id);
  Type type;
  if (!users.empty() && random.Percent(20)) {
    type = {"", random.Pick(users), false};
  } else {
    type = {random.Pick(BaseTypes()), 0, false};
  }
  type.array = random.Percent(6);
  return type;
}

Type ConvertibleType(const World& world, Random& random, const Type& type) {
  static const std::vector<std::string> numbers = {"smallint", "integer",       "bigint",
                                                   "numeric",  "numeric(14,4)", "double precision"};
  static const std::vector<std::string> texts = {"text", "varchar(80)", "varchar"};
  static const std::vector<std::string> times = {"date", "timestamp", "timestamptz"};
  for (int tries = 0; tries < 20; ++tries) {
    Type to;
    Family family = FamilyOf(world, type);
    if (family == Family::kInteger || family == Family::kNumeric) {
      to.base = random.Pick(random.Percent(75) ? numbers : texts);
    } else if (family == Family::kDate || family == Family::kTimestamp) {
      to.base = random.Pick(random.Percent(75) ? times : texts);
    } else if (family == Family::kJson || family == Family::kJsonb) {
      to.base = random.Pick(std::vector<std::string>{"json", "jsonb", "text"});
    } else if (family == Family::kText && random.Percent(50)) {
      to = RandomType(world, random);
    } else {
      to.base = random.Pick(texts);
    }
    if (to != type) return to;
  }
  return Type{type.base == "text" ? "varchar" : "text"};
}

bool Exists(const World& world, const Type& type) {
  int id = type.user;
  return !id || Find(world.enums, id) || Find(world.domains, id) || Find(world.composites, id) ||
         Find(world.ranges, id);
}

std::string TypeName(const World& world, const Type& type) {
  std::string name = type.base;
  if (auto* t = Find(world.enums, type.user)) name = Qualified(*t);
  if (auto* t = Find(world.domains, type.user)) name = Qualified(*t);
  if (auto* t = Find(world.composites, type.user)) name = Qualified(*t);
  if (auto* t = Find(world.ranges, type.user)) name = Qualified(*t);
  return name + (type.array ? "[]" : "");
}

Family FamilyOf(const World& world, const Type& type) {
  if (type.array) return Family::kArray;
  if (!type.user) return BaseTypeTable().at(type.base).family;
  if (auto* domain = Find(world.domains, type.user)) return BaseTypeTable().at(domain->base).family;
  if (Find(world.enums, type.user)) return Family::kEnum;
  if (Find(world.ranges, type.user)) return Family::kRange;
  return Family::kComposite;
}

bool IsOrdered(const World& world, const Type& type) {
  switch (FamilyOf(world, type)) {
    case Family::kJson:
    case Family::kPoint:
    case Family::kTsvector:
    case Family::kComposite:
    case Family::kArray:
      return false;
    default:
      return true;
  }
}

std::string Constant(const World& world, const Type& type, int variant) {
  if (type.array) return variant % 2 ? "'{}'" : "'{}'::" + TypeName(world, type);
  if (!type.user) return At(BaseTypeTable().at(type.base).constants, variant);
  if (auto* domain = Find(world.domains, type.user)) {
    return At(BaseTypeTable().at(domain->base).constants, variant);
  }
  if (auto* e = Find(world.enums, type.user)) {
    return Literal(At(e->values, variant)) + (variant % 2 ? "::" + Qualified(*e) : "");
  }
  return Find(world.ranges, type.user) ? "'empty'" : "NULL";
}

std::string Condition(const World& world, const Type& type, const std::string& name, int variant) {
  auto one_of = [&](std::vector<std::string> forms) {
    return Replace(At(forms, variant), "$", name);
  };
  switch (FamilyOf(world, type)) {
    case Family::kInteger:
    case Family::kNumeric:
      return one_of({"$ >= 0", "$ <> -1", "$ BETWEEN 0 AND 1000", "$ IN (0, 1.5, 2, 7)",
                     "$ + 1 > 0", "($ > -5 AND $ < 5000) OR $ IS NULL"});
    case Family::kText:
      return one_of({"$ <> ''", "length($) < 100", "$ IN ('new', 'x', 'old')", "$ ~ '^[a-z]'",
                     "$ NOT LIKE '%!%'", "coalesce($, 'x') > ''"});
    case Family::kBoolean:
      return one_of({"$ IS NOT NULL", "$ OR NOT $", "$ = ANY (ARRAY[true, false])"});
    case Family::kDate:
      return one_of({"$ > '2000-01-01'", "extract(year FROM $) > 1999", "$ <> '1999-12-31'::date"});
    case Family::kTimestamp:
      return one_of({"$ IS NOT NULL", "isfinite($)", "$ = $"});
    case Family::kRange:
      return one_of({"NOT isempty($) OR true", "$ IS NOT NULL"});
    case Family::kJsonb:
      return one_of({"jsonb_typeof($) = 'object'", "NOT $ ? 'forbidden'", "$ IS NOT NULL"});
    case Family::kArray:
      return one_of({"cardinality($) < 100", "array_length($, 1) IS NULL OR $ IS NOT NULL"});
    case Family::kEnum:
      return Replace("$ >= ", "$", name) + Literal(Find(world.enums, type.user)->values[0]);
    case Family::kUuid:
      return one_of({"$ <> '00000000-0000-0000-0000-000000000000'", "$ IS NOT NULL"});
    default:
      return one_of({"$ IS NOT NULL", "$ IS NOT NULL OR true"});
  }
}

std::string Derived(const World& world, const Type& type, const std::string& name) {
  switch (FamilyOf(world, type)) {
    case Family::kInteger:
      return "(" + name + "::bigint * 2)";
    case Family::kNumeric:
      return "abs(" + name + "::numeric)";
    case Family::kText:
      return "lower(" + name + "::text)";
    case Family::kJsonb:
      return "(" + name + " ->> 'k')";
    case Family::kBoolean:
      return "(NOT " + name + ")";
    default:
      return "";
  }
}

Type DerivedType(const World& world, const Type& type) {
  switch (FamilyOf(world, type)) {
    case Family::kInteger:
      return {"bigint"};
    case Family::kNumeric:
      return {"numeric"};
    case Family::kBoolean:
      return {"boolean"};
    default:
      return {"text"};
  }
}

std::vector<Visible> ColumnsOf(const World& world, int relation) {
  std::vector<Visible> columns;
  AppendColumns(world, relation, columns);
  return columns;
}

const Visible* FindColumn(const std::vector<Visible>& columns, int id) { return Find(columns, id); }

const Named* FindRelation(const World& world, int id) {
  if (const Table* table = Find(world.tables, id)) return table;
  return Find(world.views, id);
}

}  // namespace mercator::generator
