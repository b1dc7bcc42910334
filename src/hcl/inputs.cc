#include "hcl/inputs.h"

#include <algorithm>

#include "hcl/body_reader.h"
#include "hcl/evaluate.h"
#include "hcl/functions.h"
#include "hcl/inputs_node.h"
#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

// Blocks whose values are addressed by two labels.
bool IsGrouped(std::string_view type) {
  return type == "data" || type == "docker" || type == "dev";
}

std::string Prefix(const std::string& root, const std::string& group) {
  return group.empty() ? root + "." : root + "." + group + ".";
}

// The name that a step takes, or empty when that is not a literal.
std::string StepName(const TraversalStep& step) {
  if (step.key == nullptr) return std::string(step.name);
  auto* text = As<StringExpression>(*step.key);
  return text == nullptr ? "" : std::string(text->text);
}

}  // namespace

Inputs::Inputs(const std::vector<DocumentPtr>& documents, InputOptions options,
               Diagnostics& diagnostics)
    : options_(std::move(options)), diagnostics_(diagnostics) {
  scope_.SetFunctions(&options_.functions);
  for (const auto& [name, value] : options_.globals) scope_.Set(name, value);
  AddTypeFunctions(type_functions_);
  for (const DocumentPtr& document : documents) {
    for (const Block* block : document->body().blocks) Declare(*block);
  }
  for (const char* root : {"var", "local", "data", "docker", "dev"})
    scope_.Set(root, Value::Object({}));
  if (!options_.any_variable) CheckGivenVariables();
}

Inputs::~Inputs() = default;

bool Inputs::Reads(const Block& block) const {
  const bool rows = block.type == "data" && block.labels.size() < 2 && options_.sources == nullptr;
  return block.type == "variable" || block.type == "locals" || (IsGrouped(block.type) && !rows);
}

void Inputs::Declare(const Block& block) {
  if (block.type == "variable") return DeclareVariable(block);
  if (IsGrouped(block.type) && Reads(block)) return DeclareNamed(block);
  if (block.type != "locals") return;
  BodyReader::CheckLabels(block, 0, diagnostics_);
  for (const Attribute& attribute : block.body.attributes) {
    Node* node = AddNode("local", "", std::string(attribute.name), &block, attribute.name_range);
    if (node != nullptr) node->attribute = &attribute;
  }
  BodyReader reader(block.body, "`locals`", nullptr, diagnostics_);
  reader.RejectUnknownBlocks();
}

void Inputs::DeclareVariable(const Block& block) {
  if (!BodyReader::CheckLabels(block, 1, diagnostics_)) return;
  AddNode("var", "", std::string(block.labels[0].text), &block, block.header());
}

void Inputs::DeclareNamed(const Block& block) {
  if (!BodyReader::CheckLabels(block, 2, diagnostics_)) return;
  if (block.type == "data") CheckDataType(block);
  AddNode(std::string(block.type), std::string(block.labels[0].text),
          std::string(block.labels[1].text), &block, block.header());
}

// Null, after a complaint, if there is a node of that address.
Inputs::Node* Inputs::AddNode(std::string root, std::string group, std::string name,
                              const Block* block, Range range) {
  auto node = std::make_unique<Node>();
  node->address = Prefix(root, group) + name;
  node->root = std::move(root);
  node->group = std::move(group);
  node->name = std::move(name);
  node->block = block;
  Node* added = node.get();
  if (nodes_.try_emplace(added->address, std::move(node)).second) return added;
  Complain(diagnostics_, block->document->source(), range,
           "`" + added->address + "` is defined twice");
  return nullptr;
}

void Inputs::CheckGivenVariables() {
  std::vector<std::string> declared;
  for (const auto& [address, node] : nodes_) {
    if (node->root == "var") declared.push_back(node->name);
  }
  for (const auto& [name, text] : options_.variable_texts) {
    if (std::ranges::find(declared, name) != declared.end()) continue;
    diagnostics_.Error("a value is given for variable `" + name + "`, which is not declared" +
                       DidYouMean(Suggest(name, declared)));
  }
}

