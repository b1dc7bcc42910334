#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hcl/inputs.h"
#include "hcl/schema/kind_form.h"
#include "hcl/schema/schema.h"
#include "hcl/scope.h"

namespace mercator {

// The order in which the statements of a schema are run: what comes later may need what came
// before. Within one phase the references between the blocks decide.
enum class Phase {
  kSettings,
  kRole,
  kMembership,
  kSchema,
  kExtension,
  kShell,        // names of types that functions in C take and give
  kLowFunction,  // functions in C, which such types are made of
  kBaseType,
  kLanguage,  // and access methods, foreign-data wrappers
  kServer,
  kUserMapping,
  kCollation,
  kType,
  kSequence,
  kTable,
  kFunction,
  kOperator,
  kOperatorClass,
  kCast,
  kTextSearch,
  kDefault,  // defaults and checks that may call functions
  kIndex,
  kRows,
  kReference,  // foreign keys
  kView,
  kTrigger,
  kRule,
  kPublication,
  kComment,
  kOwner,
  kRevoke,
  kGrant,
  kDefaultPrivilege,
  kEventTrigger,
};

// A block of the top level, or one of those that `for_each` makes of it.
struct Instance {
  const hcl::Block* block = nullptr;
  const BlockForm* form = nullptr;
  std::string label;
  std::string qualifier;  // of two labels the first
  bool repeated = false;
  hcl::Value key, value;              // of for_each
  std::unique_ptr<hcl::Scope> scope;  // with `each`
  std::vector<Instance*> uses;        // blocks that its attributes refer to
  std::optional<std::string> name;    // of the object; read when first asked for
  std::optional<std::string> schema;
  bool naming = false;  // the name is being read
  int order = -1;       // among all, by what they use
};

// What a reference to a block evaluates to: the block, or a named block in it.
struct BlockReference : hcl::CapsuleContent {
  std::string TypeName() const override { return "reference"; }
  Instance* instance = nullptr;
  std::string part;       // `column`
  std::string part_name;  // of the object, not the label
};

// A bare name, as in `on_delete = CASCADE`.
struct Word : hcl::CapsuleContent {
  explicit Word(std::string_view given) : text(given) {}
  std::string TypeName() const override { return "keyword"; }
  std::string text;
};

// Reads the blocks of a schema into statements.
class SchemaReader {
 public:
  SchemaReader(std::vector<hcl::DocumentPtr> documents, const SchemaHclInput& input,
               Diagnostics& diagnostics);
  SchemaHcl Run();

  // For the readers of the kinds.
  void Add(Phase phase, std::string sql, const Instance& instance, const hcl::Block& block);
  void AddRenaming(ObjectId id, std::string former, std::string label = "");
  hcl::Value Evaluate(const hcl::Attribute& attribute, Instance& instance);
  // The same with the functions of types, `varchar(255)`.
  hcl::Value EvaluateType(const hcl::Attribute& attribute, Instance& instance);
  Diagnostics& diagnostics() { return diagnostics_; }
  const std::string& NameOf(Instance& instance);
  const std::string& SchemaOf(Instance& instance);  // empty: is in none
  std::string SqlName(Instance& instance);          // qualified
  // The block that a reference to `type` and a name leads to, without a complaint; null: none.
  Instance* Find(std::string_view type, std::string_view label) const;
  // False for a column that the block of a table does not have, nor those that it inherits from.
  bool HasColumn(Instance& table, std::string_view name, int depth = 0);
  // True if a text of SQL calls a function that a block makes: it must be there before.
  bool CallsFunction(std::string_view sql) const;
  // Notes that all of a `REVOKE` for this was said.
  bool FirstTime(const std::string& what) { return seen_.insert(what).second; }

 private:
  struct Statement {
    Phase phase;
    const Instance* instance;
    HclStatement statement;
  };
  using Steps = std::vector<std::string>;

  void Declare(const hcl::Block& block, bool repeated);
  void DeclareRepeated(Instance declared, const hcl::Attribute& for_each);
  void Register(Instance instance);
  void RejectRootAttributes();
  bool CheckLabels(const hcl::Block& block, const BlockForm& form);
  void Order(Instance& instance);
  void SetSearchPath();

  // resolve.cc
  std::optional<hcl::Value> Simple(const hcl::Expression& expression, const hcl::Document& document,
                                   Instance& instance, bool types);
  hcl::Value General(const hcl::Attribute& attribute, Instance& instance, bool types);
  std::optional<hcl::Value> Referred(const hcl::Reference& reference, const hcl::Document& document,
                                     Instance& instance);
  hcl::Value Resolve(std::string_view type, const Steps& steps, const hcl::Reference& reference,
                     const hcl::Document& document, Instance& instance);
  hcl::Value Part(Instance& found, const Steps& steps, size_t at, const hcl::Reference& reference,
                  const hcl::Document& document);
  hcl::Value OwnPart(const Steps& steps, const hcl::Reference& reference,
                     const hcl::Document& document, Instance& instance);
  std::vector<Instance*> Candidates(std::string_view type, std::string_view label) const;
  hcl::Value Missing(std::string_view type, const Steps& steps, const hcl::Reference& reference,
                     const hcl::Document& document);
  hcl::Value AllOf(std::string_view type, Instance& instance);

  std::vector<hcl::DocumentPtr> documents_;
  Diagnostics& diagnostics_;
  hcl::FunctionTable types_;
  std::unique_ptr<hcl::Inputs> inputs_;
  hcl::Scope type_scope_;
  std::deque<Instance> instances_;
  std::unordered_map<std::string, std::vector<Instance*>> by_label_;  // by `type.label`
  std::vector<Statement> statements_;
  std::vector<Renaming> renamings_;
  std::set<std::string> seen_;
  int ordered_ = 0;
};

// Helpers for values.
hcl::Value ReferenceValue(Instance& instance, std::string part = "", std::string name = "");
hcl::Value WordValue(std::string_view text);
// The name of a named block within another: what its attribute `name` says, or its label.
std::string PartName(const hcl::Block& block);

}  // namespace mercator
