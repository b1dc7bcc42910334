// Functions in SQL and PL/pgSQL, with text bodies and with parsed ones, procedures, aggregates.
#include <algorithm>

#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

bool IsGeneral(const Routine& r) {
  return r.kind != RoutineKind::kHelper && r.kind != RoutineKind::kTrigger;
}

Argument NewArgument(World& world, Random& random) {
  Argument argument;
  argument.name = FreshName(world, random, "arg");
  argument.type = RandomType(world, random);
  argument.default_variant = random.Percent(30) ? random.Between(1, 3) : 0;
  return argument;
}

Type RandomReturns(Random& random) {
  return {random.Pick(std::vector<std::string>{"bigint", "integer", "text", "numeric"})};
}

bool AddRoutine(World& world, Random& random) {
  static const std::vector<RoutineKind> kinds = {RoutineKind::kSql,       RoutineKind::kAtomic,
                                                 RoutineKind::kPlpgsql,   RoutineKind::kPlpgsql,
                                                 RoutineKind::kProcedure, RoutineKind::kAggregate};
  Routine routine;
  Name(world, random, routine, "fn");
  routine.kind = random.Pick(kinds);
  routine.returns = RandomReturns(random);
  routine.variant = random.Below(6);
  for (int i = random.Below(4); i > 0; --i) routine.arguments.push_back(NewArgument(world, random));
  if (Table* table = PickFrom(world.tables, random); table && random.Percent(60))
    routine.relation = table->id;
  if (View* view = PickFrom(world.views, random); view && random.Percent(30))
    routine.relation = view->id;
  routine.returns_rows = routine.kind == RoutineKind::kSql && random.Percent(35);
  if (random.Percent(40)) routine.volatility = random.Percent(50) ? "STABLE" : "VOLATILE";
  routine.strict = random.Percent(20);
  routine.security_definer = random.Percent(10);
  routine.search_path = random.Percent(15);
  routine.cost = random.Percent(10) ? random.Between(1, 50) * 10 : 0;
  world.routines.push_back(routine);
  return true;
}

void Generate(World& world, Random& random, int size) {
  for (int i = random.Between(1, 1 + size / 2); i > 0; --i) AddRoutine(world, random);
}

Routine* PickRoutine(World& world, Random& random) {
  Routine* routine = PickFrom(world.routines, random);
  return routine && IsGeneral(*routine) ? routine : nullptr;
}

bool DropRoutine(World& world, Random& random) {
  Routine* routine = PickRoutine(world, random);
  if (!routine) return false;
  int id = routine->id;
  std::erase_if(world.routines, [id](const Routine& r) { return r.id == id; });
  return true;
}

bool ChangeBody(World& world, Random& random) {
  Routine* routine = PickRoutine(world, random);
  if (!routine) return false;
  routine->variant++;
  return true;
}

bool ChangeSignature(World& world, Random& random) {
  Routine* routine = PickRoutine(world, random);
  if (!routine || routine->kind == RoutineKind::kAggregate) return false;
  if (!routine->arguments.empty() && random.Percent(40)) {
    return RemoveOne(routine->arguments, random);
  }
  if (!routine->arguments.empty() && random.Percent(40)) {
    PickFrom(routine->arguments, random)->name = FreshName(world, random, "arg");
    return true;
  }
  routine->arguments.push_back(NewArgument(world, random));
  return true;
}

bool ChangeReturns(World& world, Random& random) {
  Routine* routine = PickRoutine(world, random);
  if (!routine) return false;
  Type old = routine->returns;
  routine->returns = RandomReturns(random);
  return routine->returns != old;
}

bool ChangeRoutineOptions(World& world, Random& random) {
  Routine* routine = PickRoutine(world, random);
  if (!routine || routine->kind == RoutineKind::kAggregate) return false;
  switch (random.Below(4)) {
    case 0:
      routine->volatility = routine->volatility == "STABLE" ? "" : "STABLE";
      break;
    case 1:
      routine->strict = !routine->strict;
      break;
    case 2:
      routine->security_definer = !routine->security_definer;
      break;
    default:
      routine->search_path = !routine->search_path;
  }
  return true;
}

bool CommentRoutine(World& world, Random& random) {
  Routine* routine = PickRoutine(world, random);
  if (!routine) return false;
  routine->comment = RandomComment(random);
  return true;
}

// Arguments with a default stand last.
void Prune(World& world) {
  for (Routine& r : world.routines) {
    for (Argument& a : r.arguments) {
      if (!Exists(world, a.type)) a.type = Type{};
    }
    std::stable_partition(r.arguments.begin(), r.arguments.end(),
                          [](const Argument& a) { return a.default_variant == 0; });
    if (!FindRelation(world, r.relation)) r.relation = 0;
    if (!r.relation) r.returns_rows = false;
    if (r.kind == RoutineKind::kAggregate)
      r.returns = Type{r.returns.base == "bigint" ? "bigint" : "integer"};
  }
}

