#include "model/constraint.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/cluster.h"
#include "diff/inheritance.h"
#include "model/implicit_name.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Columns(const std::vector<std::string>& names, const char* before_last = "") {
  std::string out = "(";
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    if (i + 1 == names.size()) out += before_last;
    out += QuoteIdentifier(names[i]);
  }
  return out + ")";
}

std::string ForeignKey(const Constraint& c) {
  const char* period = c.period ? "PERIOD " : "";
  std::string sql = fmt::format("FOREIGN KEY {} REFERENCES {} {}", Columns(c.columns, period),
                                c.references, Columns(c.ref_columns, period));
  if (!c.match.empty()) sql += " MATCH " + c.match;
  if (!c.on_update.empty()) sql += " ON UPDATE " + c.on_update;
  if (!c.on_delete.empty()) sql += " ON DELETE " + c.on_delete;
  if (!c.on_delete_columns.empty()) sql += " " + Columns(c.on_delete_columns);
  return sql;
}

std::string Key(const Constraint& c) {
  std::string sql = c.type == "primary key" ? "PRIMARY KEY " : "UNIQUE ";
  if (c.nulls_not_distinct) sql += "NULLS NOT DISTINCT ";
  std::string columns = Columns(c.columns);
  if (c.period) columns.insert(columns.size() - 1, " WITHOUT OVERLAPS");
  sql += columns;
  if (!c.include.empty()) sql += " INCLUDE " + Columns(c.include);
  return sql;
}

std::string IndexStorage(const Constraint& c) {
  std::string sql;
  if (!c.options.empty()) sql += " WITH" + OptionList(c.options);
  if (!c.tablespace.empty()) sql += " USING INDEX TABLESPACE " + QuoteIdentifier(c.tablespace);
  return sql;
}

// Storage parameters of an exclusion stand before its WHERE.
std::string Exclusion(const Constraint& c) {
  std::string storage = IndexStorage(c);
  size_t where = c.expression.find(" WHERE (");
  if (storage.empty() || where == std::string::npos) return "EXCLUDE " + c.expression + storage;
  return "EXCLUDE " + c.expression.substr(0, where) + storage + c.expression.substr(where);
}

std::string Definition(const Constraint& c) {
  std::string sql;
  if (c.type == "check") {
    sql = "CHECK " + Bracketed(c.expression);
    if (c.no_inherit) sql += " NO INHERIT";
  } else if (c.type == "foreign key") {
    sql = ForeignKey(c);
  } else if (c.type == "exclude") {
    sql = Exclusion(c);
  } else {
    sql = Key(c) + IndexStorage(c);
  }
  if (c.deferrable) sql += " DEFERRABLE";
  if (c.deferred) sql += " INITIALLY DEFERRED";
  if (!c.enforced) sql += " NOT ENFORCED";
  return sql;
}

// A check must be there before its table is put on a parent; other constraints come with that.
bool ComesWithParent(const Object& object, const RuleContext& context) {
  const Constraint& c = object.As<Constraint>();
  return c.inherited && (c.type != "check" || Above(object, context.to, context));
}

// A check that comes NOT VALID from the parent, though this table's is to be a valid one: that of a
// partition that was made after it.
void ValidateOwn(const Object& object, const RuleContext& context, Steps& steps) {
  const Constraint& c = object.As<Constraint>();
  const Object* above = Above(object, context.to, context);
  if (!above || above->As<Constraint>().validated || !c.validated || !c.enforced) return;
  if (IsMade(object.parent, context)) return;
  steps.push_back(TableAction(object.id, object.parent, Step::kCreate,
                              "VALIDATE CONSTRAINT " + QuoteIdentifier(object.id.name)));
  steps.back().late = true;  // it is not the former one that is altered
}

void AlterDomain(const Object& object, Step::Phase phase, const std::string& action, Steps& steps) {
  steps.push_back(Statement(object, phase,
                            fmt::format("modify domain type \"{}\"", object.parent.name),
                            fmt::format("ALTER DOMAIN {} {}", SqlName(object.parent), action)));
}

// Within one CREATE TABLE the server makes one key of two that are alike.
bool RepeatsKey(const Object& object, const RuleContext& context) {
  const Constraint& c = object.As<Constraint>();
  if (c.type != "unique") return false;
  for (const Object* other : context.to.Children(object.parent)) {
    if (other->id.kind != Kind::kConstraint || other->id == object.id) continue;
    const Constraint& key = other->As<Constraint>();
    bool first = key.type == "primary key" || (key.type == "unique" && other->id < object.id);
    bool alike = key.columns == c.columns && key.include == c.include && key.period == c.period &&
                 key.nulls_not_distinct == c.nulls_not_distinct && key.deferrable == c.deferrable &&
                 key.deferred == c.deferred;
    if (first && alike) return true;
  }
  return false;
}

