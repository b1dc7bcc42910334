// Triggers with their functions, policies, extended statistics.
#include <algorithm>

#include "base/text.h"
#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

Routine NewTriggerFunction(World& world, Random& random) {
  Routine function;
  Name(world, random, function, "on");
  function.kind = RoutineKind::kTrigger;
  function.variant = random.Below(9);
  world.routines.push_back(function);
  return function;
}

bool AddTrigger(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table) return false;
  Trigger trigger;
  Name(world, random, trigger, "trg");
  trigger.relation = table->id;
  trigger.timing = random.Percent(50) ? "BEFORE" : "AFTER";
  trigger.row = random.Percent(75);
  for (const char* event : {"INSERT", "UPDATE", "DELETE"}) {
    if (random.Percent(50)) trigger.events.push_back(event);
  }
  if (trigger.events.empty()) trigger.events = {"INSERT"};
  auto columns = ColumnsOf(world, table->id);
  if (!columns.empty() && random.Percent(30)) trigger.when = random.Pick(columns).id;
  if (!columns.empty() && random.Percent(30)) trigger.update_of = random.Pick(columns).id;
  trigger.when_variant = random.Below(4);
  trigger.transition = random.Percent(30);
  if (trigger.transition) {
    trigger.timing = "AFTER";
    trigger.row = false;
    trigger.events.resize(1);
    trigger.update_of = 0;
  }
  trigger.constraint = random.Percent(10);
  trigger.state = random.Pick(
      std::vector<std::string>{"", "", "", "", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"});
  trigger.function = NewTriggerFunction(world, random).id;
  world.triggers.push_back(trigger);
  return true;
}

void GenerateTriggers(World& world, Random& random, int size) {
  for (int i = random.Below(1 + size / 2); i > 0; --i) AddTrigger(world, random);
}

bool DropTrigger(World& world, Random& random) { return RemoveOne(world.triggers, random); }

bool ChangeTrigger(World& world, Random& random) {
  Trigger* trigger = PickFrom(world.triggers, random);
  if (!trigger) return false;
  switch (random.Below(4)) {
    case 0:
      trigger->timing = trigger->timing == "BEFORE" ? "AFTER" : "BEFORE";
      break;
    case 1:
      trigger->when_variant++;
      break;
    case 2:
      trigger->state = trigger->state.empty() ? "DISABLE" : "";
      break;
    default:
      trigger->row = !trigger->row;
  }
  return true;
}

bool ChangeTriggerFunction(World& world, Random& random) {
  Routine* routine = PickFrom(world.routines, random);
  if (!routine || routine->kind != RoutineKind::kTrigger) return false;
  routine->variant++;
  return true;
}

bool CommentTrigger(World& world, Random& random) { return ChangeComment(world.triggers, random); }

bool HasEvent(const Trigger& t, std::string_view event) {
  return std::find(t.events.begin(), t.events.end(), event) != t.events.end();
}

void MendTrigger(const World& world, Trigger& t) {
  const Table& table = *Find(world.tables, t.relation);
  auto columns = ColumnsOf(world, t.relation);
  bool plain = table.strategy.empty() && !table.partition_of && table.inherits.empty();
  const Visible* when = FindColumn(columns, t.when);
  if (!when || when->generated || !t.row || HasEvent(t, "DELETE")) t.when = 0;
  if (!FindColumn(columns, t.update_of) || !HasEvent(t, "UPDATE")) t.update_of = 0;
  t.constraint = t.constraint && t.row && t.timing == "AFTER" && plain;
  t.transition = t.transition && !t.constraint && !t.row && t.timing == "AFTER" && plain &&
                 t.events.size() == 1 && !t.update_of;
  if (!plain) t.state.clear();  // on partitions it is theirs, one by one
}

void PruneTriggers(World& world) {
  std::erase_if(world.triggers, [&](const Trigger& t) {
    return !Find(world.tables, t.relation) || !Find(world.routines, t.function);
  });
  for (Trigger& t : world.triggers) MendTrigger(world, t);
}

std::string EventsSql(const World& world, const Trigger& t) {
  std::vector<std::string> events = t.events;
  auto columns = ColumnsOf(world, t.relation);
  for (std::string& event : events) {
    const Visible* of = FindColumn(columns, t.update_of);
    if (event == "UPDATE" && of) event += " OF " + Quote(of->name);
  }
  return Join(events, " OR ");
}

std::string TriggerSql(const World& world, const Trigger& t) {
  std::string sql = std::string("CREATE ") + (t.constraint ? "CONSTRAINT " : "") + "TRIGGER " +
                    Quote(t.name) + "\n  " + t.timing + " " + EventsSql(world, t) + " ON " +
                    Qualified(*Find(world.tables, t.relation));
  if (t.constraint) sql += "\n  DEFERRABLE INITIALLY DEFERRED";
  if (t.transition && t.events[0] != "DELETE") sql += "\n  REFERENCING NEW TABLE AS new_rows";
  if (t.transition && t.events[0] == "DELETE") sql += "\n  REFERENCING OLD TABLE AS old_rows";
  sql += t.row ? "\n  FOR EACH ROW" : "\n  FOR EACH STATEMENT";
  auto columns = ColumnsOf(world, t.relation);
  if (const Visible* when = FindColumn(columns, t.when)) {
    sql += "\n  WHEN (" + Condition(world, when->type, "NEW." + Quote(when->name), t.when_variant) +
           ")";
  }
  return sql + "\n  EXECUTE FUNCTION " + Qualified(*Find(world.routines, t.function)) + "()";
}

void RenderTriggers(const World& world, std::vector<std::string>& out) {
  for (const Routine& r : world.routines) {
    if (r.kind != RoutineKind::kTrigger) continue;
    out.push_back("CREATE FUNCTION " + Qualified(r) +
                  "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  -- version " +
                  std::to_string(r.variant) + "\n  RETURN coalesce(NEW, OLD);\nEND;\n$$");
    AddComment(out, "FUNCTION " + Qualified(r) + "()", r.comment);
  }
  for (const Trigger& t : world.triggers) {
    std::string table = Qualified(*Find(world.tables, t.relation));
    out.push_back(TriggerSql(world, t));
    if (!t.state.empty())
      out.push_back("ALTER TABLE " + table + " " + t.state + " TRIGGER " + Quote(t.name));
    AddComment(out, "TRIGGER " + Quote(t.name) + " ON " + table, t.comment);
  }
}

bool AddPolicy(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table) return false;
  Policy policy;
  Name(world, random, policy, "pol");
  policy.table = table->id;
  policy.command =
      random.Pick(std::vector<std::string>{"ALL", "ALL", "SELECT", "INSERT", "UPDATE", "DELETE"});
  policy.restrictive = random.Percent(25);
  auto columns = ColumnsOf(world, table->id);
  if (!columns.empty()) policy.column = random.Pick(columns).id;
  policy.variant = random.Below(4);
  table->row_security = table->row_security || random.Percent(80);
  world.policies.push_back(policy);
  return true;
}

