#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hcl/schema/kind_form.h"
#include "hcl/schema/schema.h"
#include "model/catalog.h"

namespace mercator {

// Writes the objects of a state as blocks of schema HCL.
class SchemaPrinter {
 public:
  explicit SchemaPrinter(const Catalog& catalog);
  std::vector<HclPiece> Run();

  const Catalog& catalog() const { return catalog_; }
  // What belongs to an object, of one kind, in the order of identities; all of it with kNone.
  std::vector<const Object*> Children(const ObjectId& parent, Kind kind) const;

  // The block of an object at the top level, with `name` where the label is another, and `schema`.
  void OpenObject(const Object& object);
  // Its comment, owner, security labels, and what it depends on.
  void About(const Object& object);
  // Ends it, with About() if that was not said before.
  void CloseObject(const Object& object);
  void Open(std::string_view type, const std::vector<std::string>& labels = {});
  void Close();
  void Raw(std::string_view name, std::string_view value);
  void Text(std::string_view name, std::string_view value);
  // A text that the server reads as SQL: blanks around it do not matter.
  void Code(std::string_view name, std::string_view value);
  void Flag(std::string_view name, bool value) { Raw(name, value ? "true" : "false"); }
  void Int(std::string_view name, int64_t value) { Raw(name, std::to_string(value)); }
  // `[a, b]` of what is HCL already.
  void List(std::string_view name, const std::vector<std::string>& values);
  void Texts(std::string_view name, const std::vector<std::string>& values);
  void Map(std::string_view name, const Options& values);
  // `name=value` texts, in this order.
  void Settings(std::string_view name, const std::vector<std::string>& settings);
  // Only what is there.
  void TextIf(std::string_view name, std::string_view value) {
    if (!value.empty()) Text(name, value);
  }
  void FlagIf(std::string_view name, bool value) {
    if (value) Flag(name, true);
  }
  void MapIf(std::string_view name, const Options& values) {
    if (!values.empty()) Map(name, values);
  }
  // An object by its name in SQL (`public.f`, `public.f(integer)`): a reference where it is a block
  // of the output, otherwise the name as a string.
  void ObjectIf(std::string_view name, std::string_view sql, Kind kind);
  // Comment and security labels of a part of a block.
  void Comment(const ObjectId& target);
  // Whether there is something to be said about an object besides itself.
  bool HasComment(const ObjectId& target) const;
  // Whether Comment() was called for it.
  bool IsCommented(const ObjectId& target) const { return commented_.contains(target); }
  void NoteCommented(const ObjectId& target) { commented_.insert(target); }
  // The owner of an object, or null where it has none of its own.
  const Object* OwnerOf(const ObjectId& id) const;
  std::string OwnerRole(const Object& owner) const;

  // `table.users`, `table.users.column.id`; nothing for what has no block.
  std::optional<std::string> Reference(const ObjectId& id) const;
  std::string ReferenceOr(const ObjectId& id, std::string_view sql) const;
  std::string ObjectByName(std::string_view sql, Kind kind) const;
  std::string Role(const std::string& name) const;
  std::string SchemaReference(const std::string& name) const;
  // A type as format_type() gives it.
  std::string Type(const std::string& type) const;
  // A constant or expression for something of this type, as in `default`.
  static std::string Value(const std::string& expression, const std::string& type);
  static std::string Quote(std::string_view text);
  static std::string Sql(std::string_view text) { return "sql(" + Quote(text) + ")"; }
  static std::string Keyword(std::string_view words);  // `NO ACTION` as NO_ACTION
  std::vector<std::string> ColumnReferences(const std::vector<std::string>& names) const;

 private:
  struct Address {
    std::string_view type;
    std::string label;
    std::string qualifier;  // empty: the label is enough
  };
  void AssignAddresses();
  bool IsOverloaded(const ObjectId& id, const std::string& name) const;
  void DependsOn(const Object& object);
  void Indent() { text_.append(depth_ * 2, ' '); }

  const Catalog& catalog_;
  std::unordered_map<ObjectId, Address, ObjectIdHash> addresses_;
  std::unordered_map<ObjectId, std::vector<const Object*>, ObjectIdHash> children_;
  std::unordered_map<std::string, ObjectId> types_;  // by their names in SQL
  std::unordered_set<ObjectId, ObjectIdHash> commented_;
  std::string text_;
  size_t depth_ = 0;
  const Object* told_ = nullptr;  // About() was called for it
};

// `column.id` or `table.a["x y"]`: a step of a reference.
std::string ReferenceStep(std::string_view name);

}  // namespace mercator
