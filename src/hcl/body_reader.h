#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hcl/document.h"
#include "hcl/value.h"

namespace mercator::hcl {

// How the attributes of a body are evaluated: with which names, and what has to be known first.
using AttributeEvaluator = std::function<Value(const Attribute&)>;

// Reads a body into typed settings. What is asked for is known; RejectUnknown then complains of
// everything else. A value of a wrong type is an error at its place and counts as absent, and so
// does null.
class BodyReader {
 public:
  // `what` names the kind of body in messages, as in "`column`".
  BodyReader(const Body& body, std::string what, AttributeEvaluator evaluate,
             Diagnostics& diagnostics);

  // The attribute itself, for those that are not simply evaluated, as references.
  const Attribute* Find(std::string_view name);
  std::optional<Value> Get(std::string_view name);  // of any type
  std::optional<std::string> String(std::string_view name);
  std::optional<bool> Bool(std::string_view name);
  std::optional<int64_t> Int(std::string_view name);
  // A list of strings; one string alone is a list of one.
  std::vector<std::string> Strings(std::string_view name);
  // A string that is one of `allowed`, without regard to case and to `-` for `_`; given back as it
  // stands there.
  std::optional<std::string> OneOf(std::string_view name, const std::vector<std::string>& allowed);

  std::vector<const Block*> Blocks(std::string_view type);
  // The block of the type, of which there must not be two.
  const Block* OnlyBlock(std::string_view type);

  // Names that are known but of no effect.
  void Ignore(std::string_view name) { known_.insert(std::string(name)); }
  // Attributes that were not asked for.
  std::vector<const Attribute*> OtherAttributes() const;
  void RejectUnknownAttributes();
  void RejectUnknownBlocks();
  void RejectUnknown() {
    RejectUnknownAttributes();
    RejectUnknownBlocks();
  }
  // Complains when a block has not exactly so many labels.
  static bool CheckLabels(const Block& block, size_t count, Diagnostics& diagnostics);

 private:
  std::optional<Value> Converted(std::string_view name, const Type& type);

  const Body& body_;
  std::string what_;
  AttributeEvaluator evaluate_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> known_;
  std::set<std::string, std::less<>> known_blocks_;
};

}  // namespace mercator::hcl
