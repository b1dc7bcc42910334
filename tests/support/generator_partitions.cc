// Partitioned tables, their partitions, and partitions of partitions.
#include <algorithm>
#include <set>

#include "support/generator_model.h"
#include "support/generator_tables.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

constexpr int kModulus = 4;

// The column that the partitioned table is divided by; a partition has its root's columns.
Visible KeyOf(const World& world, const Table& table) {
  auto columns = ColumnsOf(world, table.id);
  const Visible* key = FindColumn(columns, table.key);
  return key ? *key : Visible{};
}

Table NewPartition(World& world, Random& random, const Table& parent, int slot) {
  Table table;
  Name(world, random, table, "part");
  table.partition_of = parent.id;
  table.slot = slot;
  return table;
}

int FreeSlot(const World& world, const Table& parent) {
  std::set<int> used;
  for (const Table& t : world.tables) {
    if (t.partition_of == parent.id) used.insert(t.slot);
  }
  int slot = 0;
  while (used.count(slot)) ++slot;
  return parent.strategy == "HASH" && slot >= kModulus ? -1 : slot;
}

void AddPartitions(World& world, Random& random, const Table& parent, int count) {
  for (int i = 0; i < count; ++i) {
    int slot = FreeSlot(world, parent);
    if (slot >= 0) world.tables.push_back(NewPartition(world, random, parent, slot));
  }
  if (parent.strategy != "HASH" && random.Percent(40)) {
    world.tables.push_back(NewPartition(world, random, parent, -1));
  }
}

Table NewPartitioned(World& world, Random& random) {
  Table table;
  Name(world, random, table, "log");
  table.strategy = random.Pick(std::vector<std::string>{"RANGE", "LIST", "HASH"});
  std::vector<std::string> types = {"integer", "bigint", "text"};
  if (table.strategy == "RANGE") types = {"integer", "bigint", "date", "timestamptz"};
  Column key;
  key.id = ++world.next_id;
  key.name = FreshName(world, random, "key");
  key.type.base = random.Pick(types);
  key.not_null = true;
  table.key = key.id;
  Column id;
  id.id = ++world.next_id;
  id.name = "id";
  id.type.base = "bigint";
  id.not_null = true;
  table.columns = {id, key};
  for (int i = random.Between(0, 5); i > 0; --i)
    table.columns.push_back(NewColumn(world, random, table));
  for (Column& c : table.columns) c.identity.clear();  // 17 passes identity on to partitions
  if (random.Percent(60))
    table.constraints.push_back(NewPrimaryKey(world, random, {id.id, key.id}));
  return table;
}

void AddPartitionedTable(World& world, Random& random) {
  Table root = NewPartitioned(world, random);
  world.tables.push_back(root);
  AddPartitions(world, random, root, random.Between(0, 3));
  if (!random.Percent(30)) return;
  Table middle = NewPartition(world, random, root, FreeSlot(world, root));
  if (middle.slot < 0) return;
  middle.strategy = "HASH";
  middle.key = random.Percent(50) ? root.key : root.columns[0].id;
  world.tables.push_back(middle);
  AddPartitions(world, random, middle, random.Between(1, kModulus));
}

void Generate(World& world, Random& random, int size) {
  for (int i = random.Below(2 + size / 6); i > 0; --i) AddPartitionedTable(world, random);
}

bool AddTable(World& world, Random& random) {
  AddPartitionedTable(world, random);
  return true;
}

bool AddPartition(World& world, Random& random) {
  const Table* picked = PickFrom(world.tables, random);
  if (!picked || picked->strategy.empty()) return false;
  Table parent = *picked;  // adding moves the tables in memory
  int slot = FreeSlot(world, parent);
  if (slot < 0) return false;
  world.tables.push_back(NewPartition(world, random, parent, slot));
  return true;
}

bool DropPartition(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || !table->partition_of) return false;
  int id = table->id;
  std::erase_if(world.tables, [id](const Table& t) { return t.id == id; });
  return true;
}

bool MovePartition(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || !table->partition_of || table->slot < 0) return false;
  int slot = FreeSlot(world, *Find(world.tables, table->partition_of));
  if (slot < 0) return false;
  table->slot = slot;
  return true;
}

// The columns become the table's own, under ids of their own.
bool DetachPartition(World& world, Random& random) {
  Table* table = PickFrom(world.tables, random);
  if (!table || !table->partition_of || !table->strategy.empty()) return false;
  const Table* root = Find(world.tables, table->partition_of);
  while (root->partition_of) root = Find(world.tables, root->partition_of);
  table->columns = root->columns;
  table->constraints.clear();
  for (Column& column : table->columns) {
    column.id = ++world.next_id;
    column.generated_from = 0;
    column.comment.clear();
  }
  table->partition_of = 0;
  return true;
}

void PruneNothing(World&) {}                                    // tables are pruned as one
void RenderNothing(const World&, std::vector<std::string>&) {}  // and written as one

std::string RangeBound(const std::string& type, int slot) {
  auto day = [](int month) {
    return std::to_string(2024 + month / 12) + "-" + (month % 12 < 9 ? "0" : "") +
           std::to_string(month % 12 + 1) + "-01";
  };
  auto bound = [&](int i) {
    if (type == "date") return Literal(day(i));
    if (type == "timestamptz") return Literal(day(i) + " 00:00:00+00");
    return i == 0 ? std::string("MINVALUE") : std::to_string(i * 100);
  };
  return " FOR VALUES FROM (" + bound(slot) + ") TO (" + bound(slot + 1) + ")";
}

}  // namespace

std::string BoundSql(const World& world, const Table& partition) {
  const Table& parent = *Find(world.tables, partition.partition_of);
  if (partition.slot < 0) return " DEFAULT";
  std::string slot = std::to_string(partition.slot);
  if (parent.strategy == "HASH") {
    return " FOR VALUES WITH (modulus " + std::to_string(kModulus) + ", remainder " + slot + ")";
  }
  Visible key = KeyOf(world, parent);
  if (parent.strategy == "RANGE") return RangeBound(key.type.base, partition.slot);
  if (key.type.base == "text") return " FOR VALUES IN ('a" + slot + "', 'b" + slot + "')";
  return " FOR VALUES IN (" + slot + ", 1" + slot + "000)";
}

std::string PartitionBySql(const World& world, const Table& table) {
  if (table.strategy.empty()) return "";
  return " PARTITION BY " + table.strategy + " (" + Quote(KeyOf(world, table).name) + ")";
}

KindGroup PartitionKinds() {
  return {"partitions",
          Generate,
          {{"add partitioned table", AddTable},
           {"add partition", AddPartition},
           {"drop partition", DropPartition},
           {"move partition", MovePartition},
           {"detach partition", DetachPartition}},
          PruneNothing,
          RenderNothing};
}

}  // namespace mercator::generator
