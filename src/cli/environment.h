#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diff/policy.h"
#include "hcl/project.h"
#include "migrate/hooks.h"

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
  bool deny_secrets = false;         // plans must not hold passwords
  std::string baseline;              // SQL that the dev database holds before anything is loaded
  hcl::Value::Attributes variables;  // of schemas in HCL
  std::vector<std::pair<std::string, std::string>> given_variables;  // `--var`
  // The same where no env is selected: they are those of schemas as well. The names that the
  // project file declares need not be declared by a schema.
  std::vector<std::pair<std::string, std::string>> variable_texts;
  std::set<std::string> project_variables;
  hcl::LintPolicy lint;
  hcl::TestSettings test;
  TransactionHooks hooks;
  const SchemaStore* store = nullptr;  // what `mem://` URLs lead to

  // How a file that was written is called in a message: in a directory made of templates it is to
  // be found beside them.
  std::filesystem::path Shown(const std::filesystem::path& path) const;
};

}  // namespace mercator