std::string ArgumentsSql(const World& world, const Routine& r, bool defaults) {
  std::vector<std::string> parts;
  for (const Argument& a : r.arguments) {
    std::string sql =
        defaults ? Quote(a.name) + " " + TypeName(world, a.type) : TypeName(world, a.type);
    if (defaults && a.default_variant)
      sql += " DEFAULT " + Constant(world, a.type, a.default_variant);
    parts.push_back(sql);
  }
  return "(" + Commas(parts) + ")";
}

std::string OptionsSql(const Routine& r) {
  std::string sql;
  bool procedure = r.kind == RoutineKind::kProcedure;
  if (!procedure && !r.volatility.empty()) sql += " " + r.volatility;
  if (!procedure && r.strict) sql += " STRICT";
  if (r.security_definer) sql += " SECURITY DEFINER";
  if (!procedure && r.cost) sql += " COST " + std::to_string(r.cost);
  if (r.search_path) sql += " SET search_path TO 'pg_catalog', 'public'";
  return sql;
}

// One value of the type that the routine returns.
std::string ValueSql(const World& world, const Routine& r) {
  std::string value = "SELECT " + std::to_string(r.variant) + "::" + TypeName(world, r.returns);
  if (!r.relation) return value;
  return "SELECT (count(*) + " + std::to_string(r.variant) + ")::" + TypeName(world, r.returns) +
         " FROM " + Qualified(*FindRelation(world, r.relation));
}

std::string BodySql(const World& world, const Routine& r) {
  std::string options = OptionsSql(r);
  if (r.returns_rows) {
    return " RETURNS SETOF " + Qualified(*FindRelation(world, r.relation)) + " LANGUAGE sql" +
           options + " AS $$ SELECT * FROM " + Qualified(*FindRelation(world, r.relation)) +
           " LIMIT " + std::to_string(r.variant) + " $$";
  }
  std::string returns =
      r.kind == RoutineKind::kProcedure ? "" : " RETURNS " + TypeName(world, r.returns);
  switch (r.kind) {
    case RoutineKind::kSql:
      return returns + " LANGUAGE sql" + options + " AS $$ " + ValueSql(world, r) + " $$";
    case RoutineKind::kAtomic:
      return returns + " LANGUAGE sql" + options + "\nBEGIN ATOMIC\n  " + ValueSql(world, r) +
             ";\nEND";
    case RoutineKind::kProcedure:
      return " LANGUAGE plpgsql" + options + " AS $body$\nBEGIN\n  PERFORM " +
             std::to_string(r.variant) + "; -- it's a step\nEND;\n$body$";
    default:
      return returns + " LANGUAGE plpgsql" + options + " AS $$\nDECLARE\n  found_value " +
             TypeName(world, r.returns) + ";\nBEGIN\n  " + ValueSql(world, r) +
             " INTO found_value;\n  RETURN found_value;\nEND;\n$$";
  }
}

void RenderAggregate(const World& world, const Routine& r, std::vector<std::string>& out) {
  std::string type = TypeName(world, r.returns);
  std::string function = type == "bigint" ? "int8pl" : r.variant % 2 ? "int4larger" : "int4pl";
  out.push_back("CREATE AGGREGATE " + Qualified(r) + "(" + type + ") (SFUNC = pg_catalog." +
                function + ", STYPE = " + type + ", INITCOND = '" + std::to_string(r.variant) +
                "')");
  AddComment(out, "AGGREGATE " + Qualified(r) + "(" + type + ")", r.comment);
}

void Render(const World& world, std::vector<std::string>& out) {
  for (const Routine& r : world.routines) {
    if (!IsGeneral(r)) continue;
    if (r.kind == RoutineKind::kAggregate) {
      RenderAggregate(world, r, out);
      continue;
    }
    std::string kind = r.kind == RoutineKind::kProcedure ? "PROCEDURE " : "FUNCTION ";
    out.push_back("CREATE " + kind + Qualified(r) + ArgumentsSql(world, r, true) +
                  BodySql(world, r));
    AddComment(out, kind + Qualified(r) + ArgumentsSql(world, r, false), r.comment);
  }
}

}  // namespace

KindGroup RoutineKinds() {
  return {"routines",
          Generate,
          {{"add routine", AddRoutine},
           {"drop routine", DropRoutine},
           {"change body", ChangeBody},
           {"change signature", ChangeSignature},
           {"change returns", ChangeReturns},
           {"change routine options", ChangeRoutineOptions},
           {"comment routine", CommentRoutine}},
          Prune,
          Render};
}

}  // namespace mercator::generator