void GeneratePolicies(World& world, Random& random, int size) {
  for (int i = random.Below(1 + size / 3); i > 0; --i) AddPolicy(world, random);
}

bool DropPolicy(World& world, Random& random) { return RemoveOne(world.policies, random); }

bool ChangePolicy(World& world, Random& random) {
  Policy* policy = PickFrom(world.policies, random);
  if (!policy) return false;
  switch (random.Below(3)) {
    case 0:
      policy->command = policy->command == "ALL" ? "UPDATE" : "ALL";
      break;
    case 1:
      policy->restrictive = !policy->restrictive;
      break;
    default:
      policy->variant++;
  }
  return true;
}

bool ChangeRowSecurity(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table) return false;
  if (random.Percent(60)) {
    table->row_security = !table->row_security;
  } else {
    table->force_row_security = !table->force_row_security;
  }
  return true;
}

bool CommentPolicy(World& world, Random& random) { return ChangeComment(world.policies, random); }

void PrunePolicies(World& world) {
  std::erase_if(world.policies, [&](const Policy& p) { return !Find(world.tables, p.table); });
  for (Policy& p : world.policies) {
    if (!FindColumn(ColumnsOf(world, p.table), p.column)) p.column = 0;
  }
}

std::string PolicySql(const World& world, const Policy& p) {
  std::string sql =
      "CREATE POLICY " + Quote(p.name) + " ON " + Qualified(*Find(world.tables, p.table));
  if (p.restrictive) sql += " AS RESTRICTIVE";
  if (p.command != "ALL") sql += " FOR " + p.command;
  auto columns = ColumnsOf(world, p.table);
  const Visible* column = FindColumn(columns, p.column);
  std::string condition =
      column ? Condition(world, column->type, Quote(column->name), p.variant) : "true";
  if (p.command != "INSERT") sql += " USING (" + condition + ")";
  if (p.command == "INSERT" || (p.command == "UPDATE" && p.variant % 2))
    sql += " WITH CHECK (" + condition + ")";
  return sql;
}

