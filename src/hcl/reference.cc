#include <algorithm>

#include "hcl/document.h"

namespace mercator::hcl {
namespace {

std::string_view LiteralName(const Expression& expression) {
  if (expression.kind == ExpressionKind::kNull) return "null";
  if (auto* literal = As<BoolExpression>(expression)) return literal->value ? "true" : "false";
  return {};
}

// Collects the references of a tree; `bound` are the names that loops around have introduced.
class Collector {
 public:
  explicit Collector(std::vector<Reference>& found) : found_(found) {}

  void Visit(const Expression* expression) {
    if (expression == nullptr) return;
    switch (expression->kind) {
      case ExpressionKind::kTraversal:
        return Traversal(*static_cast<const TraversalExpression*>(expression));
      case ExpressionKind::kTemplate:
        return VisitAll(static_cast<const TemplateExpression*>(expression)->parts);
      case ExpressionKind::kInterpolation:
        return Visit(static_cast<const InterpolationExpression*>(expression)->inner);
      case ExpressionKind::kJoin:
        return Visit(static_cast<const JoinExpression*>(expression)->inner);
      case ExpressionKind::kParentheses:
        return Visit(static_cast<const ParenthesesExpression*>(expression)->inner);
      case ExpressionKind::kRelative:
        return Visit(static_cast<const RelativeExpression*>(expression)->source);
      case ExpressionKind::kTuple:
        return VisitAll(static_cast<const TupleExpression*>(expression)->items);
      case ExpressionKind::kCall:
        return VisitAll(static_cast<const CallExpression*>(expression)->arguments);
      case ExpressionKind::kUnary:
        return Visit(static_cast<const UnaryExpression*>(expression)->operand);
      default:
        return VisitComposite(expression);
    }
  }

 private:
  void VisitAll(std::span<const Expression* const> expressions) {
    for (const Expression* expression : expressions) Visit(expression);
  }

  void VisitComposite(const Expression* expression) {
    if (auto* index = As<IndexExpression>(*expression)) {
      Visit(index->collection);
      Visit(index->key);
    } else if (auto* splat = As<SplatExpression>(*expression)) {
      Visit(splat->source);
      Visit(splat->each);
    } else if (auto* conditional = As<ConditionalExpression>(*expression)) {
      Visit(conditional->condition);
      Visit(conditional->yes);
      Visit(conditional->no);
    } else if (auto* binary = As<BinaryExpression>(*expression)) {
      Visit(binary->left);
      Visit(binary->right);
    } else if (auto* object = As<ObjectExpression>(*expression)) {
      for (const ObjectItem& item : object->items) {
        if (item.evaluated_key || AsKeyword(*item.key).empty()) Visit(item.key);
        Visit(item.value);
      }
    } else if (auto* loop = As<ForExpression>(*expression)) {
      Visit(loop->collection);
      bound_.push_back(loop->key_name);
      bound_.push_back(loop->value_name);
      Visit(loop->key);
      Visit(loop->value);
      Visit(loop->condition);
      bound_.resize(bound_.size() - 2);
    }
  }

  void Traversal(const TraversalExpression& traversal) {
    if (std::ranges::find(bound_, traversal.root) != bound_.end()) return;
    found_.push_back(
        {traversal.root, {traversal.steps.begin(), traversal.steps.end()}, traversal.range});
  }

  std::vector<Reference>& found_;
  std::vector<std::string_view> bound_;
};

}  // namespace

const Attribute* Body::Find(std::string_view name) const {
  auto found = std::ranges::find(attributes, name, &Attribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::optional<Reference> AsReference(const Expression& expression) {
  if (auto* traversal = As<TraversalExpression>(expression)) {
    return Reference{
        traversal->root, {traversal->steps.begin(), traversal->steps.end()}, traversal->range};
  }
  if (auto* relative = As<RelativeExpression>(expression)) {
    auto reference = AsReference(*relative->source);
    if (!reference) return std::nullopt;
    reference->steps.insert(reference->steps.end(), relative->steps.begin(), relative->steps.end());
    reference->range = expression.range;
    return reference;
  }
  const std::string_view name = LiteralName(expression);
  if (name.empty()) return std::nullopt;
  return Reference{name, {}, expression.range};
}

std::string_view AsKeyword(const Expression& expression) {
  auto* traversal = As<TraversalExpression>(expression);
  if (traversal == nullptr) return LiteralName(expression);
  return traversal->steps.empty() ? traversal->root : std::string_view();
}

std::vector<Reference> ReferencesIn(const Expression& expression) {
  std::vector<Reference> found;
  Collector(found).Visit(&expression);
  return found;
}

Range StartRange(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::kString:
      return static_cast<const StringExpression&>(expression).content;
    case ExpressionKind::kTemplate:
      return StartRange(*static_cast<const TemplateExpression&>(expression).parts[0]);
    case ExpressionKind::kJoin:
      return StartRange(*static_cast<const JoinExpression&>(expression).inner);
    case ExpressionKind::kParentheses:
      return StartRange(*static_cast<const ParenthesesExpression&>(expression).inner);
    case ExpressionKind::kIndex: {
      const Range brackets = static_cast<const IndexExpression&>(expression).brackets;
      return {brackets.begin, brackets.begin + 1};
    }
    case ExpressionKind::kSplat:
      return static_cast<const SplatExpression&>(expression).marker;
    case ExpressionKind::kCall: {
      auto& call = static_cast<const CallExpression&>(expression);
      return Between(call.name_range, call.open);
    }
    case ExpressionKind::kConditional:
      return StartRange(*static_cast<const ConditionalExpression&>(expression).condition);
    case ExpressionKind::kBinary:
      return StartRange(*static_cast<const BinaryExpression&>(expression).left);
    case ExpressionKind::kUnary:
      return static_cast<const UnaryExpression&>(expression).symbol;
    case ExpressionKind::kTuple:
    case ExpressionKind::kObject:
      return {expression.range.begin, expression.range.begin + 1};
    case ExpressionKind::kFor:
      return static_cast<const ForExpression&>(expression).open;
    default:
      return expression.range;
  }
}

}  // namespace mercator::hcl
