#include "diff/rename.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "diff/rule.h"
#include "model/composite.h"
#include "model/constraint.h"
#include "model/enum.h"
#include "model/sequence.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

bool IsType(Kind kind) {
  return kind == Kind::kEnum || kind == Kind::kComposite || kind == Kind::kRange ||
         kind == Kind::kDomain || kind == Kind::kBaseType;
}

int StageOf(const Renaming& renaming) {
  Kind kind = renaming.id.kind;
  if (!renaming.label.empty() || !renaming.id.table.empty() || kind == Kind::kIndex) return 3;
  if (kind == Kind::kSchema) return 0;
  return IsType(kind) ? 1 : 2;
}

std::string WithoutArguments(const ObjectId& id) {
  bool routine = id.kind == Kind::kFunction || id.kind == Kind::kAggregate;
  return routine ? id.name.substr(0, id.name.find('(')) : id.name.str();
}

PlannedStatement Write(const ObjectId& id, std::string comment, std::string sql) {
  return {std::move(sql), std::move(comment), false, {}, {id}};
}

std::string Words(const ObjectId& former, const ObjectId& id) {
  std::string word = Replace(std::string(KindWord(id.kind)), "_", " ");
  bool vowel = std::string_view("aeiou").find(word[0]) != std::string_view::npos;
  return fmt::format("rename {} {} from \"{}\" to \"{}\"", vowel ? "an" : "a", word,
                     WithoutArguments(former), WithoutArguments(id));
}

// The object under another name, for naming it in statements.
Object Called(const Object& object, const ObjectId& id) {
  Object called = object;
  called.id = id;
  return called;
}

PlannedStatement Rename(const Object& object, const ObjectId& id) {
  std::string to = QuoteIdentifier(WithoutArguments(id));
  std::string comment = Words(object.id, id);
  std::string name = QuoteIdentifier(object.id.name);
  if (id.kind == Kind::kColumn || id.kind == Kind::kConstraint) {
    const char* part = id.kind == Kind::kColumn ? "COLUMN" : "CONSTRAINT";
    bool domain = id.kind == Kind::kConstraint && object.As<Constraint>().of_domain;
    return Write(id, comment,
                 fmt::format("ALTER {} {} RENAME {} {} TO {}", domain ? "DOMAIN" : "TABLE",
                             SqlName(object.parent), part, name, to));
  }
  return Write(id, comment, fmt::format("ALTER {} RENAME TO {}", SubjectOf(object), to));
}

PlannedStatement Move(const Object& object, const ObjectId& id) {
  return Write(
      id,
      fmt::format("move {} \"{}\" to schema \"{}\"",
                  Replace(std::string(KindWord(id.kind)), "_", " "), WithoutArguments(object.id),
                  id.schema),
      fmt::format("ALTER {} SET SCHEMA {}", SubjectOf(object), QuoteIdentifier(id.schema)));
}

void MakeSchema(const std::string& name, const Catalog& now,
                std::vector<PlannedStatement>& statements) {
  ObjectId schema{Kind::kSchema, "", "", name};
  bool made = std::ranges::any_of(statements, [&](const PlannedStatement& statement) {
    return statement.objects[0] == schema;
  });
  if (made || now.Find(schema)) return;
  statements.push_back(Write(schema, fmt::format("add new schema named \"{}\"", name),
                             "CREATE SCHEMA " + QuoteIdentifier(name)));
}

void RenameObject(const Object& object, const ObjectId& id, const Catalog& now,
                  std::vector<PlannedStatement>& statements) {
  bool move = object.id.schema != id.schema && id.kind != Kind::kSchema;
  bool rename = object.id.name != id.name;
  ObjectId between = object.id;
  between.schema = id.schema;
  if (move && rename && now.Find(between)) {
    between = object.id;
    between.name = id.name;
    MakeSchema(id.schema, now, statements);
    statements.push_back(Rename(object, between));
    statements.push_back(Move(Called(object, between), id));
    return;
  }
  if (move) MakeSchema(id.schema, now, statements);
  if (move) statements.push_back(Move(object, between));
  if (rename) statements.push_back(Rename(Called(object, between), id));
}

template <class List>
bool NeedsLabel(const List& labels, const Renaming& renaming) {
  auto has = [&](const std::string& label) {
    return std::ranges::find(labels, label) != labels.end();
  };
  return has(renaming.former_name) && !has(renaming.label);
}

