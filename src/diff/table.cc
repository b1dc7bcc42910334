#include "model/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/not_null.h"
#include "diff/rule.h"
#include "model/constraint.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Noun(const Table& table) { return table.server.empty() ? "TABLE" : "FOREIGN TABLE"; }

// What stands before and after the list of columns; the planner puts the list between them.
std::string Head(const Object& object, const Policy& policy) {
  const Table& table = object.As<Table>();
  std::string sql =
      fmt::format("CREATE {}{} {}{}", table.unlogged ? "UNLOGGED " : "", Noun(table),
                  policy.add_table_if_not_exists ? "IF NOT EXISTS " : "", SqlName(object.id));
  if (!table.of_type.empty()) sql += " OF " + table.of_type;
  if (!table.partition_of.empty()) sql += " PARTITION OF " + table.partition_of;
  return sql;
}

std::string Tail(const Table& table) {
  std::string sql;
  if (!table.partition_of.empty()) sql += " " + table.bound;
  if (!table.inherits.empty()) sql += " INHERITS (" + Join(table.inherits, ", ") + ")";
  if (!table.partition_by.empty()) sql += " PARTITION BY " + table.partition_by;
  if (!table.server.empty()) sql += " SERVER " + QuoteIdentifier(table.server);
  if (!table.server_options.empty()) sql += " " + ServerOptions(table.server_options);
  if (!table.access_method.empty()) sql += " USING " + QuoteIdentifier(table.access_method);
  if (!table.options.empty()) sql += " WITH" + OptionList(table.options);
  if (!table.tablespace.empty()) sql += " TABLESPACE " + QuoteIdentifier(table.tablespace);
  return sql;
}

void Action(const Object& object, Step::Phase phase, std::string action, Steps& steps) {
  steps.push_back(TableAction(object.id, object.id, phase, std::move(action)));
}

void ReplicaIdentity(const Object& object, Step::Phase phase, Steps& steps) {
  const std::string& identity = object.As<Table>().replica_identity;
  bool index = identity != "DEFAULT" && identity != "NOTHING" && identity != "FULL";
  Step step = TableAction(
      object.id, object.id, phase,
      "REPLICA IDENTITY " + (index ? "USING INDEX " + QuoteIdentifier(identity) : identity));
  if (index) {
    step.uses.emplace();
    step.uses->push_back(object.id);
    step.uses->push_back({Kind::kIndex, object.id.schema, "", identity});
    step.uses->push_back({Kind::kConstraint, object.id.schema, object.id.name, identity});
  }
  steps.push_back(std::move(step));
}

void RowSecurity(const Object& object, const Table& before, Step::Phase phase, Steps& steps) {
  const Table& table = object.As<Table>();
  if (table.row_security != before.row_security) {
    Action(object, phase,
           table.row_security ? "ENABLE ROW LEVEL SECURITY" : "DISABLE ROW LEVEL SECURITY", steps);
  }
  if (table.force_row_security != before.force_row_security) {
    Action(object, phase,
           table.force_row_security ? "FORCE ROW LEVEL SECURITY" : "NO FORCE ROW LEVEL SECURITY",
           steps);
  }
}

void Partition(const Object& to, const std::string& parent, const std::string& action, bool late,
               Steps& steps) {
  steps.push_back(Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.name),
                            fmt::format("ALTER TABLE {} {}", parent, action)));
  steps.back().late = late;
}

void AlterPartition(const Object& from, const Object& to, const RuleContext& context,
                    Steps& steps) {
  const Table& before = from.As<Table>();
  const Table& after = to.As<Table>();
  if (!before.partition_of.empty()) {
    Partition(to, before.partition_of, "DETACH PARTITION " + SqlName(to.id), false, steps);
    steps.back().uses.emplace();
    RenameInheritedNotNulls(from, to, context, steps);
  }
  if (!after.partition_of.empty()) {
    Partition(to, after.partition_of,
              fmt::format("ATTACH PARTITION {} {}", SqlName(to.id), after.bound), true, steps);
  }
}

void AlterInheritance(const Object& from, const Object& to, bool all, const RuleContext& context,
                      Steps& steps) {
  for (const std::string& parent : from.As<Table>().inherits) {
    if (!all && Has(to.As<Table>().inherits, parent)) continue;
    // Alone: what it inherited cannot be changed beside it.
    steps.push_back(Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.name),
                              fmt::format("ALTER TABLE {} NO INHERIT {}", SqlName(to.id), parent)));
    steps.back().uses.emplace();
  }
  bool keeps = std::ranges::any_of(from.As<Table>().inherits, [&](const std::string& parent) {
    return !all && Has(to.As<Table>().inherits, parent);
  });
  if (!keeps && !from.As<Table>().inherits.empty())
    RenameInheritedNotNulls(from, to, context, steps);
  for (const std::string& parent : to.As<Table>().inherits) {
    if (!all && Has(from.As<Table>().inherits, parent)) continue;
    Action(to, Step::kAlter, "INHERIT " + parent, steps);
    steps.back().late = true;
  }
}

// Statements of their own: the columns of a typed table cannot be changed beside them.
void SetType(const Object& to, const std::string& action, Steps& steps) {
  steps.push_back(Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.name),
                            fmt::format("ALTER TABLE {} {}", SqlName(to.id), action)));
}