// The constraint of a partition that is taken off is its own from then on.
bool StaysPartition(const ObjectId& table, const RuleContext& context) {
  const Table* before = context.from.Find<Table>(table);
  const Table* after = context.to.Find<Table>(table);
  return before && after && before->partition_of == after->partition_of;
}

std::string IndexName(const Object& object) {
  return QualifiedName(object.id.schema, object.id.name);
}

// The index of the partitioned table that has the index of this key as a part, without being behind
// a key itself; null: there is none.
const Object* AttachedTo(const Object& object, const Catalog& catalog) {
  const std::string& name = object.As<Constraint>().attached_to;
  int at = name.empty() ? -1 : catalog.IndexOf(object.id);
  if (at < 0) return nullptr;
  for (int used : catalog.Uses(at)) {
    const Object& other = catalog.objects()[static_cast<size_t>(used)];
    if (other.id.kind == Kind::kIndex && SqlName(other.id) == name) return &other;
  }
  return nullptr;
}

bool IsNew(const ObjectId& id, const RuleContext& context) {
  return !context.from.Find(id) || context.dropped.contains(id);
}

Step Attach(const Object& object, Step::Phase phase) {
  return Statement(object, phase, fmt::format("modify index \"{}\"", object.id.name),
                   fmt::format("ALTER INDEX {} ATTACH PARTITION {}",
                               object.As<Constraint>().attached_to, IndexName(object)));
}

// The table is a partition before and after: nothing else makes its indexes a part of others.
bool MustAttach(const Object& object, const Object& above, const RuleContext& context) {
  return !IsNew(above.id, context) && !context.IsDetached(object.parent) &&
         StaysPartition(object.parent, context);
}

// The key of a partition that is made under an index of its table: the server has made an index of
// its own, which becomes that of the key.
void TakeIndex(const Object& object, const Object& above, const std::string& name, Steps& steps) {
  const Constraint& c = object.As<Constraint>();
  Object given = above;
  given.parent = object.parent;
  std::string action = fmt::format("ADD CONSTRAINT {} {} USING INDEX {}", name,
                                   c.type == "unique" ? "UNIQUE" : "PRIMARY KEY",
                                   QuoteIdentifier(ImplicitIndexName(given)));
  if (c.deferrable) action += c.deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
  steps.push_back(TableAction(object.id, object.parent, Step::kCreate, action));
}

// All but the index that will have that of this key as a part: the key comes first.
std::vector<ObjectId> OwnNeeds(const Object& object, const Catalog& catalog) {
  std::vector<ObjectId> needs;
  for (int used : catalog.Uses(catalog.IndexOf(object.id))) {
    const ObjectId& id = catalog.objects()[static_cast<size_t>(used)].id;
    if (id.kind != Kind::kIndex) needs.push_back(id);
  }
  return needs;
}

}  // namespace

template <>
void Create<Constraint>(const Object& object, const RuleContext& context, Steps& steps) {
  const Constraint& c = object.As<Constraint>();
  if (ComesWithParent(object, context)) return ValidateOwn(object, context, steps);
  std::string text = "CONSTRAINT " + QuoteIdentifier(object.id.name) + " " + Definition(c);
  if (c.of_domain) {
    AlterDomain(object, Step::kCreate, "ADD " + text + (c.validated ? "" : " NOT VALID"), steps);
    if (c.validated) {
      steps.back().host = object.parent;
      steps.back().element = text;
    }
    return;
  }
  const Object* above = AttachedTo(object, context.to);
  bool new_above = above && IsNew(above->id, context);
  if (above && !new_above && IsNew(object.parent, context) && c.type != "exclude")
    return TakeIndex(object, *above, QuoteIdentifier(object.id.name), steps);
  Step step = TableAction(object.id, object.parent, Step::kCreate, "ADD " + text);
  if (new_above) {
    step.uses = OwnNeeds(object, context.to);
    step.aside = true;
  }
  bool valid = c.validated || !c.enforced;
  if (!valid) step.action += " NOT VALID";
  if (valid && !RepeatsKey(object, context)) {
    step.host = object.parent;
    step.element = text;
  }
  steps.push_back(std::move(step));
  if (above && MustAttach(object, *above, context)) steps.push_back(Attach(object, Step::kCreate));
  if (c.clustered) ClusterOn(object, Step::kCreate, steps);
}

