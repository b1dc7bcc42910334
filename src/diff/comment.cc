#include "model/comment.h"

#include <fmt/format.h>

#include "diff/rule.h"
#include "model/constraint.h"
#include "model/function.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// The relation of a target that is part of one.
std::string RelationOf(const ObjectId& target) { return QualifiedName(target.schema, target.table); }

// What COMMENT ON takes for an object. PostgreSQL manual: COMMENT.
std::string Subject(const ObjectId& target, const Catalog& catalog) {
  switch (target.kind) {
    case Kind::kColumn:
      return "COLUMN " + RelationOf(target) + "." + QuoteIdentifier(target.name);
    case Kind::kConstraint: {
      const Constraint* c = catalog.Find<Constraint>(target);
      return fmt::format("CONSTRAINT {} ON {}{}", QuoteIdentifier(target.name), c && c->of_domain ? "DOMAIN " : "", RelationOf(target));
    }
    case Kind::kTrigger:
      return fmt::format("TRIGGER {} ON {}", QuoteIdentifier(target.name), RelationOf(target));
    case Kind::kFunction: {
      const Function* f = catalog.Find<Function>(target);
      return fmt::format("{} {}", f ? f->kind : "FUNCTION", SqlName(target));
    }
    default:
      return fmt::format("{} {}", KindSql(target.kind), SqlName(target));
  }
}

void Set(const Object& object, Step::Phase phase, const Catalog& catalog, const std::string& value, Steps& steps) {
  const ObjectId& target = object.As<Comment>().target;
  std::string words = fmt::format("set comment to {}: \"{}\"", KindWord(target.kind), target.name);
  if (target.kind == Kind::kColumn) words += fmt::format(" on table: \"{}\"", target.table);
  steps.push_back(Statement(object, phase, words, fmt::format("COMMENT ON {} IS {}", Subject(target, catalog), value)));
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
Way WayToAlter<Comment>(const Object&, const Object&, const std::vector<std::string>&, const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Comment>(const Object&, const Object& to, const std::vector<std::string>&, const RuleContext& context, Steps& steps) {
  Set(to, Step::kAlter, context.to, QuoteLiteral(to.As<Comment>().text), steps);
}

}  // namespace mercator