void AlterStorage(const Object& from, const Object& to, const std::vector<std::string>& changed,
                  Steps& steps) {
  const Table& before = from.As<Table>();
  const Table& after = to.As<Table>();
  if (Has(changed, "unlogged"))
    Action(to, Step::kAlter, after.unlogged ? "SET UNLOGGED" : "SET LOGGED", steps);
  if (Has(changed, "access_method")) {
    Action(to, Step::kAlter,
           "SET ACCESS METHOD " +
               (after.access_method.empty() ? "heap" : QuoteIdentifier(after.access_method)),
           steps);
  }
  if (Has(changed, "tablespace")) {
    Action(to, Step::kAlter,
           "SET TABLESPACE " +
               (after.tablespace.empty() ? "pg_default" : QuoteIdentifier(after.tablespace)),
           steps);
  }
  for (const std::string& action : OptionChanges(before.options, after.options))
    Action(to, Step::kAlter, action, steps);
  std::string options = ServerOptionChanges(before.server_options, after.server_options);
  if (!options.empty()) {
    steps.push_back(Statement(to, Step::kAlter, fmt::format("modify \"{}\" table", to.id.name),
                              fmt::format("ALTER FOREIGN TABLE {} {}", SqlName(to.id), options)));
  }
}

// True if a foreign key refers to a partitioned table that the partition is a part of.
bool IsReferredTo(const Object& partition, const Catalog& catalog) {
  for (const ObjectId& parent : partition.As<Table>().parents) {
    if (partition.As<Table>().partition_of.empty()) return false;
    const Object* above = catalog.Find(parent);
    if (!above) return false;
    for (int user : catalog.UsedBy(catalog.IndexOf(parent))) {
      const Object& object = catalog.objects()[static_cast<size_t>(user)];
      bool refers =
          object.id.kind == Kind::kConstraint && object.As<Constraint>().ref_table == parent;
      if (refers) return true;
    }
    return IsReferredTo(*above, catalog);
  }
  return false;
}

}  // namespace

template <>
void Create<Table>(const Object& object, const RuleContext& context, Steps& steps) {
  Step step = Statement(object, Step::kCreate, fmt::format("create \"{}\" table", object.id.name),
                        Head(object, context.policy));
  step.tail = Tail(object.As<Table>());
  steps.push_back(std::move(step));
  RowSecurity(object, Table(), Step::kCreate, steps);
  if (object.As<Table>().replica_identity != "DEFAULT")
    ReplicaIdentity(object, Step::kCreate, steps);
}

template <>
void Drop<Table>(const Object& object, const RuleContext& context, Steps& steps) {
  Step step = Statement(
      object, Step::kDrop, fmt::format("drop \"{}\" table", object.id.name),
      fmt::format("DROP {} {}{}{}", Noun(object.As<Table>()),
                  context.policy.drop_table_if_exists ? "IF EXISTS " : "", SqlName(object.id),
                  context.policy.drop_table_cascade ? " CASCADE" : ""));
  step.hazards.push_back(
      {Hazard::kDataLoss, fmt::format("the rows of table \"{}\" are lost", object.id.name)});
  steps.push_back(std::move(step));
  // The server drops no partition of a table that foreign keys refer to.
  std::vector<ObjectId> parents = object.As<Table>().parents;
  if (!IsReferredTo(object, context.from) || context.dropped.contains(parents[0])) return;
  Partition(object, object.As<Table>().partition_of, "DETACH PARTITION " + SqlName(object.id),
            false, steps);
  steps.back().phase = Step::kDrop;
  steps.back().uses.emplace();
}

// A partition key or a foreign server cannot be changed.
template <>
Way WayToAlter<Table>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                      const RuleContext&) {
  if (Has(changed, "partition_by") || Has(changed, "server")) return Way::kReplace;
  const Table& before = from.As<Table>();
  const Table& after = to.As<Table>();
  if (!before.of_type.empty() && !after.of_type.empty() && before.of_type != after.of_type)
    return Way::kAlter;
  return Way::kAlter;
}

template <>
void Alter<Table>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                  const RuleContext& context, Steps& steps) {
  bool all = Has(changed, "parents");
  bool typed = Has(changed, "of_type");
  if (typed && !from.As<Table>().of_type.empty()) {
    SetType(to, "NOT OF", steps);
    steps.back().uses.emplace();
  }
  if (all || Has(changed, "partition_of") || Has(changed, "bound"))
    AlterPartition(from, to, context, steps);
  if (all || Has(changed, "inherits")) AlterInheritance(from, to, all, context, steps);
  if (typed && !to.As<Table>().of_type.empty()) {
    SetType(to, "OF " + to.As<Table>().of_type, steps);
    steps.back().late = true;
  }
  AlterStorage(from, to, changed, steps);
  RowSecurity(to, from.As<Table>(), Step::kAlter, steps);
  if (Has(changed, "replica_identity")) ReplicaIdentity(to, Step::kAlter, steps);
}

template <>
std::string Subject<Table>(const Object& object) {
  return std::string(object.As<Table>().server.empty() ? "TABLE " : "FOREIGN TABLE ") +
         SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Table>(const Object& object) {
  return {RelationName(object.id.schema, object.id.name),
          TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
