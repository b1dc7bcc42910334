#include "report/diagram.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "model/column.h"
#include "model/comment.h"
#include "model/constraint.h"
#include "model/default.h"
#include "model/index.h"
#include "model/materialized_view.h"
#include "model/table.h"
#include "model/view.h"

namespace mercator {
namespace {

class Maker {
 public:
  explicit Maker(const Catalog& catalog) : catalog_(catalog) {}

  Diagram Run() {
    std::map<ObjectId, int> partitions;
    for (const Object& object : catalog_.objects()) {
      if (object.id.kind != Kind::kTable) continue;
      if (object.As<Table>().partition_of.empty()) {
        AddTable(object);
      } else {
        for (const ObjectId& parent : object.As<Table>().parents) ++partitions[parent];
      }
    }
    AddViews();
    for (DiagramTable& table : diagram_.tables) table.partitions = partitions[table.id];
    for (size_t i = 0; i < diagram_.tables.size(); ++i) AddEdges(i);
    std::set<std::string> schemas;
    for (const DiagramTable& table : diagram_.tables) schemas.insert(table.id.schema);
    diagram_.many_schemas = schemas.size() > 1;
    return std::move(diagram_);
  }

 private:
  std::string CommentOn(const ObjectId& id) const {
    const Comment* comment = catalog_.Find<Comment>(AboutId(Kind::kComment, id));
    return comment ? comment->text : "";
  }

  DiagramColumn MakeColumn(const Object& object) const {
    const Column& column = object.As<Column>();
    const ObjectId value{Kind::kDefault, object.id.schema, object.id.table, object.id.name};
    const Default* found = catalog_.Find<Default>(value);
    std::string text = found ? found->expression : "";
    if (!column.identity.empty()) text = "identity, " + Lower(column.identity);
    if (!column.generated.empty()) text = "generated: " + column.generation_expression;
    return {object.id.name,   column.type, text,  CommentOn(object.id),
            !column.not_null, false,       false, false};
  }

  void AddTable(const Object& object) {
    DiagramTable table{object.id,
                       object.As<Table>().server.empty() ? "table" : "foreign table",
                       CommentOn(object.id),
                       0,
                       {},
                       {},
                       {}};
    std::vector<const Object*> parts = catalog_.Children(object.id);
    std::ranges::stable_sort(parts, {}, [](const Object* part) {
      return part->id.kind == Kind::kColumn ? part->As<Column>().position : int64_t{0};
    });
    for (const Object* part : parts) {
      if (part->id.kind == Kind::kColumn) table.columns.push_back(MakeColumn(*part));
      if (part->id.kind == Kind::kIndex) table.indexes.push_back(IndexText(*part));
    }
    for (const Object* part : parts) {
      if (part->id.kind == Kind::kConstraint) Mark(*part, table);
    }
    numbers_[object.id] = diagram_.tables.size();
    diagram_.tables.push_back(std::move(table));
  }

  static std::string IndexText(const Object& object) {
    const Index& index = object.As<Index>();
    std::vector<std::string> parts;
    for (const IndexPart& part : index.parts)
      parts.push_back(part.column.empty() ? part.expression : part.column);
    std::string text = object.id.name + " (" + Join(parts, ", ") + ")";
    if (index.method != "btree") text += " " + index.method;
    if (index.unique) text += " unique";
    return index.predicate.empty() ? text : text + " where " + index.predicate;
  }

  // What constraints say of columns.
  static void Mark(const Object& object, DiagramTable& table) {
    const Constraint& constraint = object.As<Constraint>();
    if (constraint.type == "check")
      table.checks.push_back(object.id.name + " CHECK " + constraint.expression);
    if (constraint.type == "exclude")
      table.checks.push_back(object.id.name + " EXCLUDE " + constraint.expression);
    if (constraint.type == "unique") {
      table.indexes.push_back(object.id.name + " (" + Join(constraint.columns, ", ") + ") unique");
    }
    for (DiagramColumn& column : table.columns) {
      if (std::ranges::find(constraint.columns, column.name) == constraint.columns.end()) continue;
      column.primary |= constraint.type == "primary key";
      column.foreign |= constraint.type == "foreign key";
      column.unique |= constraint.type == "unique" && constraint.columns.size() == 1;
    }
  }

  void AddViews() {
    for (const Object& object : catalog_.objects()) {
      const bool plain = object.id.kind == Kind::kView;
      if (!plain && object.id.kind != Kind::kMaterializedView) continue;
      const auto& names = plain ? object.As<View>().columns : object.As<MaterializedView>().columns;
      DiagramTable view{
          object.id, plain ? "view" : "materialized view", CommentOn(object.id), 0, {}, {}, {}};
      for (size_t i = 0; i < names.size(); ++i) {
        DiagramColumn column;
        column.name = names[i];
        if (plain && i < object.As<View>().column_types.size())
          column.type = object.As<View>().column_types[i];
        column.null = true;
        view.columns.push_back(std::move(column));
      }
      diagram_.tables.push_back(std::move(view));
    }
  }

  // Whether a primary key or a unique constraint has just these columns.
  bool AreUnique(const ObjectId& table, std::vector<std::string> columns) const {
    std::ranges::sort(columns);
    for (const Object* part : catalog_.Children(table)) {
      if (part->id.kind != Kind::kConstraint) continue;
      const Constraint& constraint = part->As<Constraint>();
      std::vector<std::string> others = constraint.columns;
      std::ranges::sort(others);
      if ((constraint.type == "primary key" || constraint.type == "unique") && others == columns)
        return true;
    }
    return false;
  }

  void AddEdges(size_t from) {
    const ObjectId table = diagram_.tables[from].id;
    for (const Object* part : catalog_.Children(table)) {
      if (part->id.kind != Kind::kConstraint) continue;
      const Constraint& key = part->As<Constraint>();
      auto to = numbers_.find(key.ref_table);
      if (key.type != "foreign key" || to == numbers_.end()) continue;
      DiagramEdge edge{part->id.name,   from,          to->second, key.columns,
                       key.ref_columns, key.on_delete, false,      AreUnique(table, key.columns)};
      for (const DiagramColumn& column : diagram_.tables[from].columns) {
        if (column.null && std::ranges::find(key.columns, column.name) != key.columns.end())
          edge.optional = true;
      }
      diagram_.edges.push_back(std::move(edge));
    }
  }

  const Catalog& catalog_;
  Diagram diagram_;
  std::map<ObjectId, size_t> numbers_;
};

}  // namespace

std::string Diagram::NameOf(const DiagramTable& table) const {
  return many_schemas ? table.id.schema + "." + table.id.name : table.id.name.str();
}

Diagram MakeDiagram(const Catalog& catalog) { return Maker(catalog).Run(); }

}  // namespace mercator