void RenderPolicies(const World& world, std::vector<std::string>& out) {
  for (const Table& t : world.tables) {
    if (t.row_security) out.push_back("ALTER TABLE " + Qualified(t) + " ENABLE ROW LEVEL SECURITY");
    if (t.force_row_security)
      out.push_back("ALTER TABLE " + Qualified(t) + " FORCE ROW LEVEL SECURITY");
  }
  for (const Policy& p : world.policies) {
    out.push_back(PolicySql(world, p));
    AddComment(out, "POLICY " + Quote(p.name) + " ON " + Qualified(*Find(world.tables, p.table)),
               p.comment);
  }
}

bool AddStatistics(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table) return false;
  Statistics statistics;
  Name(world, random, statistics, "stat");
  statistics.table = table->id;
  for (const Visible& c : ColumnsOf(world, table->id)) {
    if (IsOrdered(world, c.type) && statistics.columns.size() < 3)
      statistics.columns.push_back(c.id);
  }
  statistics.variant = random.Below(3);
  world.statistics.push_back(statistics);
  return true;
}

void GenerateStatistics(World& world, Random& random, int) {
  if (random.Percent(40)) AddStatistics(world, random);
}

bool DropStatistics(World& world, Random& random) { return RemoveOne(world.statistics, random); }

bool ChangeStatistics(World& world, Random& random) {
  Statistics* statistics = PickFrom(world.statistics, random);
  if (!statistics) return false;
  statistics->variant++;
  return true;
}

void PruneStatistics(World& world) {
  for (Statistics& s : world.statistics) {
    auto columns = ColumnsOf(world, s.table);
    std::erase_if(s.columns, [&](int id) {
      const Visible* column = FindColumn(columns, id);
      return !column || column->generated || !IsOrdered(world, column->type);
    });
  }
  std::erase_if(world.statistics, [](const Statistics& s) { return s.columns.size() < 2; });
}

void RenderStatistics(const World& world, std::vector<std::string>& out) {
  static const std::vector<std::string> kinds = {"", " (ndistinct)", " (dependencies, mcv)"};
  for (const Statistics& s : world.statistics) {
    std::vector<std::string> names;
    auto columns = ColumnsOf(world, s.table);
    for (int id : s.columns) names.push_back(Quote(FindColumn(columns, id)->name));
    out.push_back("CREATE STATISTICS " + Qualified(s) + kinds[s.variant % 3] + " ON " +
                  Commas(names) + " FROM " + Qualified(*Find(world.tables, s.table)));
    AddComment(out, "STATISTICS " + Qualified(s), s.comment);
  }
}

}  // namespace

KindGroup TriggerKinds() {
  return {"triggers",
          GenerateTriggers,
          {{"add trigger", AddTrigger},
           {"drop trigger", DropTrigger},
           {"change trigger", ChangeTrigger},
           {"change trigger function", ChangeTriggerFunction},
           {"comment trigger", CommentTrigger}},
          PruneTriggers,
          RenderTriggers};
}

KindGroup PolicyKinds() {
  return {"policies",
          GeneratePolicies,
          {{"add policy", AddPolicy},
           {"drop policy", DropPolicy},
           {"change policy", ChangePolicy},
           {"change row security", ChangeRowSecurity},
           {"comment policy", CommentPolicy}},
          PrunePolicies,
          RenderPolicies};
}

KindGroup StatisticsKinds() {
  return {"statistics",
          GenerateStatistics,
          {{"add statistics", AddStatistics},
           {"drop statistics", DropStatistics},
           {"change statistics", ChangeStatistics}},
          PruneStatistics,
          RenderStatistics};
}

}  // namespace mercator::generator
