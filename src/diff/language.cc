#include "model/language.h"

#include <fmt/format.h>

#include "diff/rule.h"

namespace mercator {
namespace {

std::string Definition(const Object& object, const char* verb) {
  const Language& language = object.As<Language>();
  std::string sql =
      fmt::format("{}{} LANGUAGE {} HANDLER {}", verb, language.trusted ? " TRUSTED" : "",
                  SqlName(object.id), language.handler);
  if (!language.inline_handler.empty()) sql += " INLINE " + language.inline_handler;
  if (!language.validator.empty()) sql += " VALIDATOR " + language.validator;
  return sql;
}

}  // namespace

template <>
void Create<Language>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(object, Step::kCreate, Remark("create", object.id), Definition(object, "CREATE")));
}

template <>
void Drop<Language>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id),
                            "DROP LANGUAGE " + SqlName(object.id)));
}

template <>
Way WayToAlter<Language>(const Object&, const Object&, const std::vector<std::string>&,
                         const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Language>(const Object&, const Object& to, const std::vector<std::string>&,
                     const RuleContext&, Steps& steps) {
  steps.push_back(
      Statement(to, Step::kAlter, Remark("modify", to.id), Definition(to, "CREATE OR REPLACE")));
}

template <>
std::string Subject<Language>(const Object& object) {
  return "LANGUAGE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Language>(const Object&) {
  return {};
}

}  // namespace mercator
