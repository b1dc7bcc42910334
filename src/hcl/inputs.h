#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "hcl/document.h"
#include "hcl/scope.h"

namespace mercator::hcl {

// What a `data` block asks for. Which attributes there are depends on the type and was checked.
struct DataRequest {
  std::string type;
  std::string name;
  Value::Attributes arguments;
  // Of composite_schema: the arguments of its `schema` blocks, and their labels as `name`.
  std::vector<Value::Attributes> parts;
  const Block* block = nullptr;
};

// Evaluates data sources. The language does not know what a database or a program is.
class DataSources {
 public:
  virtual ~DataSources() = default;
  // The value of `data.<type>.<name>`. What is wrong with the block is added to `diagnostics` and
  // gives an unknown value; the failure of a server or program throws Error.
  virtual Value Read(const DataRequest& request, Diagnostics& diagnostics) = 0;
};

// Values that come from outside: flags as text, or an env's attributes as values.
struct InputOptions {
  FunctionTable functions;
  std::vector<std::pair<std::string, std::string>> variable_texts;  // `--var`; a name may repeat
  Value::Attributes variable_values;                                // win over the texts
  Value::Attributes globals;                                        // `atlas`, for instance
  DataSources* sources = nullptr;  // null: data sources are an error
  bool any_variable = false;       // a text for a variable that is not declared is no error
};

// The `variable`, `locals`, `data`, `docker` and `dev` blocks of a set of files. Each is evaluated
// when something that is wanted refers to it, and once.
class Inputs {
 public:
  Inputs(const std::vector<DocumentPtr>& documents, InputOptions options, Diagnostics& diagnostics);
  ~Inputs();
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  // The scope of all files, to be the outermost of others. It has what was evaluated so far; see
  // Prepare.
  const Scope* scope() const { return &scope_; }

  // Evaluates what an expression refers to.
  void Prepare(const Attribute& attribute);

  // The value of an attribute; `local` is a scope within scope(), or null.
  Value Evaluate(const Attribute& attribute, const Scope* local = nullptr);

  // The blocks that are read here. In a schema, a `data` block without two labels is of the schema.
  bool Reads(const Block& block) const;

  // A `docker` or `dev` block: where its development database is to come from. Its value has the
  // URL, so that an env that refers to it can be led back to it.
  struct DevDatabase {
    std::string name;  // `docker.postgres.dev`
    std::string url;
    std::string baseline;
    std::string schema;
    std::string image;
  };
  // Those that were referred to.
  const std::vector<DevDatabase>& dev_databases() const { return dev_databases_; }

 private:
  struct Node;

  void Declare(const Block& block);
  void DeclareVariable(const Block& block);
  void DeclareNamed(const Block& block);
  void CheckDataType(const Block& block);
  Node* AddNode(std::string root, std::string group, std::string name, const Block* block,
                Range range);
  void CheckGivenVariables();
  void Require(const Reference& reference, const Document& document);
  void RequireAll(const std::string& prefix, const Reference& reference, const Document& document);
  void RequireNode(Node& node, const Reference& reference, const Document& document);
  void RejectUnknown(const std::string& prefix, const std::string& name, const Reference& reference,
                     const Document& document);
  void Publish(const Node& node, Value value);

  Value EvaluateNode(const Node& node);
  Value VariableValue(const Node& node);
  std::optional<Value> GivenValue(const Node& node, const Type& type);
  std::optional<Type> VariableType(const Attribute& attribute);
  bool Validate(const Node& node, const Block& validation, const Value& value);
  Value DataValue(const Node& node);
  Value DevValue(const Node& node);
  Value DockerValue(const Node& node);

  InputOptions options_;
  Diagnostics& diagnostics_;
  FunctionTable type_functions_;
  Scope scope_;
  std::map<std::string, std::unique_ptr<Node>, std::less<>> nodes_;  // by `local.a`, `data.sql.x`
  std::vector<Node*> evaluating_;
  std::map<std::string, Value::Attributes, std::less<>> published_;
  std::vector<DevDatabase> dev_databases_;
};

}  // namespace mercator::hcl
