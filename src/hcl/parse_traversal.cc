#include "hcl/parser.h"

namespace mercator::hcl {
namespace {

constexpr const char* kNameRequired = "a name is required after a dot";

}  // namespace

// A term and the steps that were read but not yet made part of the tree.
struct Parser::Steps {
  Arena& arena;
  const Expression* from;
  const Expression* current;
  std::vector<TraversalStep> pending;

  Range Whole(Range last) const { return Between(from->range, last); }

  const Expression* Flush() {
    if (pending.empty()) return current;
    const Range range = Between(current->range, pending.back().range);
    const auto steps = arena.Copy(pending);
    pending.clear();
    auto* name = As<TraversalExpression>(*current);
    if (name != nullptr && name->steps.empty()) {
      current = arena.New(TraversalExpression{
          {TraversalExpression::kKind, range}, name->root, name->root_range, steps});
    } else {
      current = arena.New(RelativeExpression{{RelativeExpression::kKind, range}, current, steps});
    }
    return current;
  }
};

const Expression* Parser::ParseTraversal(const Expression* from) {
  Steps steps{arena_, from, from, {}};
  const int depth = depth_;
  for (;;) {
    const TokenKind next = tokens_.PeekKind();
    if (next == TokenKind::kDot) {
      if (!ParseDot(steps)) break;
    } else if (next == TokenKind::kOpenBracket) {
      if (!Enter()) break;
      ParseBracket(steps);
    } else {
      break;
    }
  }
  depth_ = depth;
  return steps.Flush();
}

// False when what follows makes no sense and was not read.
bool Parser::ParseDot(Steps& steps) {
  const Token dot = tokens_.Read();
  const Token name = tokens_.Peek();
  switch (name.kind) {
    case TokenKind::kIdentifier:
      tokens_.Read();
      steps.pending.push_back({Text(name.range), nullptr, Between(dot.range, name.range)});
      return true;
    case TokenKind::kNumber:
      steps.pending.push_back(LegacyIndex(dot, tokens_.Read()));
      return true;
    case TokenKind::kStar:
      if (!Enter()) return false;
      ParseAttributeSplat(steps, dot);
      return true;
    default:
      Complain(name.range, "invalid attribute name", kNameRequired);
      recovery_ = true;
      steps.pending.clear();
      steps.current = Error(steps.Whole(dot.range));
      return true;
  }
}

// `.0`, an older spelling of `[0]`.
TraversalStep Parser::LegacyIndex(const Token& dot, const Token& number) {
  const std::string_view digits = Text(number.range);
  const Range range = Between(dot.range, number.range);
  if (const size_t point = digits.find('.'); point != std::string_view::npos) {
    Complain(number.range, "invalid legacy index syntax",
             "two indexes in a row must be written as `[" + std::string(digits.substr(0, point)) +
                 "][" + std::string(digits.substr(point + 1)) + "]`");
    return {{}, Error(number.range), range};
  }
  return {{}, arena_.New(NumberExpression{{NumberExpression::kKind, number.range}, digits}), range};
}

// `.*` takes the attributes and legacy indexes that follow; anything else applies to its result.
void Parser::ParseAttributeSplat(Steps& steps, const Token& dot) {
  const Token star = tokens_.Read();
  const Range marker = Between(dot.range, star.range);
  Range last = star.range;
  const Range first = tokens_.NextRange();
  std::vector<TraversalStep> inner;
  while (tokens_.PeekKind() == TokenKind::kDot) {
    if (!ParseAttributeSplatStep(inner, last)) return;
  }
  const Expression* item = arena_.New(SplatItemExpression{{SplatItemExpression::kKind, marker}});
  const Expression* each = item;
  if (!inner.empty()) {
    each = arena_.New(RelativeExpression{
        {RelativeExpression::kKind, Between(first, last)}, item, arena_.Copy(inner)});
  }
  const Expression* source = steps.Flush();
  steps.current = arena_.New(
      SplatExpression{{SplatExpression::kKind, steps.Whole(last)}, source, each, item, marker});
}

bool Parser::ParseAttributeSplatStep(std::vector<TraversalStep>& steps, Range& last) {
  const Token dot = tokens_.Read();
  const Token next = tokens_.Peek();
  if (next.kind == TokenKind::kNumber) {
    steps.push_back(LegacyIndex(dot, tokens_.Read()));
  } else if (next.kind == TokenKind::kIdentifier) {
    tokens_.Read();
    steps.push_back({Text(next.range), nullptr, Between(dot.range, next.range)});
  } else {
    if (next.kind == TokenKind::kStar) {
      ComplainUnlessRecovering(next.range, "nested splat expression not allowed",
                               "`.*` cannot be used inside another; write `[*]`");
    } else {
      ComplainUnlessRecovering(next.range, "invalid attribute name", kNameRequired);
    }
    recovery_ = true;
    return false;
  }
  last = next.range;
  return true;
}

void Parser::ParseBracket(Steps& steps) {
  const Token open = tokens_.Read();
  if (tokens_.PeekKind() == TokenKind::kStar) return ParseFullSplat(steps, open);
  TokenStream::Newlines newlines(tokens_, false);
  const size_t before = errors_;
  const Expression* key = ParseExpression();
  Token close;
  if (Lost(before)) {
    close = Recover(TokenKind::kCloseBracket);
  } else {
    close = tokens_.Read();
    if (close.kind != TokenKind::kCloseBracket) {
      const bool silent = recovery_;
      close = Recover(TokenKind::kCloseBracket);
      if (!silent)
        Complain(close.range, "missing close bracket on index", "an index must end with `]`");
    }
  }
  const Range brackets = Between(open.range, close.range);
  switch (key->kind) {
    case ExpressionKind::kNull:
    case ExpressionKind::kBool:
    case ExpressionKind::kNumber:
    case ExpressionKind::kString:
      steps.pending.push_back({{}, key, brackets});
      break;
    default:
      steps.current = arena_.New(IndexExpression{
          {IndexExpression::kKind, steps.Whole(brackets)}, steps.Flush(), key, brackets});
  }
}

// `[*]` takes all steps that follow.
void Parser::ParseFullSplat(Steps& steps, const Token& open) {
  tokens_.Read();
  Token close = tokens_.Read();
  if (close.kind != TokenKind::kCloseBracket) {
    const bool silent = recovery_;
    close = Recover(TokenKind::kCloseBracket);
    if (!silent) {
      Complain(close.range, "missing close bracket on splat index",
               "`]` must follow the star at once");
    }
  }
  const Range marker = Between(open.range, close.range);
  const Expression* item = arena_.New(SplatItemExpression{{SplatItemExpression::kKind, marker}});
  const Expression* each = ParseTraversal(item);
  const Expression* source = steps.Flush();
  steps.current = arena_.New(SplatExpression{
      {SplatExpression::kKind, steps.Whole(each->range)}, source, each, item, marker});
}

}  // namespace mercator::hcl
