#include "model/foreign_data_wrapper.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {
namespace {

std::string FunctionClause(const char* word, const std::string& function) {
  return function.empty() ? fmt::format(" NO {}", word) : fmt::format(" {} {}", word, function);
}

}  // namespace

template <>
void Create<ForeignDataWrapper>(const Object& object, const RuleContext&, Steps& steps) {
  const ForeignDataWrapper& wrapper = object.As<ForeignDataWrapper>();
  std::string sql = "CREATE FOREIGN DATA WRAPPER " + SqlName(object.id);
  if (!wrapper.handler.empty()) sql += " HANDLER " + wrapper.handler;
  if (!wrapper.validator.empty()) sql += " VALIDATOR " + wrapper.validator;
  if (!wrapper.options.empty()) sql += " " + ServerOptions(wrapper.options);
  steps.push_back(Statement(object, Step::kCreate, Remark("create", object.id), sql));
}

template <>
void Drop<ForeignDataWrapper>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP FOREIGN DATA WRAPPER " + SqlName(object.id)));
}

template <>
Way WayToAlter<ForeignDataWrapper>(const Object&, const Object&, const std::vector<std::string>&,
                                   const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<ForeignDataWrapper>(const Object& from, const Object& to,
                               const std::vector<std::string>& changed, const RuleContext&,
                               Steps& steps) {
  const ForeignDataWrapper& before = from.As<ForeignDataWrapper>();
  const ForeignDataWrapper& after = to.As<ForeignDataWrapper>();
  std::string sql = "ALTER FOREIGN DATA WRAPPER " + SqlName(to.id);
  if (Has(changed, "handler")) sql += FunctionClause("HANDLER", after.handler);
  if (Has(changed, "validator")) sql += FunctionClause("VALIDATOR", after.validator);
  if (Has(changed, "options")) sql += " " + ServerOptionChanges(before.options, after.options);
  steps.push_back(Statement(to, Step::kAlter, Remark("modify", to.id), sql));
}

template <>
std::string Subject<ForeignDataWrapper>(const Object& object) {
  return "FOREIGN DATA WRAPPER " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<ForeignDataWrapper>(const Object&) {
  return {};
}

}  // namespace mercator
