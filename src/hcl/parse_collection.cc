#include "hcl/parser.h"

namespace mercator::hcl {
namespace {

constexpr const char* kInvalidFor = "invalid 'for' expression";
constexpr const char* kUnclosed =
    "there is no closing one before the end of the file; the nesting may be wrong elsewhere in it";

}  // namespace

const Expression* Parser::ParseCall(const Token& name) {
  CallExpression call{};
  const Expression* error = nullptr;
  if (!ParseCallName(name, call, error)) return error;
  TokenStream::Newlines newlines(tokens_, false);
  const Token close = ParseArguments(call);
  call.close = close.kind == TokenKind::kCloseParenthesis ? close.range
                                                          : Range{call.open.end, call.open.end};
  call.kind = CallExpression::kKind;
  call.range = Between(name.range, call.close);
  return arena_.New(call);
}

bool Parser::ParseCallName(const Token& name, CallExpression& call, const Expression*& error) {
  Token open = tokens_.Read();
  Range last = name.range;
  std::string joined(Text(name.range));
  while (open.kind == TokenKind::kDoubleColon) {
    const Token part = tokens_.Read();
    if (part.kind != TokenKind::kIdentifier) {
      Complain(part.range, "missing function name", "`::` must be followed by a function name");
      RecoverOver(TokenKind::kOpenParenthesis);
      error = Error(Between(name.range, part.range));
      return false;
    }
    joined.append("::").append(Text(part.range));
    last = part.range;
    open = tokens_.Read();
  }
  if (open.kind != TokenKind::kOpenParenthesis) {
    Complain(open.range, "missing open parenthesis", "a function name must be followed by `(`");
    RecoverOver(TokenKind::kOpenParenthesis);
    error = Error(Between(name.range, open.range));
    return false;
  }
  call.name_range = Between(name.range, last);
  call.name = last == name.range ? Text(name.range) : arena_.Copy(joined);
  call.open = open.range;
  return true;
}

Token Parser::ParseArguments(CallExpression& call) {
  std::vector<const Expression*> arguments;
  Token close;
  for (;;) {
    if (tokens_.PeekKind() == TokenKind::kCloseParenthesis) {
      close = tokens_.Read();
      break;
    }
    const size_t before = errors_;
    arguments.push_back(ParseExpression());
    if (Lost(before)) {
      close = Recover(TokenKind::kCloseParenthesis);
      break;
    }
    const Token separator = tokens_.Read();
    if (separator.kind == TokenKind::kComma) continue;
    close = separator;
    if (separator.kind == TokenKind::kEllipsis) {
      call.expand = true;
      close = tokens_.Peek();
      if (close.kind == TokenKind::kCloseParenthesis) {
        tokens_.Read();
        break;
      }
      ComplainUnlessRecovering(separator.range, "missing closing parenthesis",
                               "an argument expanded by `...` must be the last");
    } else if (separator.kind == TokenKind::kEnd) {
      Complain(Between(call.name_range, call.open), "unterminated function call", kUnclosed);
    } else if (separator.kind != TokenKind::kCloseParenthesis) {
      Complain(separator.range, "missing argument separator", "arguments are separated by commas");
    }
    if (close.kind != TokenKind::kCloseParenthesis) close = Recover(TokenKind::kCloseParenthesis);
    break;
  }
  call.arguments = arena_.Copy(arguments);
  return close;
}

const Expression* Parser::ParseTuple() {
  const Token open = tokens_.Read();
  TokenStream::Newlines newlines(tokens_, false);
  if (IsKeyword(tokens_.Peek(), "for")) return ParseFor(open);
  std::vector<const Expression*> items;
  Token close;
  for (;;) {
    close = tokens_.Peek();
    if (close.kind == TokenKind::kCloseBracket) break;
    const size_t before = errors_;
    items.push_back(ParseExpression());
    if (Lost(before)) break;
    close = tokens_.Peek();
    if (close.kind == TokenKind::kComma) {
      tokens_.Read();
      continue;
    }
    if (close.kind == TokenKind::kEnd) {
      ComplainUnlessRecovering(open.range, "unterminated tuple constructor expression", kUnclosed);
    } else if (close.kind != TokenKind::kCloseBracket) {
      ComplainUnlessRecovering(close.range, "missing item separator",
                               "items are separated by commas");
    }
    break;
  }
  close =
      close.kind == TokenKind::kCloseBracket ? tokens_.Read() : Recover(TokenKind::kCloseBracket);
  return arena_.New(TupleExpression{{TupleExpression::kKind, Between(open.range, close.range)},
                                    arena_.Copy(items)});
}

const Expression* Parser::ParseObject() {
  const Token open = tokens_.Read();
  {
    TokenStream::Newlines newlines(tokens_, false);
    if (IsKeyword(tokens_.Peek(), "for")) return ParseFor(open);
  }
  TokenStream::Newlines newlines(tokens_, true);
  std::vector<ObjectItem> items;
  Token close;
  while (ParseObjectItem(open, items, close)) {
  }
  return arena_.New(ObjectExpression{{ObjectExpression::kKind, Between(open.range, close.range)},
                                     arena_.Copy(items)});
}

// False when the object has ended, with or without an error.
bool Parser::ParseObjectItem(const Token& open, std::vector<ObjectItem>& items, Token& close) {
  while (tokens_.PeekKind() == TokenKind::kNewline) tokens_.Read();
  if (tokens_.PeekKind() == TokenKind::kCloseBrace) {
    close = tokens_.Read();
    return false;
  }
  const bool evaluated = tokens_.PeekKind() == TokenKind::kOpenParenthesis;
  const size_t before = errors_;
  auto give_up = [&] {
    close = Recover(TokenKind::kCloseBrace);
    return false;
  };
  const Expression* key = ParseExpression();
  if (Lost(before)) return give_up();
  Token next = tokens_.Peek();
  if (next.kind != TokenKind::kAssign && next.kind != TokenKind::kColon) {
    RejectObjectSeparator(next, open);
    return give_up();
  }
  tokens_.Read();
  const Expression* value = ParseExpression();
  items.push_back({key, value, evaluated});
  if (Lost(before)) return give_up();
  next = tokens_.Peek();
  if (next.kind == TokenKind::kCloseBrace || next.kind == TokenKind::kComma ||
      next.kind == TokenKind::kNewline) {
    close = tokens_.Read();
    return next.kind != TokenKind::kCloseBrace;
  }
  if (next.kind == TokenKind::kEnd) {
    ComplainUnlessRecovering(open.range, "unterminated object constructor expression", kUnclosed);
  } else {
    ComplainUnlessRecovering(next.range, "missing attribute separator",
                             "attributes are separated by newlines or commas");
  }
  return give_up();
}

void Parser::RejectObjectSeparator(const Token& next, const Token& open) {
  switch (next.kind) {
    case TokenKind::kNewline:
    case TokenKind::kComma:
      return ComplainUnlessRecovering(next.range, "missing attribute value",
                                      "`=` and a value are expected here");
    case TokenKind::kIdentifier:
      return ComplainUnlessRecovering(
          next.range, "missing key/value separator",
          "`=` is expected here; a name with dots or blanks in it must be quoted");
    case TokenKind::kEnd:
      return ComplainUnlessRecovering(open.range, "unterminated object constructor expression",
                                      kUnclosed);
    default:
      return ComplainUnlessRecovering(next.range, "missing key/value separator",
                                      "`=` is expected here");
  }
}

const Expression* Parser::ParseFor(const Token& open) {
  TokenStream::Newlines newlines(tokens_, false);
  const bool object = open.kind == TokenKind::kOpenBrace;
  const TokenKind end = object ? TokenKind::kCloseBrace : TokenKind::kCloseBracket;
  tokens_.Read();
  ForExpression result{};
  result.kind = ForExpression::kKind;
  result.open = open.range;
  if (!ParseForIntroduction(result) || !ParseForResults(result)) {
    return Error(Between(open.range, Recover(end).range));
  }
  const Range ellipsis = tokens_.NextRange();
  if (tokens_.PeekKind() == TokenKind::kEllipsis) {
    tokens_.Read();
    result.group = true;
  }
  if (IsKeyword(tokens_.Peek(), "if")) {
    tokens_.Read();
    const size_t before = errors_;
    result.condition = ParseExpression();
    if (Lost(before)) return Error(Between(open.range, Recover(end).range));
  }
  Token close = tokens_.Peek();
  if (close.kind == end) {
    tokens_.Read();
  } else {
    ComplainUnlessRecovering(close.range, kInvalidFor, "it should end here");
    close = Recover(end);
  }
  result.range = Between(open.range, close.range);
  CheckForResults(result, object, ellipsis);
  return arena_.New(result);
}

// `k, v in collection :`, of which the colon is not part of a template's directive.
bool Parser::ParseForIntroduction(ForExpression& result) {
  auto name = [&](const char* detail, std::string_view& into) {
    const Token token = tokens_.Peek();
    if (token.kind != TokenKind::kIdentifier) {
      ComplainUnlessRecovering(token.range, kInvalidFor, detail);
      return false;
    }
    into = Text(tokens_.Read().range);
    return true;
  };
  if (!name("a variable name is required after `for`", result.value_name)) return false;
  if (tokens_.PeekKind() == TokenKind::kComma) {
    tokens_.Read();
    result.key_name = result.value_name;
    if (!name("a name for the value is required after the comma", result.value_name)) return false;
  }
  if (!IsKeyword(tokens_.Peek(), "in")) {
    ComplainUnlessRecovering(tokens_.NextRange(), kInvalidFor, "`in` is required after the names");
    return false;
  }
  tokens_.Read();
  const size_t before = errors_;
  result.collection = ParseExpression();
  if (Lost(before)) return false;
  if (tokens_.PeekKind() != TokenKind::kColon) {
    ComplainUnlessRecovering(tokens_.NextRange(), kInvalidFor,
                             "a colon is required after the collection");
    return false;
  }
  tokens_.Read();
  return true;
}

bool Parser::ParseForResults(ForExpression& result) {
  const size_t before = errors_;
  result.value = ParseExpression();
  if (tokens_.PeekKind() == TokenKind::kArrow) {
    tokens_.Read();
    result.key = result.value;
    result.value = ParseExpression();
  }
  return !Lost(before);
}

void Parser::CheckForResults(const ForExpression& result, bool object, Range ellipsis) {
  if (object && result.key == nullptr) {
    Complain(result.value->range, kInvalidFor, "an object needs a key: `key => value`");
  }
  if (!object && result.key != nullptr) {
    Complain(result.key->range, kInvalidFor, "a tuple has no keys");
  }
  if (!object && result.group) {
    Complain(ellipsis, kInvalidFor, "`...` groups by key, and a tuple has no keys");
  }
}

}  // namespace mercator::hcl
