// Tables with their columns and inheritance. Partitions are in generator_partitions.cc.
#include "support/generator_tables.h"

#include <algorithm>

#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {

Column NewColumn(World& world, Random& random, const Table& table) {
  Column column;
  column.id = ++world.next_id;
  column.name = FreshName(world, random, "col");
  column.type = RandomType(world, random);
  Family family = FamilyOf(world, column.type);
  column.not_null = random.Percent(30) && family != Family::kComposite;
  column.default_variant = random.Percent(35) ? random.Between(1, 3) : 0;
  if (random.Percent(10)) column.comment = RandomComment(random);
  if (column.type.user || column.type.array) return column;
  if (family == Family::kInteger && random.Percent(12)) {
    column.identity = random.Percent(50) ? "ALWAYS" : "BY DEFAULT";
  } else if (family == Family::kInteger && !world.sequences.empty() && random.Percent(20)) {
    column.default_sequence = random.Pick(world.sequences).id;
  }
  if (family == Family::kText && random.Percent(12)) column.c_collation = true;
  if (column.type.base == "text" && random.Percent(10)) column.storage = "EXTERNAL";
  if (random.Percent(5)) column.statistics = random.Between(0, 500);
  if (!table.columns.empty() && table.strategy.empty() && random.Percent(10)) {
    column.generated_from = random.Pick(table.columns).id;  // mended or taken back by the pruning
  }
  return column;
}

Constraint NewPrimaryKey(World& world, Random& random, std::vector<int> columns) {
  Constraint key;
  key.id = ++world.next_id;
  key.kind = ConstraintKind::kPrimaryKey;
  key.name = FreshName(world, random, "pk");
  key.columns = std::move(columns);
  return key;
}

namespace {

Table NewTable(World& world, Random& random) {
  Table table;
  Name(world, random, table, "tab");
  Column id;
  id.id = ++world.next_id;
  id.name = "id";
  id.type.base = random.Percent(70) ? "bigint" : random.Percent(50) ? "integer" : "uuid";
  id.not_null = true;
  if (id.type.base != "uuid" && random.Percent(60))
    id.identity = random.Percent(50) ? "ALWAYS" : "BY DEFAULT";
  table.columns.push_back(id);
  for (int i = random.Between(1, 9); i > 0; --i)
    table.columns.push_back(NewColumn(world, random, table));
  if (random.Percent(85)) table.constraints.push_back(NewPrimaryKey(world, random, {id.id}));
  table.unlogged = random.Percent(6);
  table.fillfactor = random.Percent(8) ? random.Between(50, 99) : 0;
  return table;
}

bool IsPlain(const Table& table) { return table.strategy.empty() && !table.partition_of; }

Table NewInheriting(World& world, Random& random) {
  Table table;
  Name(world, random, table, "sub");
  for (int i = random.Between(0, 3); i > 0; --i)
    table.columns.push_back(NewColumn(world, random, table));
  for (const Table& parent : world.tables) {
    if (IsPlain(parent) && !parent.unlogged && parent.inherits.empty() && table.inherits.empty() &&
        random.Percent(40)) {
      table.inherits.push_back(parent.id);
    }
  }
  return table;
}

// A sequence belongs to the first column that uses it, as with serial.
void OwnSequences(World& world, Random& random) {
  for (const Table& table : world.tables) {
    for (const Column& column : table.columns) {
      Sequence* sequence = Find(world.sequences, column.default_sequence);
      if (!sequence || sequence->owned_by || random.Percent(40)) continue;
      sequence->owned_by = column.id;
      sequence->schema = table.schema;
    }
  }
}

void GenerateTables(World& world, Random& random, int size) {
  for (int i = 0; i < size; ++i) world.tables.push_back(NewTable(world, random));
  if (random.Percent(35)) world.tables.push_back(NewInheriting(world, random));
  OwnSequences(world, random);
}

Table* PickWithColumns(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  return table && !table->partition_of && !table->columns.empty() ? table : nullptr;
}

Column* PickColumn(World& world, Random& random) {
  Table* table = PickWithColumns(world, random);
  if (!table) return nullptr;
  Column* column = PickFrom(table->columns, random);
  return column->id == table->key ? nullptr : column;  // a partition key's type cannot change
}

bool AddTable(World& world, Random& random) {
  world.tables.push_back(NewTable(world, random));
  return true;
}

bool DropTable(World& world, Random& random) { return RemoveOne(world.tables, random); }

bool AddColumn(World& world, Random& random) {
  Table* table = PickWithColumns(world, random);
  if (!table) return false;
  table->columns.push_back(NewColumn(world, random, *table));
  return true;
}

bool DropColumn(World& world, Random& random) {
  Table* table = PickWithColumns(world, random);
  if (!table || table->columns.size() < 2) return false;
  size_t i = random.Below(static_cast<int>(table->columns.size()));
  if (table->columns[i].id == table->key) return false;
  table->columns.erase(table->columns.begin() + i);
  return true;
}

bool ChangeColumnType(World& world, Random& random) {
  Column* column = PickColumn(world, random);
  if (!column || column->generated_from) return false;
  column->type = ConvertibleType(world, random, column->type);
  return true;
}

bool ChangeColumnDefault(World& world, Random& random) {
  Column* column = PickColumn(world, random);
  if (!column || column->generated_from || !column->identity.empty()) return false;
  column->default_sequence = 0;
  column->default_variant = (column->default_variant + random.Between(1, 3)) % 4;
  return true;
}

bool ChangeColumnNull(World& world, Random& random) {
  Column* column = PickColumn(world, random);
  if (!column || !column->identity.empty()) return false;
  column->not_null = !column->not_null;
  return true;
}

bool ChangeIdentity(World& world, Random& random) {
  Column* column = PickColumn(world, random);
  if (!column || FamilyOf(world, column->type) != Family::kInteger || column->generated_from)
    return false;
  std::vector<std::string> choices = {"", "ALWAYS", "BY DEFAULT"};
  choices.erase(std::find(choices.begin(), choices.end(), column->identity));
  column->identity = random.Pick(choices);
  return true;
}

bool ChangeGenerated(World& world, Random& random) {
  Column* column = PickColumn(world, random);
  if (!column || !column->generated_from) return false;
  if (random.Percent(50)) {
    column->generated_from = 0;
  } else {
    column->generated_variant++;
  }
  return true;
}

bool ChangeColumnDetails(World& world, Random& random) {
  Column* column = PickColumn(world, random);
  if (!column) return false;
  switch (random.Below(3)) {
    case 0:
      column->statistics = column->statistics < 0 ? 100 : -1;
      break;
    case 1:
      column->c_collation = !column->c_collation;
      break;
    default:
      column->storage = column->storage.empty() ? "EXTERNAL" : "";
  }
  return true;
}

bool CommentColumn(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  return table && ChangeComment(table->columns, random);
}

bool CommentTable(World& world, Random& random) { return ChangeComment(world.tables, random); }

bool ChangeTableDetails(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || !IsPlain(*table)) return false;
  if (random.Percent(70)) {
    table->fillfactor = table->fillfactor ? 0 : 70;
  } else {
    table->unlogged = !table->unlogged;
  }
  return true;
}

