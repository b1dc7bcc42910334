#include "hcl/parser.h"

#include <algorithm>
#include <unordered_map>

#include "hcl/lexer.h"

namespace mercator::hcl {
namespace {

constexpr const char* kItemRequired = "argument or block definition required";
constexpr const char* kSetByEquals = "to set an argument, use `=` to introduce its value";
constexpr const char* kUnclosedBlock =
    "there is no closing brace for this block before the end of the file; the nesting of braces "
    "may be wrong elsewhere in it";

TokenKind Opposite(TokenKind kind) {
  switch (kind) {
    case TokenKind::kOpenBrace:
      return TokenKind::kCloseBrace;
    case TokenKind::kOpenBracket:
      return TokenKind::kCloseBracket;
    case TokenKind::kOpenParenthesis:
      return TokenKind::kCloseParenthesis;
    case TokenKind::kCloseBrace:
      return TokenKind::kOpenBrace;
    case TokenKind::kCloseBracket:
      return TokenKind::kOpenBracket;
    case TokenKind::kCloseParenthesis:
      return TokenKind::kOpenParenthesis;
    case TokenKind::kCloseQuote:
      return TokenKind::kOpenQuote;
    case TokenKind::kCloseHeredoc:
      return TokenKind::kOpenHeredoc;
    case TokenKind::kTemplateEnd:
      return TokenKind::kInterpolation;
    default:
      return TokenKind::kInvalid;
  }
}

bool Opens(TokenKind kind) {
  return kind == TokenKind::kOpenBrace || kind == TokenKind::kOpenBracket ||
         kind == TokenKind::kOpenParenthesis || kind == TokenKind::kOpenQuote ||
         kind == TokenKind::kOpenHeredoc || kind == TokenKind::kInterpolation;
}

bool IsTemplatePart(TokenKind kind) {
  return kind == TokenKind::kOpenQuote || kind == TokenKind::kInterpolation;
}

TokenKind Plain(TokenKind kind) {
  return kind == TokenKind::kDirective ? TokenKind::kInterpolation : kind;
}

}  // namespace

Parser::Parser(Document& document, std::vector<Token> tokens, Diagnostics& diagnostics)
    : document_(document),
      arena_(document.arena_),
      text_(document.source()->text),
      tokens_(std::move(tokens), text_),
      diagnostics_(diagnostics) {}

void Parser::ParseFile() { document_.body_ = ParseBody(TokenKind::kEnd); }

Body Parser::ParseBody(TokenKind end) {
  const Range start = tokens_.PreviousRange();
  std::vector<Attribute> attributes;
  std::vector<const Block*> blocks;
  Range last;
  for (;;) {
    const Token next = tokens_.Peek();
    if (next.kind == end || next.kind == TokenKind::kEnd) {
      last = tokens_.Read().range;
      if (next.kind != end) RejectBodyToken(next, end, start);
      break;
    }
    if (next.kind == TokenKind::kNewline) {
      tokens_.Read();
      continue;
    }
    if (resynchronised_) recovery_ = false;
    resynchronised_ = false;
    if (next.kind == TokenKind::kIdentifier) {
      ParseBodyItem(attributes, blocks);
    } else {
      RejectBodyToken(tokens_.Read(), end, start);
      RecoverAfterItem();
    }
  }
  if (attributes.size() > 1) RejectRedefined(attributes);
  return {arena_.Copy(attributes), arena_.Copy(blocks), Between(start, last), {last.end, last.end}};
}

// Keeps the first of attributes of the same name.
void Parser::RejectRedefined(std::vector<Attribute>& attributes) {
  constexpr size_t kFew = 16;
  std::unordered_map<std::string_view, Range> seen;
  std::vector<Attribute> kept;
  kept.reserve(attributes.size());
  for (const Attribute& attribute : attributes) {
    const Range* first = nullptr;
    if (attributes.size() > kFew) {
      auto [found, added] = seen.try_emplace(attribute.name, attribute.name_range);
      if (!added) first = &found->second;
    } else if (auto found = std::ranges::find(kept, attribute.name, &Attribute::name);
               found != kept.end()) {
      first = &found->name_range;
    }
    if (first == nullptr) {
      kept.push_back(attribute);
      continue;
    }
    Complain(attribute.name_range, "attribute redefined",
             "`" + std::string(attribute.name) + "` was already set in line " +
                 std::to_string(PositionAt(text_, first->begin).line) +
                 "; an argument may be set only once");
  }
  attributes = std::move(kept);
}

void Parser::RejectBodyToken(const Token& bad, TokenKind end, Range start) {
  if (bad.kind == TokenKind::kOpenQuote) {
    ComplainUnlessRecovering(bad.range, "invalid argument name",
                             "argument names must not be quoted");
  } else if (bad.kind == TokenKind::kEnd && end == TokenKind::kCloseBrace) {
    ComplainUnlessRecovering(start, "unclosed configuration block", kUnclosedBlock);
  } else {
    ComplainUnlessRecovering(bad.range, kItemRequired);
  }
}

void Parser::ParseBodyItem(std::vector<Attribute>& attributes, std::vector<const Block*>& blocks) {
  const Token name = tokens_.Read();
  switch (tokens_.PeekKind()) {
    case TokenKind::kAssign:
      attributes.push_back(ParseAttribute(name, false));
      break;
    case TokenKind::kOpenQuote:
    case TokenKind::kOpenBrace:
    case TokenKind::kIdentifier:
      blocks.push_back(ParseBlock(name));
      break;
    default:
      Complain(name.range, kItemRequired, kSetByEquals);
      recovery_ = true;
      if (tokens_.PeekKind() == TokenKind::kNewline && OpensOnLaterLine()) {
        blocks.push_back(ParseBlock(name));
      } else {
        RecoverAfterItem();
      }
  }
}

Attribute Parser::ParseAttribute(const Token& name, bool single_line) {
  tokens_.Read();
  const size_t before = errors_;
  const Expression* expression = ParseExpression();
  const Range last = tokens_.PreviousRange();
  if (Lost(before)) {
    RecoverAfterItem();
  } else if (!single_line) {
    const Token end = tokens_.Peek();
    if (end.kind == TokenKind::kNewline || end.kind == TokenKind::kEnd) {
      tokens_.Read();
    } else {
      if (end.kind == TokenKind::kComma) {
        ComplainUnlessRecovering(end.range, "unexpected comma after argument",
                                 "arguments are separated by newlines, not commas");
      } else {
        ComplainUnlessRecovering(end.range, "missing newline after argument");
      }
      RecoverAfterItem();
    }
  }
  return {&document_, Text(name.range), name.range, expression, Between(name.range, last)};
}

const Block* Parser::ParseBlock(const Token& type) {
  std::vector<Label> labels;
  Token open;
  Block block{&document_, Text(type.range), type.range, {}, {}, type.range, type.range};
  const bool whole = ParseBlockHeader(labels, open);
  block.labels = arena_.Copy(labels);
  if (!whole) {
    RecoverAfterItem();
    block.body.range = block.body.end = type.range;
    return arena_.New(block);
  }
  if (!Enter()) {
    Recover(TokenKind::kEnd);
    return arena_.New(block);
  }
  block.open = open.range;
  const bool at_end = ParseBlockBody(open, block.body);
  block.close = tokens_.PreviousRange();
  --depth_;
  if (!at_end) return arena_.New(block);
  const Token end = tokens_.Peek();
  if (end.kind == TokenKind::kNewline || end.kind == TokenKind::kEnd) {
    tokens_.Read();
  } else {
    ComplainUnlessRecovering(end.range, "missing newline after block definition");
    RecoverAfterItem();
  }
  return arena_.New(block);
}

bool Parser::ParseBlockHeader(std::vector<Label>& labels, Token& open) {
  constexpr const char* kSummary = "invalid block definition";
  for (;;) {
    const Token token = tokens_.Peek();
    switch (token.kind) {
      case TokenKind::kOpenBrace:
        open = tokens_.Read();
        return true;
      case TokenKind::kOpenQuote:
        labels.push_back(ParseQuotedLabel());
        break;
      case TokenKind::kIdentifier:
        tokens_.Read();
        labels.push_back({Text(token.range), token.range});
        break;
      case TokenKind::kAssign:
        Complain(token.range, kSummary, "`=` is for arguments and must not be used with a block");
        return false;
      case TokenKind::kNewline:
        Complain(
            token.range, kSummary,
            "a block's content is enclosed in `{` and `}`, and starts on the line of its header");
        if (!OpensOnLaterLine()) return false;
        open = tokens_.Read();
        return true;
      default:
        ComplainUnlessRecovering(token.range, kSummary, "a quoted label or `{` is expected here");
        return false;
    }
  }
}

// Skips newlines before a misplaced `{`, so that the block can be read all the same.
bool Parser::OpensOnLaterLine() {
  {
    TokenStream::Newlines newlines(tokens_, false);
    if (tokens_.PeekKind() != TokenKind::kOpenBrace) return false;
  }
  while (tokens_.PeekKind() == TokenKind::kNewline) tokens_.Read();
  return true;
}

// False when an error within a block on one line made the parser skip to the end of that line.
bool Parser::ParseBlockBody(const Token& open, Body& body) {
  const TokenKind next = tokens_.PeekKind();
  if (next == TokenKind::kNewline || next == TokenKind::kEnd || next == TokenKind::kCloseBrace) {
    body = ParseBody(TokenKind::kCloseBrace);
    return true;
  }
  resynchronised_ = false;
  body = ParseSingleLineBody();
  if (resynchronised_) return false;
  EndSingleLineBody(open);
  return true;
}

Body Parser::ParseSingleLineBody() {
  const Token name = tokens_.Read();
  Body body;
  body.range = body.end = name.range;
  const TokenKind next = tokens_.PeekKind();
  if (name.kind == TokenKind::kIdentifier && next == TokenKind::kAssign) {
    const Attribute attribute = ParseAttribute(name, true);
    body.attributes = arena_.Copy(std::vector<Attribute>{attribute});
    body.range = attribute.range;
    body.end = {attribute.range.end, attribute.range.end};
    return body;
  }
  if (name.kind != TokenKind::kIdentifier) {
    Complain(name.range, kItemRequired);
  } else if (next == TokenKind::kOpenQuote || next == TokenKind::kOpenBrace ||
             next == TokenKind::kIdentifier) {
    Complain(Between(name.range, tokens_.NextRange()), "argument definition required",
             "a block on one line holds at most one argument and no block; write a nested block "
             "on a line of its own");
  } else {
    Complain(name.range, kItemRequired, kSetByEquals);
  }
  RecoverAfterItem();
  return body;
}

void Parser::EndSingleLineBody(const Token& open) {
  constexpr const char* kSummary = "invalid single-argument block definition";
  const Token next = tokens_.Peek();
  switch (next.kind) {
    case TokenKind::kCloseBrace:
      tokens_.Read();
      return;
    case TokenKind::kComma:
      Complain(next.range, kSummary,
               "a block on one line holds one argument only; write several on lines of their own");
      break;
    case TokenKind::kNewline:
      Complain(next.range, kSummary,
               "a block with an argument on the line of its header must end on that line");
      break;
    case TokenKind::kEnd:
      ComplainUnlessRecovering(open.range, "unclosed configuration block", kUnclosedBlock);
      break;
    default:
      ComplainUnlessRecovering(next.range, kSummary, "`}` must follow its only argument");
  }
  Recover(TokenKind::kCloseBrace);
}

Label Parser::ParseQuotedLabel() {
  const Token open = tokens_.Read();
  std::string_view text;
  for (;;) {
    const Token token = tokens_.Read();
    switch (token.kind) {
      case TokenKind::kCloseQuote:
        return {text, Between(open.range, token.range)};
      case TokenKind::kQuotedText:
        text = Unescape(token.range, true);
        break;
      case TokenKind::kInterpolation:
      case TokenKind::kDirective:
        Complain(token.range, "invalid string literal",
                 "a label is no template; double the first character of the sequence to mean it "
                 "literally");
        Recover(TokenKind::kTemplateEnd);
        break;
      case TokenKind::kEnd:
        Complain(token.range, "unterminated string literal",
                 "there is no closing quote before the end of the file");
        return {text, Between(open.range, token.range)};
      default:
        Complain(token.range, "invalid string literal", "this is not valid in a string literal");
        Recover(TokenKind::kCloseQuote);
        return {text, Between(open.range, token.range)};
    }
  }
}

void Parser::Complain(Range range, std::string summary, std::string_view detail) {
  ++errors_;
  hcl::Complain(diagnostics_, document_.source(), range, std::move(summary), detail);
}

void Parser::ComplainUnlessRecovering(Range range, std::string summary, std::string_view detail) {
  if (recovery_) {
    ++errors_;
  } else {
    Complain(range, std::move(summary), detail);
  }
}

Token Parser::Recover(TokenKind end) {
  recovery_ = true;
  const TokenKind start = Opposite(end);
  const bool template_part = end == TokenKind::kCloseQuote || end == TokenKind::kTemplateEnd;
  for (int nested = 0;;) {
    if (template_part && tokens_.PeekKind() == TokenKind::kAbandoned) return tokens_.Peek();
    const Token token = tokens_.Read();
    const TokenKind kind = Plain(token.kind);
    if (kind == TokenKind::kEnd) return token;
    if (kind == start) ++nested;
    if (kind == end && nested-- == 0) return token;
  }
}

void Parser::RecoverOver(TokenKind open) {
  Token token;
  do {
    token = tokens_.Read();
  } while (token.kind != open && token.kind != TokenKind::kEnd);
  Recover(Opposite(open));
}

void Parser::RecoverAfterItem() {
  recovery_ = true;
  std::vector<TokenKind> open;
  for (;;) {
    const TokenKind kind = Plain(tokens_.Read().kind);
    if (kind == TokenKind::kEnd) return;
    if (kind == TokenKind::kAbandoned) {
      while (!open.empty() && IsTemplatePart(open.back())) open.pop_back();
      continue;
    }
    if (kind == TokenKind::kNewline && open.empty()) {
      resynchronised_ = true;
      return;
    }
    if (Opens(kind)) open.push_back(kind);
    const TokenKind opener = Opposite(kind);
    if (Opens(kind) || opener == TokenKind::kInvalid) continue;
    while (!open.empty() && open.back() != opener) open.pop_back();
    if (!open.empty()) open.pop_back();
  }
}

bool Parser::Enter() {
  if (depth_ < kMaxDepth) {
    ++depth_;
    return true;
  }
  if (!too_deep_) Complain(tokens_.NextRange(), "too deeply nested");
  ++errors_;
  too_deep_ = recovery_ = true;
  return false;
}

}  // namespace mercator::hcl
