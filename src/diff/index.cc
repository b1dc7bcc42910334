#include "model/index.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
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

std::string Definition(const Object& object, bool concurrently) {
  const Index& index = object.As<Index>();
  std::vector<std::string> parts;
  for (const IndexPart& part : index.parts) parts.push_back(Part(part));
  std::string sql = fmt::format("CREATE {}INDEX {}{} ON {}{}", index.unique ? "UNIQUE " : "",
                                concurrently ? "CONCURRENTLY " : "", QuoteIdentifier(object.id.name),
                                index.only ? "ONLY " : "", index.table);
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
                              fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", SqlName(object.id), i + 1, target)));
  }
}

void Cluster(const Object& object, Step::Phase phase, Steps& steps) {
  Step step = TableAction(object.id, object.parent, phase, "CLUSTER ON " + QuoteIdentifier(object.id.name));
  if (object.parent.kind == Kind::kMaterializedView) {
    step = Statement(object, phase, fmt::format("modify \"{}\" materialized view", object.parent.name),
                     fmt::format("ALTER MATERIALIZED VIEW {} CLUSTER ON {}", SqlName(object.parent), QuoteIdentifier(object.id.name)));
  }
  step.uses.emplace();
  step.uses->push_back(object.id);
  steps.push_back(std::move(step));
}

// An index of a partition that follows that of the partitioned table.
bool Follows(const Object& object) { return !object.As<Index>().attached_to.empty(); }

bool WasThere(const Object& object, const RuleContext& context) {
  const Object* table = context.from.Find(object.parent);
  return table && (table->id.kind == Kind::kMaterializedView || table->As<Table>().partition_by.empty());
}

// Attributes that can be changed without making the index anew; statistics are in the parts.
bool InPlace(const Object& from, const Object& to, const std::string& attribute) {
  if (attribute == "options" || attribute == "tablespace" || attribute == "clustered" || attribute == "attached_to") return true;
  if (attribute == "only" || attribute == "valid") return to.As<Index>().valid && from.As<Index>().valid;
  if (attribute != "parts") return false;
  Index before = from.As<Index>(), after = to.As<Index>();
  for (IndexPart& part : before.parts) part.statistics = -1;
  for (IndexPart& part : after.parts) part.statistics = -1;
  return before.parts == after.parts;
}

}  // namespace

template <>
void Create<Index>(const Object& object, const RuleContext& context, Steps& steps) {
  if (Follows(object)) return;
  bool concurrently = context.policy.concurrent_index && WasThere(object, context);
  Step step = Statement(object, Step::kCreate,
                        fmt::format("create index \"{}\" to table: \"{}\"", object.id.name, object.parent.name),
                        Definition(object, concurrently));
  step.alone = concurrently;
  steps.push_back(std::move(step));
  Statistics(object, nullptr, Step::kCreate, steps);
  if (object.As<Index>().clustered) Cluster(object, Step::kCreate, steps);
}

template <>
void Drop<Index>(const Object& object, const RuleContext& context, Steps& steps) {
  if (Follows(object)) return;
  bool concurrently = context.policy.concurrent_index && WasThere(object, context);
  Step step = Statement(object, Step::kDrop,
                        fmt::format("drop index \"{}\" from table: \"{}\"", object.id.name, object.parent.name),
                        fmt::format("DROP INDEX {}{}", concurrently ? "CONCURRENTLY " : "", SqlName(object.id)));
  step.alone = concurrently;
  steps.push_back(std::move(step));
}

template <>
Way WayToAlter<Index>(const Object& from, const Object& to, const std::vector<std::string>& changed, const RuleContext&) {
  if (Follows(from) && Follows(to)) return Way::kAlter;
  for (const std::string& attribute : changed) {
    if (!InPlace(from, to, attribute)) return Way::kReplace;
  }
  return Way::kAlter;
}

template <>
void Alter<Index>(const Object& from, const Object& to, const std::vector<std::string>& changed, const RuleContext&,
                  Steps& steps) {
  const Index& after = to.As<Index>();
  std::string comment = fmt::format("modify index \"{}\"", to.id.name);
  for (const std::string& change : OptionChanges(from.As<Index>().options, after.options)) {
    steps.push_back(Statement(to, Step::kAlter, comment, fmt::format("ALTER INDEX {} {}", SqlName(to.id), change)));
  }
  if (Has(changed, "tablespace")) {
    std::string space = after.tablespace.empty() ? "pg_default" : QuoteIdentifier(after.tablespace);
    steps.push_back(Statement(to, Step::kAlter, comment, fmt::format("ALTER INDEX {} SET TABLESPACE {}", SqlName(to.id), space)));
  }
  if (Has(changed, "attached_to") && !after.attached_to.empty()) {
    steps.push_back(Statement(to, Step::kAlter, comment, fmt::format("ALTER INDEX {} ATTACH PARTITION {}", after.attached_to, SqlName(to.id))));
  }
  if (!Follows(to)) Statistics(to, &from.As<Index>(), Step::kAlter, steps);
  if (Has(changed, "clustered")) {
    if (after.clustered) {
      Cluster(to, Step::kAlter, steps);
    } else {
      steps.push_back(TableAction(to.id, to.parent, Step::kAlter, "SET WITHOUT CLUSTER"));
    }
  }
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