template <>
void Drop<Constraint>(const Object& object, const RuleContext& context, Steps& steps) {
  const Constraint& c = object.As<Constraint>();
  // The key of a partition has a name of its own.
  if (c.of_parent && !context.IsDetached(object.parent)) return;
  if (c.inherited && GoesWithParent(object, context)) return;
  const Object* above = AttachedTo(object, context.from);
  if (above && context.dropped.contains(above->id) && !context.IsDetached(object.parent)) return;
  std::string action = "DROP CONSTRAINT " + QuoteIdentifier(object.id.name);
  if (c.of_domain) return AlterDomain(object, Step::kDrop, action, steps);
  steps.push_back(TableAction(object.id, object.parent, Step::kDrop, action));
  steps.back().only = StaysBelow(object, context);
}

template <>
Way WayToAlter<Constraint>(const Object& from, const Object& to,
                           const std::vector<std::string>& changed, const RuleContext& context) {
  if (from.As<Constraint>().inherited && to.As<Constraint>().inherited) return Way::kAlter;
  if (from.As<Constraint>().of_parent && !to.As<Constraint>().of_parent &&
      StaysPartition(from.parent, context))
    return Way::kReplace;
  if (!from.As<Constraint>().attached_to.empty() && Has(changed, "attached_to") &&
      StaysPartition(from.parent, context))
    return Way::kReplace;
  bool foreign_key = to.As<Constraint>().type == "foreign key";
  for (const std::string& name : changed) {
    if (name == "of_parent" || name == "attached_to" || name == "clustered" || name == "options" ||
        name == "tablespace")
      continue;
    if (name == "validated" && to.As<Constraint>().validated) continue;
    if (foreign_key && (name == "deferrable" || name == "deferred")) continue;
    if (foreign_key && name == "enforced" && context.from.server_version >= 180000) continue;
    return Way::kReplace;
  }
  return Way::kAlter;
}

template <>
void Alter<Constraint>(const Object& from, const Object& to,
                       const std::vector<std::string>& changed, const RuleContext& context,
                       Steps& steps) {
  const Constraint& c = to.As<Constraint>();
  if (from.As<Constraint>().inherited && c.inherited) {
    const Object* above = Above(to, context.to, context);
    if (above && IsNew(above->id, context)) ValidateOwn(to, context, steps);
    return;
  }
  std::string name = QuoteIdentifier(to.id.name);
  if (Has(changed, "deferrable") || Has(changed, "deferred")) {
    std::string state = !c.deferrable ? "NOT DEFERRABLE"
                        : c.deferred  ? "DEFERRABLE INITIALLY DEFERRED"
                                      : "DEFERRABLE INITIALLY IMMEDIATE";
    steps.push_back(
        TableAction(to.id, to.parent, Step::kAlter, "ALTER CONSTRAINT " + name + " " + state));
  }
  if (Has(changed, "enforced")) {
    steps.push_back(
        TableAction(to.id, to.parent, Step::kAlter,
                    "ALTER CONSTRAINT " + name + (c.enforced ? " ENFORCED" : " NOT ENFORCED")));
  }
  if (Has(changed, "validated") && c.validated && c.enforced) {
    if (c.of_domain) {
      AlterDomain(to, Step::kAlter, "VALIDATE CONSTRAINT " + name, steps);
    } else {
      steps.push_back(TableAction(to.id, to.parent, Step::kAlter, "VALIDATE CONSTRAINT " + name));
    }
  }
  const Object* above = Has(changed, "attached_to") ? AttachedTo(to, context.to) : nullptr;
  if (above && MustAttach(to, *above, context)) steps.push_back(Attach(to, Step::kAlter));
  std::string comment = fmt::format("modify index \"{}\"", to.id.name);
  for (const std::string& change : OptionChanges(from.As<Constraint>().options, c.options)) {
    steps.push_back(Statement(to, Step::kAlter, comment,
                              fmt::format("ALTER INDEX {} {}", IndexName(to), change)));
  }
  if (Has(changed, "tablespace")) {
    std::string space = c.tablespace.empty() ? "pg_default" : QuoteIdentifier(c.tablespace);
    steps.push_back(
        Statement(to, Step::kAlter, comment,
                  fmt::format("ALTER INDEX {} SET TABLESPACE {}", IndexName(to), space)));
  }
  if (Has(changed, "clustered")) AlterCluster(to, c.clustered, context, steps);
}

template <>
std::string Subject<Constraint>(const Object& object) {
  return fmt::format("CONSTRAINT {} ON {}{}", QuoteIdentifier(object.id.name),
                     object.As<Constraint>().of_domain ? "DOMAIN " : "", SqlName(object.parent));
}

template <>
std::vector<std::string> TakenNames<Constraint>(const Object& object) {
  const std::string& type = object.As<Constraint>().type;
  if (type == "check" || type == "foreign key") return {};
  return {RelationName(object.id.schema, object.id.name)};
}

}  // namespace mercator
