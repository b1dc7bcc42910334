// Primary keys, unique, check, foreign key and exclusion constraints.
#include <algorithm>

#include "support/generator_model.h"
#include "support/generator_tables.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

bool IsKey(const Constraint& c) {
  return c.kind == ConstraintKind::kPrimaryKey || c.kind == ConstraintKind::kUnique;
}

Constraint NewConstraint(World& world, Random& random, ConstraintKind kind, std::string_view word) {
  Constraint constraint;
  constraint.id = ++world.next_id;
  constraint.kind = kind;
  constraint.name = FreshName(world, random, word);
  constraint.variant = random.Below(6);
  if (random.Percent(10)) constraint.comment = RandomComment(random);
  return constraint;
}

std::vector<int> SomeColumns(Random& random, const std::vector<Visible>& columns, int most) {
  std::vector<int> ids;
  for (const Visible& c : columns) ids.push_back(c.id);
  random.Shuffle(ids);
  ids.resize(std::min<size_t>(ids.size(), random.Between(1, most)));
  return ids;
}

bool AddCheck(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table) return false;
  auto columns = ColumnsOf(world, table->id);
  if (columns.empty()) return false;
  Constraint check = NewConstraint(world, random, ConstraintKind::kCheck, "check");
  check.columns = SomeColumns(random, columns, 2);
  check.not_valid = random.Percent(12);
  check.no_inherit = random.Percent(8);
  for (const Routine& r : world.routines) {
    if (r.kind == RoutineKind::kHelper && random.Percent(15)) check.helper = r.id;
  }
  table->constraints.push_back(check);
  return true;
}

bool AddUnique(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || !table->strategy.empty()) return false;
  auto columns = ColumnsOf(world, table->id);
  if (columns.empty()) return false;
  Constraint unique = NewConstraint(world, random, ConstraintKind::kUnique, "uniq");
  unique.columns = SomeColumns(random, columns, 3);
  unique.deferrable = random.Percent(20);
  unique.deferred = unique.deferrable && random.Percent(50);
  if (random.Percent(15)) unique.include = SomeColumns(random, columns, 1);
  table->constraints.push_back(unique);
  return true;
}

bool AddExclusion(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || !table->strategy.empty() || table->partition_of) return false;
  for (const Visible& c : ColumnsOf(world, table->id)) {
    Family family = FamilyOf(world, c.type);
    if (family != Family::kRange && !(family == Family::kInteger && random.Percent(20))) continue;
    Constraint exclusion = NewConstraint(world, random, ConstraintKind::kExclusion, "excl");
    exclusion.columns = {c.id};
    exclusion.deferrable = random.Percent(20);
    table->constraints.push_back(exclusion);
    return true;
  }
  return false;
}

const Constraint* ReferableKey(const Table& table) {
  for (const Constraint& c : table.constraints) {
    if (IsKey(c) && !c.deferrable) return &c;
  }
  return nullptr;
}

std::string RandomAction(Random& random) {
  return random.Pick(
      std::vector<std::string>{"", "", "CASCADE", "SET NULL", "RESTRICT", "SET DEFAULT"});
}

bool AddForeignKey(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  const Table* target = PickFrom(world.tables, random);
  if (!table || table->partition_of || target->partition_of) return false;
  const Constraint* key = ReferableKey(*target);
  if (!key) return false;
  Constraint fk = NewConstraint(world, random, ConstraintKind::kForeignKey, "fk");
  fk.references = target->id;
  fk.referenced_columns = key->columns;
  auto referenced = ColumnsOf(world, target->id);
  std::vector<Column> added;
  for (int id : key->columns) {
    Column column;
    column.id = ++world.next_id;
    column.name = FreshName(world, random, "ref");
    const Visible* to = FindColumn(referenced, id);
    if (!to) return false;
    column.type = to->type;
    column.not_null = random.Percent(40);
    fk.columns.push_back(column.id);
    added.push_back(column);
  }
  table->columns.insert(table->columns.end(), added.begin(), added.end());
  fk.on_delete = RandomAction(random);
  fk.on_update = random.Percent(30) ? RandomAction(random) : "";
  fk.deferrable = random.Percent(20);
  fk.deferred = fk.deferrable && random.Percent(50);
  fk.not_valid = random.Percent(10);
  table->constraints.push_back(fk);
  return true;
}

