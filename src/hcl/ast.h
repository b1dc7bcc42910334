#pragma once

#include <span>
#include <string_view>

#include "hcl/source_range.h"

namespace mercator::hcl {

// The syntax tree of a document. All nodes lie in the document's arena and are valid as long as
// it is; texts are views into the source or the arena.

class Document;

enum class ExpressionKind : uint8_t {
  kNull,
  kBool,
  kNumber,
  kString,
  kTemplate,
  kInterpolation,
  kJoin,
  kParentheses,
  kTraversal,
  kRelative,
  kIndex,
  kSplat,
  kSplatItem,
  kCall,
  kConditional,
  kBinary,
  kUnary,
  kTuple,
  kObject,
  kFor,
  kError,
};

struct Expression {
  ExpressionKind kind;
  Range range;
};

// The node as what it is, or null: `if (auto* call = As<CallExpression>(expression))`.
template <class Node>
const Node* As(const Expression& expression) {
  return expression.kind == Node::kKind ? static_cast<const Node*>(&expression) : nullptr;
}

struct NullExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kNull;
};

struct BoolExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kBool;
  bool value;
};

struct NumberExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kNumber;
  std::string_view digits;  // as written
};

// A quoted string or heredoc without interpolation, or a literal part of a template.
struct StringExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kString;
  std::string_view text;  // escapes resolved
  Range content;          // without the quotes
};

// Literal parts and interpolations, converted to strings and joined.
struct TemplateExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kTemplate;
  std::span<const Expression* const> parts;
};

// Passes the value of `inner` on: a template that is one interpolation alone.
struct InterpolationExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kInterpolation;
  const Expression* inner;
};

// The results of a template's `%{ for }` as one string.
struct JoinExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kJoin;
  const Expression* inner;
};

struct ParenthesesExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kParentheses;
  const Expression* inner;
};

// `.name`, `.0`, `[0]` or `["name"]`.
struct TraversalStep {
  std::string_view name;            // of an attribute step
  const Expression* key = nullptr;  // of an index step: a literal
  Range range;
};

// `name.step.step`. Not evaluated by itself, it is a reference: see AsTraversal.
struct TraversalExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kTraversal;
  std::string_view root;
  Range root_range;
  std::span<const TraversalStep> steps;
};

struct RelativeExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kRelative;
  const Expression* source;
  std::span<const TraversalStep> steps;
};

struct IndexExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kIndex;
  const Expression* collection;
  const Expression* key;
  Range brackets;
};

struct SplatExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kSplat;
  const Expression* source;
  const Expression* each;  // evaluated for each element, for which `item` stands
  const Expression* item;
  Range marker;
};

struct SplatItemExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kSplatItem;
};

struct CallExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kCall;
  std::string_view name;  // with `::` between its parts
  std::span<const Expression* const> arguments;
  bool expand = false;  // `...` after the last argument
  Range name_range;
  Range open;
  Range close;
};

struct ConditionalExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kConditional;
  const Expression* condition;
  const Expression* yes;
  const Expression* no;
};

enum class Operator : uint8_t {
  kOr,
  kAnd,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kNot,
  kNegate,
};

struct BinaryExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kBinary;
  Operator op;
  const Expression* left;
  const Expression* right;
};

struct UnaryExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kUnary;
  Operator op;
  const Expression* operand;
  Range symbol;
};

struct TupleExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kTuple;
  std::span<const Expression* const> items;
};

struct ObjectItem {
  const Expression* key;
  const Expression* value;
  bool evaluated_key;  // in parentheses: a name is a reference then, otherwise a literal
};

struct ObjectExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kObject;
  std::span<const ObjectItem> items;
};

struct ForExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kFor;
  std::string_view key_name;  // empty: not wanted
  std::string_view value_name;
  const Expression* collection;
  const Expression* key;  // null: gives a tuple
  const Expression* value;
  const Expression* condition;  // or null
  bool group;
  Range open;
};

// Stands where an expression could not be parsed.
struct ErrorExpression : Expression {
  static constexpr auto kKind = ExpressionKind::kError;
};

struct Attribute {
  const Document* document;
  std::string_view name;
  Range name_range;
  const Expression* expression;
  Range range;
};

struct Block;

struct Body {
  std::span<const Attribute> attributes;  // in the order of the source, names differ
  std::span<const Block* const> blocks;   // in the order of the source
  Range range;
  Range end;  // empty, behind the last thing

  const Attribute* Find(std::string_view name) const;  // null if there is none
};

struct Label {
  std::string_view text;
  Range range;
};

struct Block {
  const Document* document;
  std::string_view type;
  Range type_range;
  std::span<const Label> labels;
  Body body;
  Range open;
  Range close;

  Range header() const {
    return labels.empty() ? type_range : Between(type_range, labels.back().range);
  }
};

// The part of an expression that an error about its value should point at when the whole would be
// too long: the opening bracket of a collection, the name of a call.
Range StartRange(const Expression& expression);

}  // namespace mercator::hcl
