#include "model/publication_table.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Member(const Object& object) {
  const PublicationTable& member = object.As<PublicationTable>();
  std::string text = std::string("TABLE ") + (member.only ? "ONLY " : "") + SqlName(member.table);
  std::vector<std::string> columns;
  for (const std::string& column : member.columns) columns.push_back(QuoteIdentifier(column));
  if (!columns.empty()) text += " (" + Join(columns, ", ") + ")";
  if (!member.filter.empty()) text += " WHERE (" + member.filter + ")";
  return text;
}

std::string Alteration(const Object& object) {
  return "ALTER PUBLICATION " + SqlName(object.parent);
}

}  // namespace

template <>
void Create<PublicationTable>(const Object& object, const RuleContext&, Steps& steps) {
  Step step = Statement(object, Step::kCreate, Remark("modify", object.parent),
                        fmt::format("{} ADD {}", Alteration(object), Member(object)));
  step.host = object.parent;
  step.element = Member(object);
  steps.push_back(std::move(step));
}

template <>
void Drop<PublicationTable>(const Object& object, const RuleContext&, Steps& steps) {
  const PublicationTable& member = object.As<PublicationTable>();
  steps.push_back(Statement(object, Step::kDrop, Remark("modify", object.parent),
                            fmt::format("{} DROP TABLE {}{}", Alteration(object),
                                        member.only ? "ONLY " : "", SqlName(member.table))));
}

// SET TABLE would name all the tables of the publication.
template <>
Way WayToAlter<PublicationTable>(const Object&, const Object&, const std::vector<std::string>&,
                                 const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<PublicationTable>(const Object&, const Object&, const std::vector<std::string>&,
                             const RuleContext&, Steps&) {}

template <>
std::string Subject<PublicationTable>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<PublicationTable>(const Object&) {
  return {};
}

}  // namespace mercator
