#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "diff/policy.h"
#include "hcl/project.h"

namespace mercator {

class SchemaStore;

// What the project file says for one run of a command beyond the values of its flags. Without a
// project file all of it is empty.
struct Environment {
  std::string name;  // of the env; empty: none is selected
  std::string key;   // of its for_each; empty: it has none
  Policy policy;
  std::set<std::string> skip;  // changes that no plan makes: `drop_table`, `modify_column`, …
  // Kinds of objects that are managed or not, by the words of `mode`; empty: all are managed.
  std::map<std::string, bool> mode;
  std::string baseline;              // SQL that the dev database holds before anything is loaded
  hcl::Value::Attributes variables;  // of schemas in HCL
  std::vector<std::pair<std::string, std::string>> variable_texts;  // `--var`
  hcl::LintPolicy lint;
  hcl::TestSettings test;
  std::vector<hcl::Hook> hooks;
  const SchemaStore* store = nullptr;  // what `mem://` URLs lead to
};

}  // namespace mercator
