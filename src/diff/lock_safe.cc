#include "diff/lock_safe.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "model/column.h"
#include "model/constraint.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Whether it is one of the actions of an ALTER TABLE, as compaction writes them.
bool HasAction(const std::string& sql, const std::string& head, const std::string& action) {
  if (sql == head + " " + action) return true;
  const std::string line = "\n  " + action;
  for (size_t at = sql.find(line); at != std::string::npos; at = sql.find(line, at + 1)) {
    const std::string_view rest = std::string_view(sql).substr(at + line.size());
    if (rest.empty() || rest.starts_with(",\n")) return sql.starts_with(head + "\n");
  }
  return false;
}

class Rewriter {
 public:
  Rewriter(const Catalog& from, const Catalog& to) : from_(from), to_(to) {}

  Plan Run(Plan plan) {
    for (auto& part : plan.parts) {
      std::vector<PlannedStatement> after;
      for (PlannedStatement& statement : part) {
        std::vector<PlannedStatement> drops = Prepare(statement);
        after.push_back(std::move(statement));
        after.insert(after.end(), drops.begin(), drops.end());
      }
      part = std::move(after);
    }
    if (!checks_.empty()) plan.parts.insert(plan.parts.begin(), {checks_, validations_});
    return plan;
  }

 private:
  // Adds what is to be done before the plan, and gives what is to be done after the statement.
  std::vector<PlannedStatement> Prepare(const PlannedStatement& statement) {
    std::vector<PlannedStatement> drops;
    for (const ObjectId& id : statement.objects) {
      if (!BecomesNotNull(id)) continue;
      const ObjectId table{Kind::kTable, id.schema, "", id.table};
      const std::string head = "ALTER TABLE " + SqlName(table);
      const std::string column = QuoteIdentifier(id.name);
      if (!HasAction(statement.sql, head, "ALTER COLUMN " + column + " SET NOT NULL")) continue;
      const std::string name = QuoteIdentifier(FreeName(id));
      auto write = [&](const std::string& action) {
        return PlannedStatement{
            head + " " + action, fmt::format("modify \"{}\" table", id.table), false, {}, {id}};
      };
      checks_.push_back(
          write(fmt::format("ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", name, column)));
      validations_.push_back(write("VALIDATE CONSTRAINT " + name));
      drops.push_back(write("DROP CONSTRAINT " + name));
    }
    return drops;
  }

  bool BecomesNotNull(const ObjectId& id) const {
    if (id.kind != Kind::kColumn) return false;
    const auto* before = from_.Find<Column>(id);
    const auto* after = to_.Find<Column>(id);
    const auto* table = from_.Find<Table>({Kind::kTable, id.schema, "", id.table});
    return before && after && table && !before->not_null && after->not_null &&
           table->server.empty();
  }

  // A name for the check that no constraint of the table has.
  std::string FreeName(const ObjectId& column) const {
    for (int number = 0;; ++number) {
      const std::string end = "_is_not_null" + (number > 0 ? std::to_string(number) : "");
      std::string name = column.table.str() + "_" + column.name.str();
      constexpr size_t kMostBytes = 63;
      size_t size = std::min(name.size(), kMostBytes - end.size());
      while (size > 0 && size < name.size() && (name[size] & 0xC0) == 0x80) --size;
      name = name.substr(0, size) + end;
      const ObjectId id{Kind::kConstraint, column.schema, column.table, name};
      if (!from_.Find(id) && !to_.Find(id)) return name;
    }
  }

  const Catalog& from_;
  const Catalog& to_;
  std::vector<PlannedStatement> checks_, validations_;
};

}  // namespace

Plan WithValidatedNotNull(Plan plan, const Catalog& from, const Catalog& to) {
  return Rewriter(from, to).Run(std::move(plan));
}

}  // namespace mercator
