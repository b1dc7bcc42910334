#include "model/index.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/cluster.h"
#include "diff/rule.h"
#include "model/constraint.h"
#include "model/implicit_name.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Part(const IndexPart& part) {
  std::string sql = part.column.empty() ? part.expression : QuoteIdentifier(part.column);
  if (!part.collation.empty()) sql += " COLLATE " + part.collation;
  if (!part.opclass.empty()) sql += " " + part.opclass;
  if (part.descending) sql += " DESC";
  if (part.nulls_first != part.descending) sql += part.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return sql;
}

std::string Definition(const Object& object, bool concurrently, bool unless_there) {
  const Index& index = object.As<Index>();
  std::vector<std::string> parts;
  for (const IndexPart& part : index.parts) parts.push_back(Part(part));
  std::string sql =
      fmt::format("CREATE {}INDEX {}{}{} ON {}{}", index.unique ? "UNIQUE " : "",
                  concurrently ? "CONCURRENTLY " : "", unless_there ? "IF NOT EXISTS " : "",
                  QuoteIdentifier(object.id.name), index.only ? "ONLY " : "", index.table);
  if (index.method != "btree") sql += " USING " + QuoteIdentifier(index.method);
  sql += " (" + Join(parts, ", ") + ")";
  std::vector<std::string> included;
  for (const std::string& column : index.include) included.push_back(QuoteIdentifier(column));
  if (!included.empty()) sql += " INCLUDE (" + Join(included, ", ") + ")";
  if (index.nulls_not_distinct) sql += " NULLS NOT DISTINCT";
  if (!index.options.empty()) sql += " WITH" + OptionList(index.options);
  if (!index.tablespace.empty()) sql += " TABLESPACE " + QuoteIdentifier(index.tablespace);
  if (!index.predicate.empty()) sql += " WHERE " + index.predicate;
  return sql;
}

void Statistics(const Object& object, const Index* before, Step::Phase phase, Steps& steps) {
  const Index& index = object.As<Index>();
  for (size_t i = 0; i < index.parts.size(); ++i) {
    int64_t target = index.parts[i].statistics;
    if (target == (before ? before->parts[i].statistics : -1)) continue;
    steps.push_back(Statement(object, phase, fmt::format("modify index \"{}\"", object.id.name),
                              fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}",
                                          SqlName(object.id), i + 1, target)));
  }
}

// An index of a partition that follows that of the partitioned table.
bool Follows(const Object& object) { return !object.As<Index>().attached_to.empty(); }

const Object* AttachedTo(const Object& object, const Catalog& catalog) {
  int at = catalog.IndexOf(object.id);
  if (at < 0) return nullptr;
  for (int used : catalog.Uses(at)) {
    const Object& other = catalog.objects()[static_cast<size_t>(used)];
    if (other.id.kind == Kind::kIndex && SqlName(other.id) == object.As<Index>().attached_to)
      return &other;
  }
  return nullptr;
}

// How the index of a partition comes to be.
enum class Birth { kGiven, kRenamed, kBefore, kAttached };

Birth BirthOf(const Object& object, const RuleContext& context) {
  const Object* above = AttachedTo(object, context.to);
  bool usual = above && object.id.name == ImplicitIndexName(object);
  if (above && above->As<Index>().only) return Birth::kAttached;
  bool new_above = above && (!context.from.Find(above->id) || context.dropped.contains(above->id));
  bool new_table = !context.from.Find(object.parent) || context.dropped.contains(object.parent);
  if (new_above) return usual ? Birth::kGiven : Birth::kBefore;
  if (new_table) return usual ? Birth::kGiven : Birth::kRenamed;
  const Table* before = context.from.Find<Table>(object.parent);
  const Table* after = context.to.Find<Table>(object.parent);
  bool attaches = context.IsDetached(object.parent) ||
                  (before && after && before->partition_of != after->partition_of);
  return attaches ? Birth::kBefore : Birth::kAttached;
}

// The creation before that of the index of the partitioned table, which then takes it.
std::vector<ObjectId> OwnNeeds(const Object& object, const Catalog& catalog) {
  std::vector<ObjectId> needs;
  for (int used : catalog.Uses(catalog.IndexOf(object.id))) {
    const ObjectId& id = catalog.objects()[static_cast<size_t>(used)].id;
    if (id.kind != Kind::kIndex) needs.push_back(id);
  }
  return needs;
}

bool WasThere(const Object& object, const RuleContext& context) {
  const Object* table = context.from.Find(object.parent);
  return table &&
         (table->id.kind == Kind::kMaterializedView || table->As<Table>().partition_by.empty());
}

// True if keys of partitions have their index as a part of this one, which is behind no key itself.
// The server drops neither that index nor, without CASCADE, this one.
bool HoldsKeys(const Object& object, const Catalog& catalog) {
  for (int user : catalog.UsedBy(catalog.IndexOf(object.id))) {
    const Object& other = catalog.objects()[static_cast<size_t>(user)];
    if (other.id.kind == Kind::kConstraint &&
        other.As<Constraint>().attached_to == SqlName(object.id))
      return true;
  }
  return false;
}

