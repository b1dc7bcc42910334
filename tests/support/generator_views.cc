// Views over tables and over views, and materialized views.
#include <algorithm>

#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

std::vector<int> Relations(const World& world) {
  std::vector<int> ids;
  for (const Table& t : world.tables) ids.push_back(t.id);
  for (const View& v : world.views) ids.push_back(v.id);
  return ids;
}

// False if the picked relation has no columns.
bool AddColumns(World& world, Random& random, View& view, int most) {
  int index = random.Below(static_cast<int>(view.sources.size()));
  auto columns = ColumnsOf(world, view.sources[index]);
  for (int i = 0; i < most && !columns.empty(); ++i) {
    ViewColumn column;
    column.id = ++world.next_id;
    column.name = FreshName(world, random, "out");
    column.source = index;
    column.column = random.Pick(columns).id;
    column.variant = random.Percent(20) ? random.Between(1, 2) : 0;
    view.columns.push_back(column);
  }
  return !columns.empty();
}

bool AddView(World& world, Random& random) {
  auto relations = Relations(world);
  if (relations.empty()) return false;
  View view;
  Name(world, random, view, "view");
  view.materialized = random.Percent(22);
  for (int i = random.Percent(35) ? 2 : 1; i > 0; --i)
    view.sources.push_back(random.Pick(relations));
  for (int i = 0; i < 3; ++i) AddColumns(world, random, view, 2);
  auto columns = ColumnsOf(world, view.sources[0]);
  if (random.Percent(45) && !columns.empty()) view.where = random.Pick(columns).id;
  view.where_variant = random.Below(4);
  view.grouped = random.Percent(15);
  view.with_clause = random.Percent(15);
  view.security_barrier = random.Percent(10);
  view.no_data = random.Percent(25);
  world.views.push_back(view);
  return true;
}

void Generate(World& world, Random& random, int size) {
  for (int i = random.Between(1, size); i > 0; --i) AddView(world, random);
}

bool DropView(World& world, Random& random) { return RemoveOne(world.views, random); }

bool ChangeWhere(World& world, Random& random) {
  View* view = PickFrom(world.views, random);
  if (!view || !view->where) return false;
  view->where_variant++;
  return true;
}

bool AddViewColumn(World& world, Random& random) {
  View* view = PickFrom(world.views, random);
  return view && AddColumns(world, random, *view, 1);
}

bool DropViewColumn(World& world, Random& random) {
  View* view = PickFrom(world.views, random);
  return view && view->columns.size() > 1 && RemoveOne(view->columns, random);
}

bool ChangeViewColumn(World& world, Random& random) {
  View* view = PickFrom(world.views, random);
  if (!view) return false;
  ViewColumn* column = PickFrom(view->columns, random);
  column->variant = (column->variant + 1) % 3;
  return true;
}

bool ChangeViewOptions(World& world, Random& random) {
  View* view = PickFrom(world.views, random);
  if (!view) return false;
  if (random.Percent(50)) {
    view->security_barrier = !view->security_barrier;
  } else {
    view->materialized = !view->materialized;
  }
  return true;
}

bool CommentView(World& world, Random& random) { return ChangeComment(world.views, random); }

// What is grouped or compared must have an order.
bool ColumnFits(const World& world, const View& view, const ViewColumn& column) {
  auto columns = ColumnsOf(world, view.sources[column.source]);
  const Visible* from = FindColumn(columns, column.column);
  if (!from) return false;
  return !view.grouped || column.variant != 0 || IsOrdered(world, from->type);
}

// Reading it needs a materialized view that has no data yet.
bool IsUnpopulated(const World& world, int relation) {
  const View* view = Find(world.views, relation);
  if (!view) return false;
  if (view->materialized) return view->no_data;
  return std::any_of(view->sources.begin(), view->sources.end(),
                     [&](int id) { return IsUnpopulated(world, id); });
}

// In the order of the list: a view sees only those before it, which are mended already.
void Prune(World& world) {
  std::vector<View> all;
  all.swap(world.views);
  for (View& view : all) {
    bool sources = std::all_of(view.sources.begin(), view.sources.end(),
                               [&](int id) { return FindRelation(world, id) != nullptr; });
    if (!sources) continue;
    std::erase_if(view.columns, [&](const ViewColumn& c) { return !ColumnFits(world, view, c); });
    if (!FindColumn(ColumnsOf(world, view.sources[0]), view.where)) view.where = 0;
    for (int id : view.sources) view.no_data = view.no_data || IsUnpopulated(world, id);
    if (!view.columns.empty()) world.views.push_back(view);
  }
}

std::string SourceName(const View& view, int source) {
  return view.with_clause && source == 0 ? "base" : "s" + std::to_string(source);
}

std::string SelectList(const World& world, const View& view, std::vector<std::string>& groups) {
  std::vector<std::string> parts;
  for (const ViewColumn& c : view.columns) {
    auto columns = ColumnsOf(world, view.sources[c.source]);
    const Visible& from = *FindColumn(columns, c.column);
    std::string sql = SourceName(view, c.source) + "." + Quote(from.name);
    if (c.variant == 1) sql += "::text";
    if (c.variant == 2) sql = "(" + Condition(world, from.type, sql, 0) + ")";
    groups.push_back(sql);
    parts.push_back(sql + " AS " + Quote(c.name));
  }
  if (view.grouped) parts.push_back("count(*) AS number");
  return Commas(parts);
}

std::string QuerySql(const World& world, const View& view) {
  std::vector<std::string> groups;
  std::string list = SelectList(world, view, groups);
  std::string first = Qualified(*FindRelation(world, view.sources[0]));
  std::string sql;
  if (view.with_clause) sql = "WITH base AS (SELECT * FROM " + first + ")\n";
  sql += "SELECT " + list + "\nFROM " + (view.with_clause ? "base" : first + " s0");
  if (view.sources.size() > 1) {
    sql += "\nLEFT JOIN " + Qualified(*FindRelation(world, view.sources[1])) + " s1 ON true";
  }
  auto columns = ColumnsOf(world, view.sources[0]);
  if (const Visible* where = FindColumn(columns, view.where)) {
    std::string name = SourceName(view, 0) + "." + Quote(where->name);
    sql += "\nWHERE " + Condition(world, where->type, name, view.where_variant);
  }
  return sql + (view.grouped ? "\nGROUP BY " + Commas(groups) : "");
}

void Render(const World& world, std::vector<std::string>& out) {
  for (const View& view : world.views) {
    std::string kind = view.materialized ? "MATERIALIZED VIEW " : "VIEW ";
    std::string sql = "CREATE " + kind + Qualified(view);
    if (view.security_barrier && !view.materialized) sql += " WITH (security_barrier = true)";
    sql += " AS\n" + QuerySql(world, view);
    if (view.materialized && view.no_data) sql += "\nWITH NO DATA";
    out.push_back(sql);
    AddComment(out, kind + Qualified(view), view.comment);
  }
}

}  // namespace

KindGroup ViewKinds() {
  return {"views",
          Generate,
          {{"add view", AddView},
           {"drop view", DropView},
           {"change view condition", ChangeWhere},
           {"add view column", AddViewColumn},
           {"drop view column", DropViewColumn},
           {"change view column", ChangeViewColumn},
           {"change view options", ChangeViewOptions},
           {"comment view", CommentView}},
          Prune,
          Render};
}

}  // namespace mercator::generator
