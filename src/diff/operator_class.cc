#include "model/operator_class.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Name(const Object& object) {
  return QualifiedName(object.id.schema, object.As<OperatorClass>().name);
}

std::string Using(const Object& object) {
  return " USING " + QuoteIdentifier(object.As<OperatorClass>().access_method);
}

}  // namespace

// A class without members names its type as storage, as something must be named.
template <>
void Create<OperatorClass>(const Object& object, const RuleContext&, Steps& steps) {
  const OperatorClass& opclass = object.As<OperatorClass>();
  std::vector<std::string> members = opclass.members;
  if (!opclass.storage.empty() || members.empty()) {
    members.push_back("STORAGE " + (opclass.storage.empty() ? opclass.type : opclass.storage));
  }
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id),
                fmt::format("CREATE OPERATOR CLASS {}{} FOR TYPE {}{} FAMILY {} AS\n  {}",
                            Name(object), opclass.is_default ? " DEFAULT" : "", opclass.type,
                            Using(object), opclass.family, Join(members, ",\n  "))));
}

template <>
void Drop<OperatorClass>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP OPERATOR CLASS " + Name(object) + Using(object)));
}

template <>
Way WayToAlter<OperatorClass>(const Object&, const Object&, const std::vector<std::string>&,
                              const RuleContext&) {
  return Way::kReplace;
}

template <>
void Alter<OperatorClass>(const Object&, const Object&, const std::vector<std::string>&,
                          const RuleContext&, Steps&) {}

template <>
std::string Subject<OperatorClass>(const Object& object) {
  return "OPERATOR CLASS " + Name(object) + Using(object);
}

template <>
std::vector<std::string> TakenNames<OperatorClass>(const Object&) {
  return {};
}

}  // namespace mercator
