#include "hcl/number.h"
#include "hcl/parser.h"

namespace mercator::hcl {
namespace {

// The operator of a token and its precedence, from 1, the weakest; 0 for a token that is none.
struct Infix {
  Operator op;
  int level;
};

Infix InfixOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kOr:
      return {Operator::kOr, 1};
    case TokenKind::kAnd:
      return {Operator::kAnd, 2};
    case TokenKind::kEqual:
      return {Operator::kEqual, 3};
    case TokenKind::kNotEqual:
      return {Operator::kNotEqual, 3};
    case TokenKind::kLess:
      return {Operator::kLess, 4};
    case TokenKind::kLessOrEqual:
      return {Operator::kLessOrEqual, 4};
    case TokenKind::kGreater:
      return {Operator::kGreater, 4};
    case TokenKind::kGreaterOrEqual:
      return {Operator::kGreaterOrEqual, 4};
    case TokenKind::kPlus:
      return {Operator::kAdd, 5};
    case TokenKind::kMinus:
      return {Operator::kSubtract, 5};
    case TokenKind::kStar:
      return {Operator::kMultiply, 6};
    case TokenKind::kSlash:
      return {Operator::kDivide, 6};
    case TokenKind::kPercent:
      return {Operator::kModulo, 6};
    default:
      return {Operator::kOr, 0};
  }
}

}  // namespace

void Parser::ParseWholeExpression() {
  TokenStream::Newlines newlines(tokens_, false);
  document_.expression_ = ParseExpression();
  const Token next = tokens_.Peek();
  if (next.kind != TokenKind::kEnd) {
    ComplainUnlessRecovering(next.range, "extra characters after expression",
                             "an expression was already complete here");
  }
}

const Expression* Parser::ParseExpression() {
  if (!Enter()) return Error(tokens_.NextRange());
  const size_t before = errors_;
  const Expression* condition = ParseOperators(1);
  const Expression* result = condition;
  if (!Lost(before) && tokens_.PeekKind() == TokenKind::kQuestion) {
    result = ParseConditional(condition);
  }
  --depth_;
  return result;
}

const Expression* Parser::ParseConditional(const Expression* condition) {
  const size_t before = errors_;
  tokens_.Read();
  const Expression* yes = ParseExpression();
  if (Lost(before)) return condition;
  const Token colon = tokens_.Peek();
  if (colon.kind != TokenKind::kColon) {
    Complain(colon.range, "missing false expression in conditional",
             "`condition ? a : b` needs both results");
    return condition;
  }
  tokens_.Read();
  const Expression* no = ParseExpression();
  if (Lost(before)) return condition;
  return arena_.New(ConditionalExpression{
      {ConditionalExpression::kKind, Between(condition->range, no->range)}, condition, yes, no});
}

// Reads operators of at least the given level. Those of one level associate to the left; a chain
// of them is as deep as it is long.
const Expression* Parser::ParseOperators(int level) {
  const size_t before = errors_;
  const Expression* left = ParseTerm();
  const int depth = depth_;
  while (!Lost(before)) {
    const Infix infix = InfixOf(tokens_.PeekKind());
    if (infix.level == 0 || infix.level < level) break;
    if (!Enter()) break;
    tokens_.Read();
    const Expression* right = ParseOperators(infix.level + 1);
    if (Lost(before)) break;
    left = arena_.New(BinaryExpression{
        {BinaryExpression::kKind, Between(left->range, right->range)}, infix.op, left, right});
  }
  depth_ = depth;
  return left;
}

const Expression* Parser::ParseTerm() { return ParseTraversal(ParsePlainTerm()); }

const Expression* Parser::ParsePlainTerm() {
  switch (tokens_.PeekKind()) {
    case TokenKind::kOpenParenthesis:
      return ParseParentheses();
    case TokenKind::kNumber:
      return ParseNumber();
    case TokenKind::kIdentifier:
      return ParseName();
    case TokenKind::kOpenQuote:
    case TokenKind::kOpenHeredoc:
      return ParseQuoted();
    case TokenKind::kMinus:
      return ParseUnary(Operator::kNegate);
    case TokenKind::kNot:
      return ParseUnary(Operator::kNot);
    case TokenKind::kOpenBracket:
      return ParseTuple();
    case TokenKind::kOpenBrace:
      return ParseObject();
    default:
      return RejectTerm();
  }
}

const Expression* Parser::RejectTerm() {
  const Token token = tokens_.Peek();
  if (token.kind == TokenKind::kEnd) {
    ComplainUnlessRecovering(token.range, "missing expression",
                             "the text ends where an expression is expected");
  } else {
    ComplainUnlessRecovering(token.range, "invalid expression", "an expression is expected here");
  }
  recovery_ = true;
  return Error(token.range);
}

const Expression* Parser::ParseParentheses() {
  const Token open = tokens_.Read();
  TokenStream::Newlines newlines(tokens_, false);
  const size_t before = errors_;
  const Expression* inner = ParseExpression();
  if (errors_ != before) {
    Recover(TokenKind::kCloseParenthesis);
    return inner;
  }
  const Token close = tokens_.Peek();
  if (close.kind != TokenKind::kCloseParenthesis) {
    Complain(close.range, "unbalanced parentheses", "a closing parenthesis is expected here");
    recovery_ = true;
  }
  tokens_.Read();
  return arena_.New(ParenthesesExpression{
      {ParenthesesExpression::kKind, Between(open.range, close.range)}, inner});
}

const Expression* Parser::ParseNumber() {
  const Token token = tokens_.Read();
  const std::string_view digits = Text(token.range);
  if (!Number::Parse(digits)) {
    Complain(token.range, "invalid number literal",
             "this is no decimal number, or its magnitude is beyond 10^" +
                 std::to_string(Number::kMaxExponent));
  }
  return arena_.New(NumberExpression{{NumberExpression::kKind, token.range}, digits});
}

const Expression* Parser::ParseName() {
  const Token token = tokens_.Read();
  const TokenKind next = tokens_.PeekKind();
  if (next == TokenKind::kOpenParenthesis || next == TokenKind::kDoubleColon) {
    return ParseCall(token);
  }
  const std::string_view name = Text(token.range);
  if (name == "null") return arena_.New(NullExpression{{NullExpression::kKind, token.range}});
  if (name == "true" || name == "false") {
    return arena_.New(BoolExpression{{BoolExpression::kKind, token.range}, name == "true"});
  }
  return arena_.New(
      TraversalExpression{{TraversalExpression::kKind, token.range}, name, token.range, {}});
}

const Expression* Parser::ParseUnary(Operator op) {
  const Token symbol = tokens_.Read();
  if (!Enter()) return Error(symbol.range);
  const Expression* operand = ParseTerm();
  --depth_;
  return arena_.New(UnaryExpression{
      {UnaryExpression::kKind, Between(symbol.range, operand->range)}, op, operand, symbol.range});
}

}  // namespace mercator::hcl
