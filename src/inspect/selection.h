#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "inspect/pattern.h"
#include "model/catalog.h"

namespace mercator {

struct SelectionOptions {
  std::vector<std::string> schemas;  // empty: all
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::string scope;                 // the one schema that the URL names; patterns begin in it
  std::map<std::string, bool> mode;  // `mode { … }` of an env: kinds that are managed or not
};

// Which objects of a state a command is about. Comments, owners and privileges go with what they
// are about, children with their parents, owned sequences with their tables.
class Selection {
 public:
  Selection() = default;
  // Throws Error for a bad pattern.
  explicit Selection(const SelectionOptions& options);

  bool empty() const;
  bool Has(const Catalog& catalog, const Object& object) const;
  const std::string& scope() const { return scope_; }

  // Patterns and schemas that nothing was found for so far, as the user wrote them.
  std::vector<std::string> Unmatched() const;

 private:
  struct Path;

  bool HasPath(const Path& path) const;
  bool ModeHas(const Path& path) const;
  bool Excludes(const Path& path) const;
  bool Includes(const Path& path) const;
  static Path PathOf(const Catalog& catalog, const Object& object);

  std::vector<std::string> schemas_;
  std::string scope_;
  std::vector<Pattern> include_;
  std::vector<Pattern> exclude_;
  std::map<std::string, bool> mode_;
  mutable std::set<std::string> matched_;
};

// The objects of the state that are selected, and the schema of the scope.
Catalog Selected(const Catalog& catalog, const Selection& selection);

// What a plan is to lead to: what is selected as in `wanted`, all else as in `from`.
Catalog KeepUnselected(const Catalog& from, const Catalog& wanted, const Selection& selection);

}  // namespace mercator