bool ChangeInheritance(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || table->inherits.empty() || table->columns.empty()) return false;
  table->inherits.clear();
  return true;
}

// A generated column stands on a plain column whose type has an expression.
void MendGenerated(const World& world, Table& table, Column& column) {
  const Column* from = Find(table.columns, column.generated_from);
  bool text_of_c = from && from->c_collation;
  if (!from || from->generated_from || from->id == column.id || text_of_c ||
      column.id == table.key || Derived(world, from->type, "x").empty()) {
    column.generated_from = 0;
    return;
  }
  column.type = DerivedType(world, from->type);
  column.default_variant = column.default_sequence = 0;
  column.identity.clear();
}

void MendColumn(const World& world, Table& table, Column& column) {
  if (!Exists(world, column.type)) column.type = Type{};
  if (!Find(world.sequences, column.default_sequence)) column.default_sequence = 0;
  if (column.generated_from) MendGenerated(world, table, column);
  Family family = FamilyOf(world, column.type);
  bool plain = !column.type.user && !column.type.array;
  if (family != Family::kInteger || !plain) column.identity.clear(), column.default_sequence = 0;
  if (family != Family::kText || !plain) column.c_collation = false;
  if (column.type.base != "text" || !plain) column.storage.clear();
  if (!column.identity.empty()) {
    column.not_null = true;
    column.default_variant = column.default_sequence = 0;
  }
}

// Views and constraints order tables by their place in the list, so parents stand before children.
void PruneTables(World& world) {
  auto gone = [&](const Table& t) {
    if (t.partition_of) {
      const Table* parent = Find(world.tables, t.partition_of);
      return !parent || parent->strategy.empty();
    }
    return false;
  };
  for (size_t before = world.tables.size() + 1; before != world.tables.size();) {
    before = world.tables.size();
    std::vector<Table> kept;
    for (const Table& t : world.tables) {
      if (!gone(t)) kept.push_back(t);
    }
    world.tables = kept;
  }
  for (Table& table : world.tables) {
    std::erase_if(table.inherits, [&](int id) {
      const Table* parent = Find(world.tables, id);
      return !parent || !IsPlain(*parent) || parent->unlogged != table.unlogged;
    });
    for (Column& column : table.columns) MendColumn(world, table, column);
  }
}