// Attributes that can be changed without making the index anew; statistics are in the parts.
bool InPlace(const Object& from, const Object& to, const std::string& attribute) {
  if (attribute == "options" || attribute == "tablespace" || attribute == "clustered" ||
      attribute == "attached_to")
    return true;
  if (attribute == "only") return !to.As<Index>().only;
  if (attribute == "valid") return to.As<Index>().valid && from.As<Index>().valid;
  if (attribute != "parts") return false;
  Index before = from.As<Index>(), after = to.As<Index>();
  for (IndexPart& part : before.parts) part.statistics = -1;
  for (IndexPart& part : after.parts) part.statistics = -1;
  return before.parts == after.parts;
}

}  // namespace

template <>
void Create<Index>(const Object& object, const RuleContext& context, Steps& steps) {
  Birth birth = Follows(object) ? BirthOf(object, context) : Birth::kAttached;
  std::string comment = fmt::format("modify index \"{}\"", object.id.name);
  if (birth == Birth::kGiven) return;
  if (birth == Birth::kRenamed) {
    ObjectId given = object.id;
    given.name = ImplicitIndexName(object);
    steps.push_back(Statement(object, Step::kCreate, comment,
                              fmt::format("ALTER INDEX {} RENAME TO {}", SqlName(given),
                                          QuoteIdentifier(object.id.name))));
    return;
  }
  bool concurrently = context.policy.concurrent_index_create && WasThere(object, context);
  Step step = Statement(
      object, Step::kCreate,
      fmt::format("create index \"{}\" to table: \"{}\"", object.id.name, object.parent.name),
      Definition(object, concurrently, context.policy.add_index_if_not_exists));
  step.alone = concurrently;
  if (birth == Birth::kBefore) {
    step.uses = OwnNeeds(object, context.to);
    step.aside = true;
  }
  steps.push_back(std::move(step));
  if (Follows(object) && birth == Birth::kAttached) {
    steps.push_back(Statement(object, Step::kCreate, comment,
                              fmt::format("ALTER INDEX {} ATTACH PARTITION {}",
                                          object.As<Index>().attached_to, SqlName(object.id))));
  }
  Statistics(object, nullptr, Step::kCreate, steps);
  if (object.As<Index>().clustered) ClusterOn(object, Step::kCreate, steps);
}

template <>
void Drop<Index>(const Object& object, const RuleContext& context, Steps& steps) {
  if (Follows(object) && !context.IsDetached(object.parent)) return;
  bool concurrently = context.policy.concurrent_index_drop && WasThere(object, context);
  Step step = Statement(
      object, Step::kDrop,
      fmt::format("drop index \"{}\" from table: \"{}\"", object.id.name, object.parent.name),
      fmt::format("DROP INDEX {}{}{}", concurrently ? "CONCURRENTLY " : "", SqlName(object.id),
                  HoldsKeys(object, context.from) ? " CASCADE" : ""));
  step.alone = concurrently;
  steps.push_back(std::move(step));
}

template <>
Way WayToAlter<Index>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                      const RuleContext& context) {
  if (Follows(from) && Follows(to)) return Way::kAlter;
  if (Follows(from)) {
    const Table* before = context.from.Find<Table>(from.parent);
    const Table* after = context.to.Find<Table>(to.parent);
    bool taken_off = before && after && before->partition_of != after->partition_of;
    return taken_off ? Way::kAlter : Way::kReplace;
  }
  for (const std::string& attribute : changed) {
    if (!InPlace(from, to, attribute)) return Way::kReplace;
  }
  return Way::kAlter;
}

template <>
void Alter<Index>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                  const RuleContext& context, Steps& steps) {
  const Index& after = to.As<Index>();
  std::string comment = fmt::format("modify index \"{}\"", to.id.name);
  for (const std::string& change : OptionChanges(from.As<Index>().options, after.options)) {
    steps.push_back(Statement(to, Step::kAlter, comment,
                              fmt::format("ALTER INDEX {} {}", SqlName(to.id), change)));
  }
  if (Has(changed, "tablespace")) {
    std::string space = after.tablespace.empty() ? "pg_default" : QuoteIdentifier(after.tablespace);
    steps.push_back(
        Statement(to, Step::kAlter, comment,
                  fmt::format("ALTER INDEX {} SET TABLESPACE {}", SqlName(to.id), space)));
  }
  if (Has(changed, "attached_to") && !after.attached_to.empty()) {
    steps.push_back(Statement(
        to, Step::kAlter, comment,
        fmt::format("ALTER INDEX {} ATTACH PARTITION {}", after.attached_to, SqlName(to.id))));
  }
  if (!Follows(to)) Statistics(to, &from.As<Index>(), Step::kAlter, steps);
  if (Has(changed, "clustered")) AlterCluster(to, after.clustered, context, steps);
}

template <>
std::string Subject<Index>(const Object& object) {
  return "INDEX " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Index>(const Object& object) {
  return {RelationName(object.id.schema, object.id.name)};
}

}  // namespace mercator
