#include "inspect/selection.h"

#include <algorithm>

#include "model/catalog_copy.h"
#include "model/constraint.h"
#include "model/function.h"
#include "model/sequence.h"
#include "model/table.h"

namespace mercator {
namespace {

using Words = std::vector<std::string>;

bool IsOneOf(const std::string& word, const Words& words) {
  return std::ranges::find(words, word) != words.end();
}

Words ConstraintWords(const Constraint& constraint) {
  if (constraint.type == "check") return {"constraint", "check"};
  if (constraint.type == "foreign key") return {"constraint", "fk", "foreign_key"};
  if (constraint.type == "primary key") return {"constraint", "pk", "primary_key", "index"};
  if (constraint.type == "unique") return {"constraint", "unique", "index"};
  return {"constraint", "exclude", "index"};
}

// What a selector may call an object, beginning with Mercator's word for its kind.
Words WordsFor(const Object& object) {
  static const std::map<Kind, Words> more = {{Kind::kMaterializedView, {"materialized"}},
                                             {Kind::kAggregate, {"aggregate"}},
                                             {Kind::kRowPolicy, {"policy"}},
                                             {Kind::kRole, {"user"}},
                                             {Kind::kPrivilege, {"permission"}},
                                             {Kind::kForeignDataWrapper, {"fdw"}},
                                             {Kind::kBaseType, {"type"}}};
  if (object.id.kind == Kind::kConstraint) return ConstraintWords(object.As<Constraint>());
  Words words = {std::string(KindWord(object.id.kind))};
  if (object.id.kind == Kind::kFunction) {
    const bool procedure = object.As<Function>().kind == "PROCEDURE";
    return procedure ? Words{"procedure", "proc"} : Words{"function", "func"};
  }
  if (object.id.kind == Kind::kTable && !object.As<Table>().server.empty())
    words.push_back("foreign_table");
  if (object.id.kind == Kind::kTable && !object.As<Table>().partition_of.empty())
    words.push_back("partition");
  if (auto found = more.find(object.id.kind); found != more.end())
    words.insert(words.end(), found->second.begin(), found->second.end());
  return words;
}

// The words of `mode { … }`, which are plural.
const std::vector<std::pair<std::string, Words>>& ModeWords() {
  static const std::vector<std::pair<std::string, Words>> words = {
      {"schemas", {"schema"}},
      {"tables", {"table"}},
      {"views", {"view", "materialized_view"}},
      {"funcs", {"function", "procedure", "aggregate"}},
      {"types", {"enum", "domain", "composite", "range", "base_type"}},
      {"triggers", {"trigger", "event_trigger"}},
      {"sequences", {"sequence"}},
      {"extensions", {"extension"}},
      {"policies", {"policy"}},
      {"comments", {"comment"}}};
  return words;
}

// Without the argument types of a function.
std::string ShortName(const std::string& name) { return name.substr(0, name.find('(')); }

bool IsAbout(Kind kind) {
  return kind == Kind::kComment || kind == Kind::kOwner || kind == Kind::kPrivilege ||
         kind == Kind::kSecurityLabel || kind == Kind::kDefault;
}

}  // namespace

// Where an object is, from the outside in.
struct Selection::Path {
  struct Step {
    std::string name;
    Words types;
  };
  std::vector<Step> steps;
  const Object* object = nullptr;
};

namespace {

template <class Step>
bool Matches(const Pattern::Part& part, const Step& step) {
  const bool type =
      part.types.empty() || std::ranges::any_of(part.types, [&](const std::string& word) {
        return IsOneOf(word, step.types);
      });
  return type &&
         (MatchesGlob(part.glob, step.name) || MatchesGlob(part.glob, ShortName(step.name)));
}

// How many steps of the path the pattern goes along; all that both have, or 0.
template <class Steps>
size_t Along(const Pattern& pattern, const Steps& steps) {
  const size_t common = std::min(pattern.parts.size(), steps.size());
  for (size_t i = 0; i < common; ++i) {
    if (!Matches(pattern.parts[i], steps[i])) return 0;
  }
  return common;
}

}  // namespace

Selection::Selection(const SelectionOptions& options)
    : schemas_(options.schemas), scope_(options.scope), mode_(options.mode) {
  for (const std::string& text : options.include)
    include_.push_back(ParsePattern(text, options.scope));
  for (const std::string& text : options.exclude)
    exclude_.push_back(ParsePattern(text, options.scope));
  if (schemas_.empty() && !scope_.empty()) schemas_ = {scope_};
}

bool Selection::empty() const {
  return schemas_.empty() && include_.empty() && exclude_.empty() && mode_.empty();
}

Selection::Path Selection::PathOf(const Catalog& catalog, const Object& given) {
  const Object* object = &given;
  if (IsAbout(object->id.kind) && object->parent) {
    if (const Object* target = catalog.Find(object->parent)) return PathOf(catalog, *target);
  }
  if (object->id.kind == Kind::kSequence && object->As<Sequence>().owner_column) {
    const ObjectId& column = object->As<Sequence>().owner_column;
    const Object* table = catalog.Find({Kind::kTable, column.schema, "", column.table});
    if (table) return PathOf(catalog, *table);
  }
  Path path;
  path.object = object;
  const ObjectId& id = object->id;
  if (!id.schema.empty()) path.steps.push_back({id.schema, {"schema"}});
  const Object* parent = object->parent ? catalog.Find(object->parent) : nullptr;
  const bool is_part = !id.table.empty() || (parent && !parent->id.schema.empty());
  if (is_part) {
    path.steps.push_back({id.table.empty() ? parent->id.name : id.table,
                          parent ? WordsFor(*parent) : Words{"table"}});
  }
  path.steps.push_back({id.name, WordsFor(*object)});
  return path;
}

bool Selection::ModeHas(const Path& path) const {
  auto is = [&](const char* word, bool otherwise) {
    auto found = mode_.find(word);
    return found == mode_.end() ? otherwise : found->second;
  };
  const Words& types = path.steps.back().types;
  if (types[0] == "role" || types[0] == "membership") return true;
  if (types[0] == "schema") return is("schemas", true);
  if (!is("objects", true)) return false;
  for (const auto& [word, kinds] : ModeWords()) {
    for (const Path::Step& step : path.steps) {
      if (IsOneOf(step.types[0], kinds) && !is(word.c_str(), true)) return word == "schemas";
    }
  }
  return true;
}

bool Selection::Excludes(const Path& path) const {
  bool excluded = false;
  for (const Pattern& pattern : exclude_) {
    if (pattern.parts.size() > path.steps.size() || Along(pattern, path.steps) == 0) continue;
    matched_.insert(pattern.text);
    excluded = true;
  }
  return excluded;
}

bool Selection::Includes(const Path& path) const {
  if (include_.empty()) return true;
  bool included = false;
  for (const Pattern& pattern : include_) {
    if (Along(pattern, path.steps) == 0) continue;
    if (path.steps.size() >= pattern.parts.size()) matched_.insert(pattern.text);
    included = true;
  }
  return included;
}

bool Selection::HasPath(const Path& path) const {
  const bool in_schema =
      path.steps.size() > 1 || (!path.steps.empty() && path.steps[0].types[0] == "schema");
  if (in_schema && !schemas_.empty()) {
    if (!IsOneOf(path.steps[0].name, schemas_)) return false;
    matched_.insert(path.steps[0].name);
  }
  if (!scope_.empty() && path.steps.size() == 1) return !in_schema;  // the schema itself stays
  const bool excluded = Excludes(path), included = Includes(path);
  return !excluded && included && ModeHas(path);
}

bool Selection::Has(const Catalog& catalog, const Object& object) const {
  if (empty()) return true;
  if (object.id.kind == Kind::kComment) {
    auto comments = mode_.find("comments");
    if (comments != mode_.end() && !comments->second) return false;
  }
  return HasPath(PathOf(catalog, object));
}

std::vector<std::string> Selection::Unmatched() const {
  std::vector<std::string> texts;
  auto add = [&](const std::string& text) {
    if (!matched_.contains(text) && !IsOneOf(text, texts)) texts.push_back(text);
  };
  for (const std::string& schema : schemas_) {
    if (schema != scope_) add(schema);
  }
  for (const auto* patterns : {&include_, &exclude_}) {
    for (const Pattern& pattern : *patterns) add(pattern.text);
  }
  return texts;
}

Catalog Selected(const Catalog& catalog, const Selection& selection) {
  if (selection.empty()) return catalog;
  Catalog result = LikeWithoutObjects(catalog);
  for (size_t i = 0; i < catalog.objects().size(); ++i) {
    const Object& object = catalog.objects()[i];
    const bool scope = object.id.kind == Kind::kSchema && object.id.name == selection.scope();
    if (scope || selection.Has(catalog, object)) CopyObject(catalog, i, result);
  }
  result.Finish();
  return result;
}

Catalog KeepUnselected(const Catalog& from, const Catalog& wanted, const Selection& selection) {
  if (selection.empty()) return wanted;
  Catalog result = LikeWithoutObjects(wanted);
  std::set<ObjectId> there;
  for (size_t i = 0; i < wanted.objects().size(); ++i) {
    const Object& object = wanted.objects()[i];
    if (!selection.Has(wanted, object)) continue;
    CopyObject(wanted, i, result);
    there.insert(object.id);
  }
  // Parts go with what they are parts of; a schema stays for what is in it.
  auto stays = [&](auto&& self, const Object& object) -> bool {
    if (there.contains(object.id) || object.id.kind == Kind::kSchema) return true;
    if (selection.Has(from, object)) return false;
    const Object* parent = object.parent ? from.Find(object.parent) : nullptr;
    return !parent || self(self, *parent);
  };
  for (size_t i = 0; i < from.objects().size(); ++i) {
    const Object& object = from.objects()[i];
    if (there.contains(object.id) || selection.Has(from, object) || !stays(stays, object)) continue;
    CopyObject(from, i, result);
    const int schema = from.IndexOf({Kind::kSchema, "", "", object.id.schema});
    if (schema >= 0 && there.insert(from.objects()[static_cast<size_t>(schema)].id).second)
      CopyObject(from, static_cast<size_t>(schema), result);
  }
  result.Finish();
  return result;
}

}  // namespace mercator
