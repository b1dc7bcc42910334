#include "hcl/format_spacing.h"

namespace mercator::hcl {
namespace {

bool IsTemplateText(TokenKind kind) {
  return kind == TokenKind::kQuotedText || kind == TokenKind::kHeredocText;
}

bool OpensTemplate(TokenKind kind) {
  return kind == TokenKind::kOpenQuote || kind == TokenKind::kOpenHeredoc;
}

bool ClosesTemplate(TokenKind kind) {
  return kind == TokenKind::kCloseQuote || kind == TokenKind::kCloseHeredoc;
}

bool OpensSequence(TokenKind kind) {
  return kind == TokenKind::kInterpolation || kind == TokenKind::kDirective;
}

// Whether a minus that follows is a sign, not a subtraction.
bool ExpectsOperand(TokenKind kind) {
  switch (kind) {
    case TokenKind::kEnd:
    case TokenKind::kOpenParenthesis:
    case TokenKind::kOpenBrace:
    case TokenKind::kOpenBracket:
    case TokenKind::kAssign:
    case TokenKind::kColon:
    case TokenKind::kComma:
    case TokenKind::kQuestion:
    case TokenKind::kPlus:
    case TokenKind::kStar:
    case TokenKind::kSlash:
    case TokenKind::kPercent:
    case TokenKind::kMinus:
    case TokenKind::kEqual:
    case TokenKind::kNotEqual:
    case TokenKind::kGreater:
    case TokenKind::kGreaterOrEqual:
    case TokenKind::kLess:
    case TokenKind::kLessOrEqual:
    case TokenKind::kAnd:
    case TokenKind::kOr:
    case TokenKind::kNot:
      return true;
    default:
      return false;
  }
}

}  // namespace

int BracketChange(TokenKind kind) {
  switch (kind) {
    case TokenKind::kOpenBrace:
    case TokenKind::kOpenBracket:
    case TokenKind::kOpenParenthesis:
    case TokenKind::kInterpolation:
    case TokenKind::kDirective:
      return 1;
    case TokenKind::kCloseBrace:
    case TokenKind::kCloseBracket:
    case TokenKind::kCloseParenthesis:
    case TokenKind::kTemplateEnd:
      return -1;
    default:
      return 0;
  }
}

bool SpaceBetween(const FormatToken& before, const FormatToken& left, const FormatToken& right) {
  const TokenKind a = left.kind;
  const TokenKind b = right.kind;
  const bool name = a == TokenKind::kIdentifier;
  if (b == TokenKind::kNewline) return false;
  if (name && b == TokenKind::kOpenParenthesis) return false;
  if (name && b == TokenKind::kDoubleColon) return false;
  if (a == TokenKind::kDoubleColon && b == TokenKind::kIdentifier) return false;
  if (a == TokenKind::kDot || b == TokenKind::kDot) return false;
  if (b == TokenKind::kComma || b == TokenKind::kEllipsis) return false;
  if (a == TokenKind::kComma) return true;
  if (IsTemplateText(a) || OpensTemplate(a) || IsTemplateText(b) || ClosesTemplate(b)) return false;
  if (name && left.text == "in" && before.kind == TokenKind::kIdentifier) return true;
  if (b == TokenKind::kOpenBracket && (name || a == TokenKind::kNumber || BracketChange(a) < 0)) {
    return false;
  }
  if (a == TokenKind::kNot) return false;
  if (a == TokenKind::kMinus) return !ExpectsOperand(before.kind);
  if (a == TokenKind::kOpenBrace || b == TokenKind::kCloseBrace) {
    return a != TokenKind::kOpenBrace || b != TokenKind::kCloseBrace;
  }
  if (OpensSequence(a) && b == TokenKind::kOpenBrace) return true;
  if (a == TokenKind::kCloseBrace && b == TokenKind::kTemplateEnd) return true;
  if (a == TokenKind::kTemplateEnd && OpensSequence(b)) return false;
  return BracketChange(a) <= 0 && BracketChange(b) >= 0;
}

bool WouldFuse(const FormatToken& left, const FormatToken& right, const FormatToken& beyond) {
  switch (left.kind) {
    case TokenKind::kNumber:
      return right.kind == TokenKind::kDot && beyond.kind == TokenKind::kNumber;
    case TokenKind::kNot:
      return right.kind == TokenKind::kAssign || right.kind == TokenKind::kEqual ||
             right.kind == TokenKind::kArrow;
    case TokenKind::kDot:
      return right.kind == TokenKind::kDot || right.kind == TokenKind::kEllipsis;
    case TokenKind::kInterpolation:
    case TokenKind::kDirective:
      return right.kind == TokenKind::kBitwise || right.text.starts_with('~');
    case TokenKind::kBitwise:
      return right.kind == TokenKind::kTemplateEnd;
    default:
      return false;
  }
}

}  // namespace mercator::hcl
