#include "model/view.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Definition(const Object& object, const char* create) {
  const View& view = object.As<View>();
  Options options = view.options;
  std::string check;
  if (auto it = options.find("check_option"); it != options.end()) {
    check = it->second == "local" ? "\nWITH LOCAL CHECK OPTION" : "\nWITH CASCADED CHECK OPTION";
    options.erase("check_option");
  }
  std::string with = options.empty() ? "" : " WITH" + OptionList(options);
  return fmt::format("{} {}{} AS\n{}{}", create, SqlName(object.id), with, view.definition, check);
}

void ColumnDefaults(const Object& object, const Options& before, Step::Phase phase, Steps& steps) {
  const Options& after = object.As<View>().column_defaults;
  std::string comment = fmt::format("modify \"{}\" view", object.id.name);
  std::string alter = "ALTER VIEW " + SqlName(object.id) + " ALTER COLUMN ";
  for (const auto& [column, expression] : after) {
    auto it = before.find(column);
    if (it != before.end() && it->second == expression) continue;
    steps.push_back(Statement(object, phase, comment,
                              alter + QuoteIdentifier(column) + " SET DEFAULT " + expression));
  }
  for (const auto& [column, expression] : before) {
    if (!after.contains(column)) {
      steps.push_back(
          Statement(object, phase, comment, alter + QuoteIdentifier(column) + " DROP DEFAULT"));
    }
  }
}

// CREATE OR REPLACE VIEW keeps the columns and can add some at the end.
bool KeepsColumns(const View& from, const View& to) {
  if (to.columns.size() < from.columns.size()) return false;
  for (size_t i = 0; i < from.columns.size(); ++i) {
    if (from.columns[i] != to.columns[i] || from.column_types[i] != to.column_types[i])
      return false;
  }
  return true;
}

}  // namespace

template <>
void Create<View>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kCreate,
                            fmt::format("create \"{}\" view", object.id.name),
                            Definition(object, "CREATE VIEW")));
  ColumnDefaults(object, {}, Step::kCreate, steps);
}

template <>
void Drop<View>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, fmt::format("drop \"{}\" view", object.id.name),
                            "DROP VIEW " + SqlName(object.id)));
}

template <>
Way WayToAlter<View>(const Object& from, const Object& to, const std::vector<std::string>&,
                     const RuleContext&) {
  return KeepsColumns(from.As<View>(), to.As<View>()) ? Way::kAlter : Way::kReplace;
}

template <>
void Alter<View>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                 const RuleContext&, Steps& steps) {
  std::string comment = fmt::format("modify \"{}\" view", to.id.name);
  if (Has(changed, "definition") || Has(changed, "columns")) {
    steps.push_back(Statement(to, Step::kAlter, comment, Definition(to, "CREATE OR REPLACE VIEW")));
  } else {
    for (const std::string& change :
         OptionChanges(from.As<View>().options, to.As<View>().options)) {
      steps.push_back(Statement(to, Step::kAlter, comment,
                                fmt::format("ALTER VIEW {} {}", SqlName(to.id), change)));
    }
  }
  ColumnDefaults(to, from.As<View>().column_defaults, Step::kAlter, steps);
}

template <>
std::string Subject<View>(const Object& object) {
  return "VIEW " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<View>(const Object& object) {
  return {RelationName(object.id.schema, object.id.name),
          TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