void RenameLabel(const Catalog& now, const Renaming& renaming,
                 std::vector<PlannedStatement>& statements) {
  std::string type = SqlName(renaming.id);
  if (!now.Find(renaming.id)) return;
  if (renaming.id.kind == Kind::kEnum) {
    if (!NeedsLabel(now.Find<Enum>(renaming.id)->values, renaming)) return;
    statements.push_back(
        Write(renaming.id, fmt::format("rename a value of enum \"{}\"", renaming.id.name),
              fmt::format("ALTER TYPE {} RENAME VALUE {} TO {}", type,
                          QuoteLiteral(renaming.former_name), QuoteLiteral(renaming.label))));
  } else {
    std::vector<std::string> names;
    for (const CompositeField& field : now.Find<Composite>(renaming.id)->fields)
      names.push_back(field.name);
    if (!NeedsLabel(names, renaming)) return;
    bool typed = std::ranges::any_of(now.objects(), [&](const Object& object) {
      return object.id.kind == Kind::kTable && object.As<Table>().of_type == type;
    });
    statements.push_back(Write(
        renaming.id, fmt::format("rename an attribute of composite type \"{}\"", renaming.id.name),
        fmt::format("ALTER TYPE {} RENAME ATTRIBUTE {} TO {}{}", type,
                    QuoteIdentifier(renaming.former_name), QuoteIdentifier(renaming.label),
                    typed ? " CASCADE" : "")));
  }
}

// The tables that are called otherwise, or that have a column that is.
std::set<ObjectId> RenamedTables(const std::vector<Renaming>& renamings) {
  std::set<ObjectId> tables;
  for (const Renaming& renaming : renamings) {
    if (renaming.id.kind == Kind::kTable) tables.insert(renaming.id);
    if (renaming.id.kind == Kind::kColumn)
      tables.insert({Kind::kTable, renaming.id.schema, "", renaming.id.table});
  }
  return tables;
}

ObjectId TableOf(const Object& object) {
  if (object.id.kind == Kind::kSequence) {
    const ObjectId& column = object.As<Sequence>().owner_column;
    return {Kind::kTable, column.schema, "", column.table};
  }
  bool follows = object.id.kind == Kind::kConstraint || object.id.kind == Kind::kIndex;
  return follows ? object.parent : ObjectId();
}

// Those that the other state does not have.
std::vector<const Object*> Followers(const Catalog& catalog, const Catalog& other,
                                     const std::set<ObjectId>& tables) {
  std::vector<const Object*> found;
  for (const Object& object : catalog.objects()) {
    if (tables.contains(TableOf(object)) && !other.Find(object.id)) found.push_back(&object);
  }
  return found;
}

}  // namespace

ObjectId FormerId(const Renaming& renaming) {
  ObjectId former = renaming.id;
  std::string arguments = former.name.substr(WithoutArguments(former).size());
  former.name = renaming.former_name + arguments;
  if (!renaming.former_schema.empty()) former.schema = renaming.former_schema;
  return former;
}

std::vector<PlannedStatement> RenameStatements(const Catalog& now,
                                               const std::vector<Renaming>& renamings, int stage) {
  std::vector<PlannedStatement> statements;
  std::vector<const Renaming*> waiting;
  std::set<ObjectId> left;  // names that are free by now
  for (const Renaming& renaming : renamings) {
    if (StageOf(renaming) != stage) continue;
    if (!renaming.label.empty()) {
      RenameLabel(now, renaming, statements);
    } else if (now.Find(FormerId(renaming))) {
      waiting.push_back(&renaming);
    }
  }
  // A name may have to be left by another object first.
  for (bool any = true; any;) {
    any = false;
    for (const Renaming*& renaming : waiting) {
      if (!renaming || (now.Find(renaming->id) && !left.contains(renaming->id))) continue;
      ObjectId former = FormerId(*renaming);
      RenameObject(*now.Find(former), renaming->id, now, statements);
      left.insert(former);
      renaming = nullptr;
      any = true;
    }
  }
  return statements;
}

std::vector<PlannedStatement> RenameFollowers(const Catalog& now, const Catalog& wanted,
                                              const std::vector<Renaming>& renamings) {
  std::set<ObjectId> tables = RenamedTables(renamings);
  std::vector<const Object*> old = Followers(now, wanted, tables);
  std::vector<const Object*> fresh = Followers(wanted, now, tables);
  std::vector<PlannedStatement> statements;
  for (const Object* object : old) {
    auto alike = [&](const Object* other) {
      return other->id.kind == object->id.kind && other->hash == object->hash &&
             TableOf(*other) == TableOf(*object) && other->id.schema == object->id.schema;
    };
    if (std::ranges::count_if(old, alike) != 1 || std::ranges::count_if(fresh, alike) != 1)
      continue;
    const Object* other = *std::ranges::find_if(fresh, alike);
    statements.push_back(Rename(*object, other->id));
  }
  return statements;
}

}  // namespace mercator