void Inputs::Prepare(const Attribute& attribute) {
  for (const Reference& reference : ReferencesIn(*attribute.expression)) {
    Require(reference, *attribute.document);
  }
}

Value Inputs::Evaluate(const Attribute& attribute, const Scope* local) {
  Prepare(attribute);
  return hcl::Evaluate(attribute, local == nullptr ? &scope_ : local, diagnostics_);
}

// Evaluates what a reference leads to. One that names no single thing needs all that it could
// lead to.
void Inputs::Require(const Reference& reference, const Document& document) {
  std::string prefix = std::string(reference.root) + ".";
  if (prefix != "var." && prefix != "local." && !IsGrouped(reference.root)) return;
  size_t names = IsGrouped(reference.root) ? 2 : 1;
  for (const TraversalStep& step : reference.steps) {
    const std::string name = StepName(step);
    if (name.empty() || names == 0) break;
    if (--names == 0) {
      auto found = nodes_.find(prefix + name);
      if (found == nodes_.end()) return RejectUnknown(prefix, name, reference, document);
      return RequireNode(*found->second, reference, document);
    }
    prefix += name + ".";
  }
  RequireAll(prefix, reference, document);
}

void Inputs::RequireAll(const std::string& prefix, const Reference& reference,
                        const Document& document) {
  for (const auto& [address, node] : nodes_) {
    if (address.starts_with(prefix)) RequireNode(*node, reference, document);
  }
}

void Inputs::RejectUnknown(const std::string& prefix, const std::string& name,
                           const Reference& reference, const Document& document) {
  std::vector<std::string> names;
  for (const auto& [address, node] : nodes_) {
    if (address.starts_with(prefix)) names.push_back(node->name);
  }
  Complain(diagnostics_, document.source(), reference.range,
           "there is no `" + prefix + name + "`" + DidYouMean(Suggest(name, names)));
  Node unknown;
  unknown.root = std::string(reference.root);
  const std::string rest = prefix.substr(unknown.root.size() + 1);
  unknown.group = rest.substr(0, rest.empty() ? 0 : rest.size() - 1);
  unknown.name = name;
  Publish(unknown, Value::Unknown());
}

void Inputs::RequireNode(Node& node, const Reference& reference, const Document& document) {
  if (node.state == Node::kDone) return;
  if (node.state == Node::kEvaluating) {
    std::string way;
    auto start = std::ranges::find(evaluating_, &node);
    for (auto at = start; at != evaluating_.end(); ++at) way += "`" + (*at)->address + "` -> ";
    Complain(diagnostics_, document.source(), reference.range,
             "cyclic reference: " + way + "`" + node.address + "`");
    return Publish(node, Value::Unknown());
  }
  node.state = Node::kEvaluating;
  evaluating_.push_back(&node);
  Value value = EvaluateNode(node);
  evaluating_.pop_back();
  node.state = Node::kDone;
  Publish(node, std::move(value));
}

// Makes a value visible as `root.name` or `root.group.name`.
void Inputs::Publish(const Node& node, Value value) {
  Value::Attributes& root = published_[node.root];
  if (node.group.empty()) {
    root.insert_or_assign(node.name, std::move(value));
  } else {
    Value::Attributes& group = published_[node.root + "." + node.group];
    group.insert_or_assign(node.name, std::move(value));
    root.insert_or_assign(node.group, Value::Object(group));
  }
  scope_.Set(node.root, Value::Object(root));
}

Value Inputs::EvaluateNode(const Node& node) {
  if (node.root == "local") return Evaluate(*node.attribute);
  if (node.root == "var") return VariableValue(node);
  if (node.root == "data") return DataValue(node);
  return node.root == "docker" ? DockerValue(node) : DevValue(node);
}

}  // namespace mercator::hcl
