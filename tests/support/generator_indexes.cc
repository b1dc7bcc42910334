// Indexes of tables and materialized views: every access method, expressions, predicates, included
// columns, operator classes, orders.
#include <algorithm>

#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

bool IsUnderPartitioning(const World& world, int relation) {
  const Table* table = Find(world.tables, relation);
  return table && (!table->strategy.empty() || table->partition_of);
}

std::string MethodFor(Random& random, Family family, bool ordered) {
  if (family == Family::kJsonb || family == Family::kTsvector || family == Family::kArray)
    return "gin";
  if (family == Family::kPoint) return random.Percent(50) ? "gist" : "spgist";
  if (family == Family::kRange && random.Percent(70)) return "gist";
  if (!ordered) return "";
  int dice = random.Below(100);
  if (dice < 12 && family != Family::kBits) return "hash";
  bool brin = family == Family::kInteger || family == Family::kDate || family == Family::kTimestamp;
  if (dice < 24 && brin) return "brin";
  return "btree";
}

bool MethodTakes(const World& world, const std::string& method, const Type& type) {
  Family family = FamilyOf(world, type);
  if (method == "btree") return IsOrdered(world, type);
  if (method == "hash") return IsOrdered(world, type) && family != Family::kBits;
  if (method == "gin") return family == Family::kJsonb || family == Family::kTsvector;
  if (method == "gist") return family == Family::kRange || family == Family::kPoint;
  if (method == "spgist") return family == Family::kPoint;
  return family == Family::kInteger || family == Family::kDate || family == Family::kTimestamp;
}

IndexItem NewItem(const World& world, Random& random, const Visible& column) {
  IndexItem item;
  item.column = column.id;
  item.expression = random.Percent(20) && !Derived(world, column.type, "x").empty();
  item.pattern = random.Percent(20);
  item.descending = random.Percent(25);
  item.nulls_first = random.Percent(25);
  return item;
}

bool AddIndex(World& world, Random& random) {
  std::vector<int> relations;
  for (const Table& t : world.tables) relations.push_back(t.id);
  for (const View& v : world.views) {
    if (v.materialized) relations.push_back(v.id);
  }
  if (relations.empty()) return false;
  Index index;
  Name(world, random, index, "idx");
  index.relation = random.Pick(relations);
  auto columns = ColumnsOf(world, index.relation);
  if (columns.empty()) return false;
  const Visible& first = random.Pick(columns);
  index.method = MethodFor(random, FamilyOf(world, first.type), IsOrdered(world, first.type));
  if (index.method.empty()) return false;
  index.items.push_back(NewItem(world, random, first));
  for (const Visible& c : columns) {
    if (index.method == "btree" && random.Percent(15) && c.id != first.id) {
      index.items.push_back(NewItem(world, random, c));
    }
  }
  index.unique = index.method == "btree" && random.Percent(20);
  if (index.method == "btree" && random.Percent(12)) index.include = {random.Pick(columns).id};
  if (random.Percent(20)) index.where = random.Pick(columns).id;
  index.where_variant = random.Below(4);
  if (index.method == "btree" && random.Percent(8)) index.fillfactor = random.Between(50, 99);
  world.indexes.push_back(index);
  return true;
}

void Generate(World& world, Random& random, int size) {
  for (int i = 0; i < size * 2; ++i) AddIndex(world, random);
}

bool DropIndex(World& world, Random& random) { return RemoveOne(world.indexes, random); }

bool ChangeIndex(World& world, Random& random) {
  Index* index = PickFrom(world.indexes, random);
  if (!index) return false;
  switch (random.Below(4)) {
    case 0:
      index->items[0].descending = !index->items[0].descending;
      break;
    case 1:
      index->where = index->where ? 0 : index->items[0].column;
      break;
    case 2:
      index->fillfactor = index->fillfactor ? 0 : 80;
      break;
    default:
      index->unique = !index->unique;
  }
  return true;
}

