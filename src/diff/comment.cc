#include "model/comment.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Columns of views and fields of composite types are no objects of their own.
std::string SubjectIn(const ObjectId& target, const Catalog& catalog) {
  if (const Object* object = catalog.Find(target)) return SubjectOf(*object);
  if (target.kind == Kind::kIndex) return "INDEX " + SqlName(target);
  return "COLUMN " + QualifiedName(target.schema, target.table) + "." +
         QuoteIdentifier(target.name);
}

void Set(const Object& object, Step::Phase phase, const Catalog& catalog, const std::string& value,
         Steps& steps) {
  const ObjectId& target = object.As<Comment>().target;
  std::string words = fmt::format("set comment to {}: \"{}\"", KindWord(target.kind), target.name);
  if (target.kind == Kind::kColumn) words += fmt::format(" on table: \"{}\"", target.table);
  steps.push_back(Statement(object, phase, words,
                            fmt::format("COMMENT ON {} IS {}", SubjectIn(target, catalog), value)));
}

}  // namespace

template <>
void Create<Comment>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Step::kCreate, context.to, QuoteLiteral(object.As<Comment>().text), steps);
}

template <>
void Drop<Comment>(const Object& object, const RuleContext& context, Steps& steps) {
  const ObjectId& target = object.As<Comment>().target;
  bool of_public = target.kind == Kind::kSchema && target.name == "public";
  Set(object, Step::kDrop, context.from, of_public ? "'standard public schema'" : "NULL", steps);
}

template <>
Way WayToAlter<Comment>(const Object&, const Object&, const std::vector<std::string>&,
                        const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Comment>(const Object&, const Object& to, const std::vector<std::string>&,
                    const RuleContext& context, Steps& steps) {
  Set(to, Step::kAlter, context.to, QuoteLiteral(to.As<Comment>().text), steps);
}

template <>
std::string Subject<Comment>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<Comment>(const Object&) {
  return {};
}

}  // namespace mercator
