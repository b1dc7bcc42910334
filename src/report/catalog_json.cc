#include "report/catalog_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "model/column.h"
#include "model/comment.h"
#include "model/constraint.h"
#include "model/index.h"
#include "model/json.h"

namespace mercator {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const Catalog& catalog) : catalog_(catalog) {
    for (const Object& object : catalog.objects()) {
      if (object.id.kind != Kind::kComment) continue;
      const Comment& comment = object.As<Comment>();
      comments_.emplace(comment.target, &comment.text);
    }
  }

  Json Run() {
    Json schemas = Json::array(), others = Json::object();
    for (const Object& object : catalog_.objects()) {
      if (object.id.kind == Kind::kSchema) schemas.push_back(SchemaToJson(object));
    }
    for (const Object& object : catalog_.objects()) {
      bool other = object.compared && !object.parent && object.id.kind != Kind::kSchema &&
                   object.id.kind != Kind::kComment;
      if (other) others[Plural(object.id.kind)].push_back(Named(object));
    }
    Json out = Json::object();
    out["schemas"] = std::move(schemas);
    out.update(others);
    return out;
  }

 private:
  static std::string Plural(Kind kind) {
    std::string word(KindWord(kind));
    if (word.ends_with("y")) return word.substr(0, word.size() - 1) + "ies";
    return word.ends_with("x") || word.ends_with("s") ? word + "es" : word + "s";
  }

  Json Named(const Object& object) const {
    Json out = Json::object();
    out["name"] = object.id.name;
    if (auto it = comments_.find(object.id); it != comments_.end()) out["comment"] = *it->second;
    out.update(AttributesToJson(object));
    return out;
  }

  Json SchemaToJson(const Object& schema) const {
    Json out = Named(schema);
    for (const Object* object : catalog_.Children(schema.id)) {
      if (object->id.kind == Kind::kComment || !object->compared) continue;
      bool table = object->id.kind == Kind::kTable;
      out[Plural(object->id.kind)].push_back(table ? TableToJson(*object) : WithParts(*object));
    }
    return out;
  }

  // A column as Atlas writes it: `null` instead of `not_null`.
  Json ColumnToJson(const Object& object) const {
    const Column& column = object.As<Column>();
    Json out = Named(object);
    out.erase("not_null");
    if (!column.not_null) out["null"] = true;
    ObjectId value{Kind::kDefault, object.id.schema, object.id.table, object.id.name};
    if (const Object* found = catalog_.Find(value))
      out["default"] = AttributesToJson(*found)["expression"];
    return out;
  }

  static Json PartToJson(const IndexPart& part) {
    Json out = Json::object();
    if (part.descending) out["desc"] = true;
    if (part.column.empty()) {
      out["expr"] = part.expression;
    } else {
      out["column"] = part.column;
    }
    return out;
  }

  Json IndexToJson(const Object& object) const {
    Json out = Named(object);
    out.erase("table");
    out["parts"] = Json::array();
    for (const IndexPart& part : object.As<Index>().parts) out["parts"].push_back(PartToJson(part));
    return out;
  }

  void AddConstraint(const Object& object, Json& table) const {
    const Constraint& c = object.As<Constraint>();
    Json out = Named(object);
    out.erase("type");
    if (c.type == "primary key" || c.type == "unique") {
      out["parts"] = Json::array();
      for (const std::string& column : c.columns) out["parts"].push_back({{"column", column}});
      out.erase("columns");
    }
    if (c.type == "primary key") {
      table["primary_key"] = std::move(out);
    } else if (c.type == "foreign key") {
      out["references"] = {{"table", c.ref_table.name}, {"columns", c.ref_columns}};
      out.erase("ref_columns");
      table["foreign_keys"].push_back(std::move(out));
    } else {
      table[c.type == "check"    ? "checks"
            : c.type == "unique" ? "unique_constraints"
                                 : "exclusions"]
          .push_back(std::move(out));
    }
  }

  Json TableToJson(const Object& object) const {
    Json out = Named(object);
    std::vector<const Object*> parts = catalog_.Children(object.id);
    std::ranges::stable_sort(parts, {}, [](const Object* part) {
      return part->id.kind == Kind::kColumn ? part->As<Column>().position : int64_t{0};
    });
    for (const Object* part : parts) {
      if (part->id.kind == Kind::kColumn) {
        out["columns"].push_back(ColumnToJson(*part));
      } else if (part->id.kind == Kind::kIndex) {
        out["indexes"].push_back(IndexToJson(*part));
      } else if (part->id.kind == Kind::kConstraint) {
        AddConstraint(*part, out);
      } else if (part->id.kind != Kind::kComment && part->compared) {
        out[Plural(part->id.kind)].push_back(Named(*part));
      }
    }
    return out;
  }

  Json WithParts(const Object& object) const {
    Json out = Named(object);
    for (const Object* part : catalog_.Children(object.id)) {
      if (part->id.kind == Kind::kComment || !part->compared) continue;
      out[Plural(part->id.kind)].push_back(part->id.kind == Kind::kIndex ? IndexToJson(*part)
                                                                         : Named(*part));
    }
    return out;
  }

  const Catalog& catalog_;
  std::unordered_map<ObjectId, const std::string*, ObjectIdHash> comments_;  // by target
};

}  // namespace

std::string CatalogToJson(const Catalog& catalog, const std::string& indent) {
  Json json = Writer(catalog).Run();
  bool tabs = indent.starts_with('\t');
  return json.dump(indent.empty() ? -1 : static_cast<int>(indent.size()), tabs ? '\t' : ' ', true,
                   Json::error_handler_t::replace);
}

}  // namespace mercator
