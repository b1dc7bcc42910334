#include "diff/compact.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "model/column.h"
#include "model/constraint.h"
#include "model/table.h"

namespace mercator {
namespace {

class Writer {
 public:
  Writer(Items& items, const Steps& steps, const Ordered& ordered, const RuleContext& context)
      : items_(items), steps_(steps), ordered_(ordered), context_(context) {}

  Plan Run() {
    Plan plan;
    std::vector<PlannedStatement> part;
    auto close = [&] {
      if (!part.empty()) plan.parts.push_back(std::move(part));
      part.clear();
      open_table_ = {};
      series_.clear();
    };
    if (ordered_.unchecked_bodies)
      part.push_back({"SET check_function_bodies = off", "", false, {}, {}});
    for (size_t i = 0; i < ordered_.roots.size(); ++i) {
      const Step& step = At(ordered_.roots[i]);
      if (ordered_.commit_before[i] || step.alone) close();
      Write(ordered_.roots[i], part);
      if (step.alone) {
        part.back().alone = true;
        close();
      }
    }
    close();
    return plan;
  }

 private:
  const Step& At(int step) const { return steps_[static_cast<size_t>(step)]; }
  const std::vector<int>& Hosted(int root) const {
    return ordered_.hosted[static_cast<size_t>(root)];
  }

  void Write(int root, std::vector<PlannedStatement>& part) {
    const Step& step = At(root);
    bool action = step.sql.empty();
    std::string text = Text(root);
    if (step.turn != series_turn_) series_.clear();
    series_turn_ = step.turn;
    if (!step.series.empty()) {
      auto [it, is_new] = series_.try_emplace(step.sql, part.size(), step.series);
      if (!is_new) {
        it->second.second += ", " + step.series;
        part[it->second.first].sql = InSeries(step.sql, it->second.second);
        Note(root, part[it->second.first]);
        return;
      }
      text = InSeries(step.sql, step.series);
    }
    if (action && step.table == open_table_ && open_table_ && step.only == open_only_) {
      if (actions_++ == 1)
        part.back().sql = head_ + "\n  " + part.back().sql.substr(head_.size() + 1);
      part.back().sql += ",\n  " + text;
    } else if (action) {
      head_ = AlterHead(step);
      open_only_ = step.only;
      actions_ = 1;
      std::string words = fmt::format("modify \"{}\" {}", step.table.name,
                                      step.table.kind == Kind::kTable ? "table" : "view");
      part.push_back({head_ + " " + text, words, false, {}, {}});
    } else {
      part.push_back({text, step.comment, false, {}, {}});
    }
    open_table_ = action ? step.table : ObjectId();
    Note(root, part.back());
    for (int hosted : Hosted(root)) Note(hosted, part.back());
  }

  static std::string InSeries(std::string sql, const std::string& series) {
    return sql.replace(sql.find(Step::kSeries), 1, series);
  }

  std::string AlterHead(const Step& step) const {
    return fmt::format("ALTER {} {}{}",
                       step.table.kind == Kind::kTable ? "TABLE" : KindSql(step.table.kind),
                       step.only ? "ONLY " : "", SqlName(step.table));
  }

  void Note(int at, PlannedStatement& statement) const {
    const Step& step = At(at);
    statement.hazards.insert(statement.hazards.end(), step.hazards.begin(), step.hazards.end());
    statement.objects.push_back(step.id);
  }

  std::string Text(int root) const {
    const Step& step = At(root);
    if (step.phase == Step::kCreate) {
      if (step.id.kind == Kind::kTable && !step.sql.empty() && IsPrimary(root))
        return CreateTable(root);
      if (step.id.kind == Kind::kColumn && !step.element.empty()) {
        return step.action + ColumnText(root, InsideColumns(Hosted(root)));
      }
      if (step.id.kind == Kind::kDomain) return CreateDomain(root);
      if (step.id.kind == Kind::kPublication) return CreatePublication(root);
    }
    return step.sql.empty() ? step.action : step.sql;
  }