bool CommentIndex(World& world, Random& random) { return ChangeComment(world.indexes, random); }

bool ItemFits(const World& world, const Index& index, const std::vector<Visible>& columns,
              const IndexItem& item) {
  const Visible* column = FindColumn(columns, item.column);
  if (!column) return false;
  bool derived =
      item.expression && index.method == "btree" && !Derived(world, column->type, "x").empty();
  return derived || MethodTakes(world, index.method, column->type);
}

void Prune(World& world) {
  for (Index& index : world.indexes) {
    auto columns = ColumnsOf(world, index.relation);
    std::erase_if(index.items,
                  [&](const IndexItem& i) { return !ItemFits(world, index, columns, i); });
    std::erase_if(index.include, [&](int id) {
      return !FindColumn(columns, id) ||
             std::any_of(index.items.begin(), index.items.end(),
                         [id](const IndexItem& i) { return i.column == id; });
    });
    if (!FindColumn(columns, index.where)) index.where = 0;
    if (index.method != "btree") index.fillfactor = 0;
    if (index.method != "btree" || IsUnderPartitioning(world, index.relation)) index.unique = false;
    if (const Named* relation = FindRelation(world, index.relation))
      index.schema = relation->schema;
  }
  std::erase_if(world.indexes, [&](const Index& index) {
    const View* view = Find(world.views, index.relation);
    return index.items.empty() || (view && !view->materialized);
  });
}

std::string PatternClass(const World& world, const Visible& column) {
  if (FamilyOf(world, column.type) != Family::kText || column.type.user) return "";
  if (column.type.base.starts_with("char")) return " bpchar_pattern_ops";
  return column.type.base == "text" ? " text_pattern_ops" : " varchar_pattern_ops";
}

std::string ItemSql(const World& world, const Index& index, const Visible& column,
                    const IndexItem& item) {
  std::string name = Quote(column.name);
  std::string derived = item.expression ? Derived(world, column.type, name) : "";
  bool expression = index.method == "btree" && !derived.empty();
  std::string sql = expression ? "(" + derived + ")" : name;
  if (item.pattern && index.method == "btree" && !expression) sql += PatternClass(world, column);
  if (item.pattern && index.method == "gin" && FamilyOf(world, column.type) == Family::kJsonb) {
    sql += " jsonb_path_ops";
  }
  if (index.method != "btree") return sql;
  if (item.descending) sql += " DESC";
  if (item.nulls_first != item.descending) sql += item.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return sql;
}

std::string IndexSql(const World& world, const Index& index) {
  auto columns = ColumnsOf(world, index.relation);
  std::vector<std::string> items, include;
  for (const IndexItem& item : index.items) {
    items.push_back(ItemSql(world, index, *FindColumn(columns, item.column), item));
  }
  for (int id : index.include) include.push_back(Quote(FindColumn(columns, id)->name));
  std::string sql = std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " +
                    Quote(index.name) + " ON " + Qualified(*FindRelation(world, index.relation)) +
                    " USING " + index.method + " (" + Commas(items) + ")";
  if (!include.empty()) sql += " INCLUDE (" + Commas(include) + ")";
  if (index.fillfactor) sql += " WITH (fillfactor = " + std::to_string(index.fillfactor) + ")";
  if (const Visible* where = FindColumn(columns, index.where)) {
    sql += " WHERE " + Condition(world, where->type, Quote(where->name), index.where_variant);
  }
  return sql;
}

void Render(const World& world, std::vector<std::string>& out) {
  for (const Index& index : world.indexes) {
    out.push_back(IndexSql(world, index));
    AddComment(out, "INDEX " + Qualified(index), index.comment);
  }
}

}  // namespace

KindGroup IndexKinds() {
  return {"indexes",
          Generate,
          {{"add index", AddIndex},
           {"drop index", DropIndex},
           {"change index", ChangeIndex},
           {"comment index", CommentIndex}},
          Prune,
          Render};
}

}  // namespace mercator::generator
