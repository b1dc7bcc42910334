#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/go_json.h"
#include "report/template_parser.h"

namespace mercator {

// A function of a template; it throws Error with a message without place.
using TemplateFunction = std::function<ReportValue(const std::vector<ReportValue>& arguments)>;
using TemplateFunctions = std::map<std::string, TemplateFunction>;

// A method: what a field would be called that has no value. The first argument is the value before
// the dot.
using TemplateMethods = TemplateFunctions;

// A Go template (text/template): actions with fields, methods, variables, pipelines, `if`, `else
// if`, `range`, `with`, `break`, `continue`, `define`, `template`, `block`, comments and trimming.
class Template {
 public:
  // Throws Error `template: :1:3: …`.
  explicit Template(std::string text);

  // Throws Error with the place if a field or a function is not there, or a function fails.
  std::string Execute(const ReportValue& data, const TemplateFunctions& functions,
                      const TemplateMethods& methods = {}) const;

 private:
  std::string text_;
  std::vector<TemplateNode> nodes_;
};

// How Go prints a value: strings as they are, durations as `1.5s`, lists as `[a b]`, no value as
// `<no value>`.
std::string PrintValue(const ReportValue& value);

// Go's truth: no value, false, 0 and what has no elements is false.
bool IsTrueValue(const ReportValue& value);

}  // namespace mercator
