#pragma once

#include <functional>
#include <map>
#include <memory>
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

// Go templates (text/template) that can use each other by name: actions with fields, methods,
// variables, pipelines, `if`, `else if`, `range`, `with`, `break`, `continue`, `define`,
// `template`, `block`, comments and trimming.
class TemplateSet {
 public:
  // A template of this name, and those that it defines; a later one of a name replaces it. Throws
  // Error `template: <name>:1:3: …`.
  void Add(const std::string& name, std::string text);
  bool Has(const std::string& name) const { return bodies_.contains(name); }

  // Throws Error with the place if a field, a function or a template is not there, or a function
  // fails.
  std::string Execute(const std::string& name, const ReportValue& data,
                      const TemplateFunctions& functions,
                      const TemplateMethods& methods = {}) const;

 private:
  friend class TemplateExecutor;
  struct File {
    std::string name;
    std::string text;
  };
  struct Body {
    std::shared_ptr<const File> file;  // that it stands in
    std::vector<TemplateNode> nodes;
  };
  std::map<std::string, Body> bodies_;
};

// One template without a name.
class Template {
 public:
  explicit Template(std::string text) { set_.Add("", std::move(text)); }
  std::string Execute(const ReportValue& data, const TemplateFunctions& functions,
                      const TemplateMethods& methods = {}) const {
    return set_.Execute("", data, functions, methods);
  }

 private:
  TemplateSet set_;
};

// How Go prints a value: strings as they are, durations as `1.5s`, lists as `[a b]`, no value as
// `<no value>`.
std::string PrintValue(const ReportValue& value);

// Go's truth: no value, false, 0 and what has no elements is false.
bool IsTrueValue(const ReportValue& value);

}  // namespace mercator