void Generate(World& world, Random& random, int size) {
  for (int i = 0; i < size; ++i) {
    AddCheck(world, random);
    if (random.Percent(40)) AddUnique(world, random);
    if (random.Percent(70)) AddForeignKey(world, random);
    if (random.Percent(20)) AddExclusion(world, random);
  }
}

Constraint* PickConstraint(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  return table ? PickFrom(table->constraints, random) : nullptr;
}

bool DropConstraint(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  return table && RemoveOne(table->constraints, random);
}

bool ChangeConstraint(World& world, Random& random) {
  Constraint* c = PickConstraint(world, random);
  if (!c) return false;
  switch (c->kind) {
    case ConstraintKind::kCheck:
      if (random.Percent(25)) {
        c->not_valid = !c->not_valid;
      } else {
        c->variant = (c->variant + 1) % 6;
      }
      return true;
    case ConstraintKind::kForeignKey:
      if (random.Percent(50)) {
        c->on_delete = c->on_delete == "CASCADE" ? "" : "CASCADE";
      } else {
        c->deferrable = !c->deferrable;
        c->deferred = c->deferrable && random.Percent(50);
      }
      return true;
    case ConstraintKind::kUnique:
    case ConstraintKind::kExclusion:
      c->deferrable = !c->deferrable;
      c->deferred = false;
      return true;
    default:
      return false;
  }
}

bool CommentConstraint(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  return table && ChangeComment(table->constraints, random);
}

bool HasColumns(const std::vector<Visible>& columns, const std::vector<int>& ids) {
  return !ids.empty() && std::all_of(ids.begin(), ids.end(),
                                     [&](int id) { return FindColumn(columns, id) != nullptr; });
}

bool KeyFits(const World& world, const Table& table, const std::vector<Visible>& columns,
             const Constraint& c) {
  if (!table.strategy.empty() && c.kind == ConstraintKind::kUnique) return false;
  if (table.partition_of && c.kind == ConstraintKind::kPrimaryKey) return false;
  return std::all_of(c.columns.begin(), c.columns.end(),
                     [&](int id) { return IsOrdered(world, FindColumn(columns, id)->type); });
}

bool ForeignKeyFits(const World& world, const Table& table, const std::vector<Visible>& columns,
                    const Constraint& c) {
  const Table* target = Find(world.tables, c.references);
  if (!target || (target->unlogged && !table.unlogged)) return false;
  bool key =
      std::any_of(target->constraints.begin(), target->constraints.end(), [&](const Constraint& k) {
        return IsKey(k) && !k.deferrable && k.columns == c.referenced_columns;
      });
  auto referenced = ColumnsOf(world, target->id);
  for (size_t i = 0; key && i < c.columns.size(); ++i) {
    const Visible* from = FindColumn(columns, c.columns[i]);
    const Visible* to = FindColumn(referenced, c.referenced_columns[i]);
    key = to && from->type == to->type && !from->generated;
  }
  return key;
}

bool Fits(const World& world, const Table& table, const std::vector<Visible>& columns,
          const Constraint& c) {
  if (!HasColumns(columns, c.columns)) return false;
  switch (c.kind) {
    case ConstraintKind::kPrimaryKey:
    case ConstraintKind::kUnique:
      return KeyFits(world, table, columns, c);
    case ConstraintKind::kExclusion: {
      Family family = FamilyOf(world, FindColumn(columns, c.columns[0])->type);
      bool plain = table.strategy.empty() && !table.partition_of;
      return plain && (family == Family::kRange || family == Family::kInteger);
    }
    case ConstraintKind::kForeignKey:
      return true;  // judged after all keys are
    default:
      return true;
  }
}

void MendOptions(World& world, Table& table, const std::vector<Visible>& columns, Constraint& c) {
  std::erase_if(c.include, [&](int id) {
    return !FindColumn(columns, id) ||
           std::find(c.columns.begin(), c.columns.end(), id) != c.columns.end();
  });
  bool plain = table.strategy.empty() && !table.partition_of && table.inherits.empty();
  if (!plain) c.no_inherit = false;
  if (!table.strategy.empty() && c.kind == ConstraintKind::kForeignKey) c.not_valid = false;
  if (!c.helper) return;
  Family family = FamilyOf(world, FindColumn(columns, c.columns[0])->type);
  bool number = family == Family::kInteger || family == Family::kNumeric;
  if (!Find(world.routines, c.helper) || !number) c.helper = 0;
}

