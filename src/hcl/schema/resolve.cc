#include <algorithm>

#include "hcl/evaluate.h"
#include "hcl/schema/reader.h"
#include "hcl/suggest.h"
#include "sql/quote.h"

namespace mercator {
namespace {

using hcl::Complain;

// Blocks within a block that others can refer to.
bool IsPart(std::string_view type) {
  return type == "column" || type == "index" || type == "check" || type == "unique" ||
         type == "foreign_key" || type == "primary_key" || type == "exclude" || type == "field";
}

bool IsInput(std::string_view root) {
  return root == "var" || root == "local" || root == "each" || root == "data" || root == "atlas";
}

// Steps as names; fewer where one is not.
std::vector<std::string> StepNames(const hcl::Reference& reference) {
  std::vector<std::string> names;
  for (const hcl::TraversalStep& step : reference.steps) {
    if (step.key == nullptr) {
      names.emplace_back(step.name);
    } else if (auto* text = hcl::As<hcl::StringExpression>(*step.key)) {
      names.emplace_back(text->text);
    } else {
      break;
    }
  }
  return names;
}

// `{a = {b = value}}` for the steps `a` and `b`, merged into what is there.
hcl::Value Nested(const hcl::Value* outer, const std::vector<std::string>& steps, size_t at,
                  const hcl::Value& value) {
  if (at == steps.size()) return value;
  hcl::Value::Attributes attributes;
  if (outer != nullptr && outer->has_content() && outer->IsAttributed())
    attributes = outer->attributes();
  auto found = attributes.find(steps[at]);
  attributes[steps[at]] =
      Nested(found == attributes.end() ? nullptr : &found->second, steps, at + 1, value);
  return hcl::Value::Object(std::move(attributes));
}

const hcl::Block* FindPart(const hcl::Block& block, std::string_view type, std::string_view name) {
  for (const hcl::Block* part : block.body.blocks) {
    if (part->type != type) continue;
    if (part->labels.empty() ? name.empty() : part->labels.back().text == name) return part;
  }
  return nullptr;
}

}  // namespace

hcl::Value SchemaReader::Evaluate(const hcl::Attribute& attribute, Instance& instance) {
  if (auto value = Simple(*attribute.expression, *attribute.document, instance, false))
    return *value;
  return General(attribute, instance, false);
}

hcl::Value SchemaReader::EvaluateType(const hcl::Attribute& attribute, Instance& instance) {
  if (auto value = Simple(*attribute.expression, *attribute.document, instance, true))
    return *value;
  return General(attribute, instance, true);
}

// What most attributes are: literals, references, lists of them, sql("…") and types. Nothing for
// all other expressions.
std::optional<hcl::Value> SchemaReader::Simple(const hcl::Expression& expression,
                                               const hcl::Document& document, Instance& instance,
                                               bool types) {
  switch (expression.kind) {
    case hcl::ExpressionKind::kNull:
    case hcl::ExpressionKind::kBool:
    case hcl::ExpressionKind::kNumber:
    case hcl::ExpressionKind::kString:
      return hcl::Evaluate(expression, document, nullptr, diagnostics_);
    case hcl::ExpressionKind::kTraversal:
      return Referred(*hcl::AsReference(expression), document, instance);
    case hcl::ExpressionKind::kTuple: {
      hcl::Value::Elements elements;
      for (const hcl::Expression* item :
           static_cast<const hcl::TupleExpression&>(expression).items) {
        auto element = Simple(*item, document, instance, types);
        if (!element) return std::nullopt;
        elements.push_back(std::move(*element));
      }
      return hcl::Value::Tuple(std::move(elements));
    }
    case hcl::ExpressionKind::kCall: {
      auto& call = static_cast<const hcl::CallExpression&>(expression);
      if (call.name != "sql" || call.arguments.size() != 1) return std::nullopt;
      auto* text = hcl::As<hcl::StringExpression>(*call.arguments[0]);
      if (text == nullptr) return std::nullopt;
      return hcl::Value::Sql(std::string(text->text));
    }
    default:
      return std::nullopt;
  }
}

// Any expression: the names that it refers to are looked up first and given to it.
hcl::Value SchemaReader::General(const hcl::Attribute& attribute, Instance& instance, bool types) {
  inputs_->Prepare(attribute);
  const hcl::Scope* outer = instance.scope ? instance.scope.get() : inputs_->scope();
  hcl::Scope scope(outer);
  std::map<std::string, hcl::Value> roots;
  for (const hcl::Reference& reference : hcl::ReferencesIn(*attribute.expression)) {
    std::string root(reference.root);
    if (IsInput(root)) continue;
    if (reference.steps.empty() && FindBlockForm(root) != nullptr) {
      roots[root] = AllOf(root, instance);
      continue;
    }
    auto value = Referred(reference, *attribute.document, instance);
    if (!value) continue;
    if (!value->known()) return hcl::Value::Unknown();
    roots[root] = Nested(&roots[root], StepNames(reference), 0, *value);
  }
  for (auto& [root, value] : roots) scope.Set(root, value);
  if (types) scope.SetFunctions(&types_);
  return hcl::Evaluate(attribute, &scope, diagnostics_);
}

// Nothing for names that are values of the language.
std::optional<hcl::Value> SchemaReader::Referred(const hcl::Reference& reference,
                                                 const hcl::Document& document,
                                                 Instance& instance) {
  std::string_view root = reference.root;
  if (IsInput(root) || root == "true" || root == "false" || root == "null") return std::nullopt;
  if (reference.steps.empty()) return WordValue(root);
  std::vector<std::string> steps = StepNames(reference);
  if (steps.size() < reference.steps.size()) return std::nullopt;
  if (FindBlockForm(root) != nullptr) return Resolve(root, steps, reference, document, instance);
  if (IsPart(root)) return OwnPart(steps, reference, document, instance);
  if (inputs_->scope()->FindVariable(root) != nullptr) return std::nullopt;
  std::vector<std::string> types = BlockTypes();
  types.insert(types.end(), {"column", "var", "local", "each"});
  Complain(diagnostics_, document.source(), reference.range,
           "there is no block type `" + std::string(root) + "`" +
               hcl::DidYouMean(hcl::Suggest(root, types)));
  return hcl::Value::Unknown();
}

std::vector<Instance*> SchemaReader::Candidates(std::string_view type,
                                                std::string_view label) const {
  auto found = by_label_.find(std::string(type) + "." + std::string(label));
  return found == by_label_.end() ? std::vector<Instance*>() : found->second;
}

Instance* SchemaReader::Find(std::string_view type, std::string_view label) const {
  std::vector<Instance*> found = Candidates(type, label);
  return found.empty() ? nullptr : found[0];
}

hcl::Value SchemaReader::Resolve(std::string_view type, const Steps& steps,
                                 const hcl::Reference& reference, const hcl::Document& document,
                                 Instance& instance) {
  std::vector<Instance*> found = Candidates(type, steps[0]);
  size_t used = 1;
  bool is_schema = found.empty() && steps.size() > 1;
  if (found.size() > 1 || is_schema) {
    std::vector<Instance*> qualified =
        steps.size() > 1 ? Candidates(type, steps[1]) : std::vector<Instance*>();
    std::erase_if(qualified, [&](Instance* candidate) {
      return candidate->qualifier != steps[0] && SchemaOf(*candidate) != steps[0];
    });
    if (!qualified.empty()) {
      found = std::move(qualified);
      used = 2;
    }
  }
  if (found.empty()) return Missing(type, steps, reference, document);
  if (found.size() > 1) {
    Complain(diagnostics_, document.source(), reference.range,
             "`" + std::string(type) + "." + steps[0] + "` is ambiguous: there are " +
                 std::to_string(found.size()) + " such blocks; name the schema as well, as in `" +
                 std::string(type) + "." + SchemaOf(*found[0]) + "." + steps[0] + "`");
    return hcl::Value::Unknown();
  }
  if (found[0] != &instance) instance.uses.push_back(found[0]);
  return Part(*found[0], steps, used, reference, document);
}

hcl::Value SchemaReader::Missing(std::string_view type, const Steps& steps,
                                 const hcl::Reference& reference, const hcl::Document& document) {
  std::vector<std::string> labels;
  for (const Instance& instance : instances_) {
    if (instance.form->type == type) labels.push_back(instance.label);
  }
  std::string near = hcl::Suggest(steps[0], labels);
  if (!near.empty()) near = std::string(type) + "." + near;
  // It may be of another type.
  for (const std::string& other : BlockTypes()) {
    if (near.empty() && Find(other, steps[0]) != nullptr) near = other + "." + steps[0];
  }
  Complain(diagnostics_, document.source(), reference.range,
           "there is no `" + std::string(type) + "." + steps[0] + "`" + hcl::DidYouMean(near));
  return hcl::Value::Unknown();
}

// What follows the name of a block: `.column.id`, or nothing.
hcl::Value SchemaReader::Part(Instance& found, const Steps& steps, size_t at,
                              const hcl::Reference& reference, const hcl::Document& document) {
  if (at == steps.size()) return ReferenceValue(found);
  if (at + 1 == steps.size() && steps[at] == "name") return hcl::Value::String(NameOf(found));
  if (at + 2 == steps.size() && IsPart(steps[at])) {
    const std::string& name = steps[at + 1];
    if (const hcl::Block* part = FindPart(*found.block, steps[at], name))
      return ReferenceValue(found, steps[at], PartName(*part));
    if (steps[at] == "column" && HasColumn(found, name))
      return ReferenceValue(found, "column", name);
    std::vector<std::string> names;
    for (const hcl::Block* part : found.block->body.blocks) {
      if (part->type == steps[at] && !part->labels.empty())
        names.emplace_back(part->labels.back().text);
    }
    Complain(diagnostics_, document.source(), reference.range,
             "`" + std::string(found.form->type) + "." + found.label + "` has no " + steps[at] +
                 " `" + name + "`" + hcl::DidYouMean(hcl::Suggest(name, names)));
    return hcl::Value::Unknown();
  }
  Complain(diagnostics_, document.source(), reference.range,
           "`" + std::string(found.form->type) + "." + found.label + "` has no `" + steps[at] +
               "`; references go on with `.column` and a name");
  return hcl::Value::Unknown();
}

// `column.id` within the block that has it.
hcl::Value SchemaReader::OwnPart(const Steps& steps, const hcl::Reference& reference,
                                 const hcl::Document& document, Instance& instance) {
  Steps whole = steps;
  whole.insert(whole.begin(), std::string(reference.root));
  return Part(instance, whole, 0, reference, document);
}

bool SchemaReader::HasColumn(Instance& table, std::string_view name, int depth) {
  std::string_view type = table.form->type;
  if (type == "view" || type == "materialized") return true;
  if (FindPart(*table.block, "column", name) != nullptr ||
      FindPart(*table.block, "field", name) != nullptr)
    return true;
  if (depth > 20) return false;
  for (const char* above : {"of", "inherits", "of_type"}) {
    const hcl::Attribute* attribute = table.block->body.Find(above);
    if (attribute == nullptr) continue;
    hcl::Value value = Evaluate(*attribute, table);
    hcl::Value::Elements parents;
    if (value.has_content() && value.IsSequence()) {
      parents = value.elements();
    } else {
      parents.push_back(value);
    }
    for (const hcl::Value& parent : parents) {
      auto* reference = parent.As<BlockReference>();
      // A parent that is no block of the files is not known here.
      if (reference == nullptr || HasColumn(*reference->instance, name, depth + 1)) return true;
    }
  }
  return false;
}

// All blocks of a type by their names, for loops.
hcl::Value SchemaReader::AllOf(std::string_view type, Instance& instance) {
  hcl::Value::Attributes all;
  for (Instance& other : instances_) {
    if (other.form->type != type || &other == &instance) continue;
    instance.uses.push_back(&other);
    all.insert_or_assign(other.label, ReferenceValue(other));
  }
  return hcl::Value::Object(std::move(all));
}

}  // namespace mercator