std::string ColumnSql(const World& world, const Table& table, const Column& column) {
  std::string sql = "  " + Quote(column.name) + " " + TypeName(world, column.type);
  if (column.c_collation) sql += " COLLATE \"C\"";
  if (const Column* from = Find(table.columns, column.generated_from)) {
    std::string expression = Derived(world, from->type, Quote(from->name));
    if (column.generated_variant % 2) expression = "coalesce(" + expression + ", NULL)";
    sql += " GENERATED ALWAYS AS (" + expression + ") STORED";
  } else if (!column.identity.empty()) {
    sql += " GENERATED " + column.identity + " AS IDENTITY";
  } else if (auto* sequence = Find(world.sequences, column.default_sequence)) {
    sql += " DEFAULT nextval(" + Literal(Qualified(*sequence)) + "::regclass)";
  } else if (column.default_variant) {
    sql += " DEFAULT " + Constant(world, column.type, column.default_variant);
  }
  return sql + (column.not_null ? " NOT NULL" : "");
}

void RenderColumnDetails(const Table& table, std::vector<std::string>& out) {
  for (const Column& c : table.columns) {
    std::string alter =
        "ALTER TABLE " + Qualified(table) + " ALTER COLUMN " + Quote(c.name) + " SET ";
    if (!c.storage.empty()) out.push_back(alter + "STORAGE " + c.storage);
    if (c.statistics >= 0) out.push_back(alter + "STATISTICS " + std::to_string(c.statistics));
    AddComment(out, "COLUMN " + Qualified(table) + "." + Quote(c.name), c.comment);
  }
}

void RenderTable(const World& world, const Table& table, std::vector<std::string>& out) {
  std::string sql =
      std::string("CREATE ") + (table.unlogged ? "UNLOGGED " : "") + "TABLE " + Qualified(table);
  if (table.partition_of) {
    sql += " PARTITION OF " + Qualified(*Find(world.tables, table.partition_of)) +
           BoundSql(world, table);
  } else {
    std::vector<std::string> lines, parents;
    for (const Column& c : table.columns) lines.push_back(ColumnSql(world, table, c));
    sql += " (";
    for (size_t i = 0; i < lines.size(); ++i) sql += (i ? ",\n" : "\n") + lines[i];
    sql += "\n)";
    for (int parent : table.inherits) parents.push_back(Qualified(*Find(world.tables, parent)));
    if (!parents.empty()) sql += " INHERITS (" + Commas(parents) + ")";
  }
  sql += PartitionBySql(world, table);
  if (table.fillfactor) sql += " WITH (fillfactor = " + std::to_string(table.fillfactor) + ")";
  out.push_back(sql);
  AddComment(out, "TABLE " + Qualified(table), table.comment);
  RenderColumnDetails(table, out);
}

void RenderTables(const World& world, std::vector<std::string>& out) {
  for (const Table& table : world.tables) RenderTable(world, table, out);
  for (const Sequence& s : world.sequences) {
    for (const Table& t : world.tables) {
      const Column* owner = Find(t.columns, s.owned_by);
      if (!owner || t.partition_of || t.schema != s.schema || t.unlogged) continue;
      out.push_back("ALTER SEQUENCE " + Qualified(s) + " OWNED BY " + Qualified(t) + "." +
                    Quote(owner->name));
    }
  }
}

}  // namespace

KindGroup TableKinds() {
  return {"tables",
          GenerateTables,
          {{"add table", AddTable},
           {"drop table", DropTable},
           {"add column", AddColumn},
           {"add column", AddColumn},
           {"drop column", DropColumn},
           {"change column type", ChangeColumnType},
           {"change column type", ChangeColumnType},
           {"change column default", ChangeColumnDefault},
           {"change column null", ChangeColumnNull},
           {"change identity", ChangeIdentity},
           {"change generated column", ChangeGenerated},
           {"change column details", ChangeColumnDetails},
           {"comment column", CommentColumn},
           {"comment table", CommentTable},
           {"change table details", ChangeTableDetails},
           {"change inheritance", ChangeInheritance}},
          PruneTables,
          RenderTables};
}

}  // namespace mercator::generator