void Prune(World& world) {
  for (Table& table : world.tables) {
    auto columns = ColumnsOf(world, table.id);
    std::erase_if(table.constraints,
                  [&](const Constraint& c) { return !Fits(world, table, columns, c); });
    for (Constraint& c : table.constraints) MendOptions(world, table, columns, c);
  }
  for (Table& table : world.tables) {
    auto columns = ColumnsOf(world, table.id);
    std::erase_if(table.constraints, [&](const Constraint& c) {
      return c.kind == ConstraintKind::kForeignKey && !ForeignKeyFits(world, table, columns, c);
    });
  }
}

std::string Names(const std::vector<Visible>& columns, const std::vector<int>& ids) {
  std::vector<std::string> names;
  for (int id : ids) names.push_back(Quote(FindColumn(columns, id)->name));
  return "(" + Commas(names) + ")";
}

std::string CheckSql(const World& world, const std::vector<Visible>& columns, const Constraint& c) {
  std::string sql;
  for (int id : c.columns) {
    const Visible& column = *FindColumn(columns, id);
    std::string name = Quote(column.name);
    if (!sql.empty()) sql += c.variant % 2 ? " OR " : " AND ";
    if (c.helper && sql.empty()) {
      sql = Qualified(*Find(world.routines, c.helper)) + "(" + name + "::numeric) >= 0";
    } else {
      sql += "(" + Condition(world, column.type, name, c.variant) + ")";
    }
  }
  return "CHECK (" + sql + ")" + (c.no_inherit ? " NO INHERIT" : "");
}

std::string ForeignKeySql(const World& world, const std::vector<Visible>& columns,
                          const Constraint& c) {
  const Table& target = *Find(world.tables, c.references);
  std::string sql = "FOREIGN KEY " + Names(columns, c.columns) + " REFERENCES " +
                    Qualified(target) + " " +
                    Names(ColumnsOf(world, target.id), c.referenced_columns);
  if (!c.on_delete.empty()) sql += " ON DELETE " + c.on_delete;
  if (!c.on_update.empty()) sql += " ON UPDATE " + c.on_update;
  return sql;
}

std::string BodySql(const World& world, const std::vector<Visible>& columns, const Constraint& c) {
  std::string include = c.include.empty() ? "" : " INCLUDE " + Names(columns, c.include);
  switch (c.kind) {
    case ConstraintKind::kPrimaryKey:
      return "PRIMARY KEY " + Names(columns, c.columns) + include;
    case ConstraintKind::kUnique:
      return "UNIQUE " + Names(columns, c.columns) + include;
    case ConstraintKind::kCheck:
      return CheckSql(world, columns, c);
    case ConstraintKind::kForeignKey:
      return ForeignKeySql(world, columns, c);
    default:
      break;
  }
  const Visible& column = *FindColumn(columns, c.columns[0]);
  bool range = FamilyOf(world, column.type) == Family::kRange;
  return std::string("EXCLUDE USING ") + (range ? "gist" : "btree") + " (" + Quote(column.name) +
         (range ? " WITH &&)" : " WITH =)");
}

void RenderConstraint(const World& world, const Table& table, const Constraint& c,
                      std::vector<std::string>& out) {
  std::string sql = "ALTER TABLE " + Qualified(table) + " ADD CONSTRAINT " + Quote(c.name) + " " +
                    BodySql(world, ColumnsOf(world, table.id), c);
  if (c.kind != ConstraintKind::kCheck && c.deferrable) {
    sql += c.deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
  }
  if (c.not_valid) sql += " NOT VALID";
  out.push_back(sql);
  AddComment(out, "CONSTRAINT " + Quote(c.name) + " ON " + Qualified(table), c.comment);
}

void Render(const World& world, std::vector<std::string>& out) {
  for (bool foreign : {false, true}) {
    for (const Table& table : world.tables) {
      for (const Constraint& c : table.constraints) {
        if ((c.kind == ConstraintKind::kForeignKey) == foreign)
          RenderConstraint(world, table, c, out);
      }
    }
  }
}

}  // namespace

KindGroup ConstraintKinds() {
  return {"constraints",
          Generate,
          {{"add check", AddCheck},
           {"add unique", AddUnique},
           {"add exclusion", AddExclusion},
           {"add foreign key", AddForeignKey},
           {"drop constraint", DropConstraint},
           {"change constraint", ChangeConstraint},
           {"comment constraint", CommentConstraint}},
          Prune,
          Render};
}

}  // namespace mercator::generator