  bool IsPrimary(int at) const {
    const Item* item = items_.Find(At(at).id);
    return item && !item->primary.empty() && item->primary[0] == at;
  }

  // What is written inside of the columns of a table, by column.
  struct Inside {
    std::string default_value;
    std::string serial;  // instead of the type and the default
  };
  std::unordered_map<std::string, Inside> InsideColumns(const std::vector<int>& hosted) const {
    std::unordered_map<std::string, Inside> inside;
    for (int at : hosted) {
      const Step& step = At(at);
      if (step.phase != Step::kCreate || step.element.empty()) continue;
      if (step.id.kind == Kind::kDefault) inside[step.host.name].default_value = " " + step.element;
      if (step.id.kind == Kind::kSequence) inside[step.host.name].serial = step.element;
    }
    return inside;
  }

  std::string ColumnText(int column, const std::unordered_map<std::string, Inside>& inside) const {
    const Step& step = At(column);
    auto it = inside.find(step.id.name);
    if (it == inside.end()) return step.element + step.tail;
    if (!it->second.serial.empty()) return it->second.serial + step.tail;
    return step.element + it->second.default_value + step.tail;
  }

  std::string CreateTable(int root) const {
    std::vector<std::pair<int64_t, int>> columns;  // by position
    std::vector<std::tuple<int, Symbol, int>> constraints;
    for (int at : Hosted(root)) {
      const ObjectId& id = At(at).id;
      if (id.kind == Kind::kColumn)
        columns.emplace_back(context_.to.Find<Column>(id)->position, at);
      if (id.kind == Kind::kConstraint) constraints.emplace_back(ConstraintRank(id), id.name, at);
    }
    std::ranges::sort(columns);
    std::ranges::sort(constraints);
    bool typed = !context_.to.Find<Table>(At(root).id)->of_type.empty();
    std::unordered_map<std::string, Inside> inside = InsideColumns(Hosted(root));
    std::vector<std::string> elements;
    for (auto [position, at] : columns) {
      std::string text = ColumnText(at, inside);
      if (!typed || text != At(at).element) elements.push_back(text);
    }
    for (const auto& [rank, name, at] : constraints) elements.push_back(At(at).element);
    const Step& step = At(root);
    bool needs_list = !typed && context_.to.Find<Table>(step.id)->partition_of.empty();
    std::string list =
        elements.empty() ? (needs_list ? " ()" : "") : " (\n  " + Join(elements, ",\n  ") + "\n)";
    return step.sql + list + step.tail;
  }

  int ConstraintRank(const ObjectId& id) const {
    const Constraint* c = context_.to.Find<Constraint>(id);
    static constexpr const char* kOrder[] = {"primary key", "unique", "exclude", "foreign key",
                                             "check"};
    for (int i = 0; i < 5; ++i) {
      if (c && c->type == kOrder[i]) return i;
    }
    return 5;
  }

  std::string CreateDomain(int root) const {
    std::string text = At(root).sql;
    for (int at : Hosted(root)) {
      if (!At(at).element.empty()) text += "\n  " + At(at).element;
    }
    return text;
  }

  std::string CreatePublication(int root) const {
    std::vector<std::string> members;
    for (int at : Hosted(root)) {
      if (!At(at).element.empty()) members.push_back(At(at).element);
    }
    std::ranges::sort(members);
    return At(root).sql + (members.empty() ? "" : " FOR " + Join(members, ", ")) + At(root).tail;
  }

  Items& items_;
  const Steps& steps_;
  const Ordered& ordered_;
  const RuleContext& context_;
  bool open_only_ = false;  // it says ONLY
  ObjectId open_table_;     // of the ALTER TABLE that the last statement is
  std::map<std::string, std::pair<size_t, std::string>>
      series_;  // by `sql`: place in the part, items
  Step::Turn series_turn_ = Step::kUsual;
  std::string head_;  // of that statement
  int actions_ = 0;   // in it
};

}  // namespace

Plan Compact(Items& items, const Steps& steps, const Ordered& ordered, const RuleContext& context) {
  return Writer(items, steps, ordered, context).Run();
}

}  // namespace mercator
