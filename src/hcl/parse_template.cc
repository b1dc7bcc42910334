#include "hcl/parser.h"
#include "hcl/suggest.h"
#include "hcl/template_piece.h"
#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

constexpr const char* kUnbalanced = "the directives of this template are unbalanced";
constexpr const char* kInvalidFor = "invalid 'for' directive";

void TrimBefore(std::vector<TemplatePiece>& pieces) {
  if (pieces.empty() || pieces.back().kind != TemplatePiece::kLiteral) return;
  pieces.back().text = TrimSpaceRight(pieces.back().text);
}

std::string_view DirectiveName(TemplatePiece::Kind kind) {
  return kind == TemplatePiece::kElse ? "else" : kind == TemplatePiece::kEndIf ? "endif" : "endfor";
}

}  // namespace

void Parser::ParseWholeTemplate() {
  bool alone = false;
  const auto parts = ParseTemplateParts(TokenKind::kEnd, false, alone);
  const Range all{0, static_cast<uint32_t>(text_.size())};
  if (alone) {
    document_.expression_ =
        arena_.New(InterpolationExpression{{InterpolationExpression::kKind, all}, parts[0]});
  } else {
    document_.expression_ = BuildSequence(parts, 0);
  }
}

const Expression* Parser::ParseQuoted() {
  const Token open = tokens_.Read();
  const bool heredoc = open.kind == TokenKind::kOpenHeredoc;
  const bool flush = heredoc && Text(open.range).starts_with("<<-");
  bool alone = false;
  const auto parts =
      ParseTemplateParts(heredoc ? TokenKind::kCloseHeredoc : TokenKind::kCloseQuote, flush, alone);
  const Range range = Between(open.range, tokens_.PreviousRange());
  if (alone) {
    return arena_.New(InterpolationExpression{{InterpolationExpression::kKind, range}, parts[0]});
  }
  if (parts.empty()) {
    return arena_.New(
        StringExpression{{StringExpression::kKind, range}, {}, {open.range.end, open.range.end}});
  }
  if (auto* text = As<StringExpression>(*parts[0]); text != nullptr && parts.size() == 1) {
    return arena_.New(
        StringExpression{{StringExpression::kKind, range}, text->text, text->content});
  }
  return arena_.New(TemplateExpression{{TemplateExpression::kKind, range}, arena_.Copy(parts)});
}

// `alone` says whether the template is one interpolation and nothing else.
std::vector<const Expression*> Parser::ParseTemplateParts(TokenKind end, bool flush, bool& alone) {
  Pieces pieces;
  ReadPieces(end, pieces);
  if (flush) FlushHeredoc(pieces);
  MeldLiterals(pieces, arena_);
  std::vector<const Expression*> parts;
  for (size_t at = 0; pieces[at].kind != TemplatePiece::kEnd;) {
    parts.push_back(BuildPart(pieces, at));
  }
  alone = pieces.size() == 2 && pieces[0].kind == TemplatePiece::kInterpolation;
  return parts;
}

void Parser::ReadPieces(TokenKind end, Pieces& pieces) {
  const Range start = tokens_.NextRange();
  bool trim = false;
  for (;;) {
    if (tokens_.PeekKind() == TokenKind::kAbandoned) {
      pieces.push_back({TemplatePiece::kEnd, tokens_.NextRange()});
      recovery_ = true;
      ++errors_;
      return;
    }
    const Token token = tokens_.Read();
    if (token.kind == end) {
      pieces.push_back({TemplatePiece::kEnd, token.range});
      return;
    }
    switch (token.kind) {
      case TokenKind::kQuotedText:
      case TokenKind::kHeredocText:
        ReadLiteral(token, trim, pieces);
        trim = false;
        break;
      case TokenKind::kInterpolation:
        trim = ReadInterpolation(token, end, start, pieces);
        break;
      case TokenKind::kDirective:
        trim = ReadDirective(token, pieces);
        break;
      default:
        ComplainUnlessRecovering(token.range, "unterminated template string",
                                 "no closing marker was found for the string");
        pieces.push_back({TemplatePiece::kEnd, Recover(end).range});
        return;
    }
  }
}

void Parser::ReadLiteral(const Token& token, bool trim, Pieces& pieces) {
  std::string_view text = Unescape(token.range, token.kind == TokenKind::kQuotedText);
  if (trim) text = TrimSpaceLeft(text);
  pieces.push_back({TemplatePiece::kLiteral, token.range, text});
}

// True when the blanks that follow are to be trimmed.
bool Parser::ReadInterpolation(const Token& open, TokenKind end, Range start, Pieces& pieces) {
  if (Text(open.range).ends_with('~')) TrimBefore(pieces);
  TokenStream::Newlines newlines(tokens_, false);
  const Expression* expression = ParseExpression();
  const Token close = tokens_.Peek();
  if (close.kind != TokenKind::kTemplateEnd) RejectInterpolationEnd(close, end, start);
  pieces.push_back(
      {TemplatePiece::kInterpolation, Between(open.range, close.range), {}, expression});
  return CloseSequence();
}

void Parser::RejectInterpolationEnd(const Token& close, TokenKind end, Range start) {
  constexpr const char* kExtra = "extra characters after interpolation expression";
  const bool quote = close.kind == TokenKind::kCloseQuote || close.kind == TokenKind::kOpenQuote;
  if (close.kind == TokenKind::kEnd) {
    ComplainUnlessRecovering(start, "unclosed template interpolation sequence",
                             "there is no closing brace for it before the end of the file");
  } else if (quote && end == TokenKind::kCloseQuote) {
    ComplainUnlessRecovering(start, "unclosed template interpolation sequence",
                             "there is no closing brace for it before the end of the string");
  } else {
    ComplainUnlessRecovering(close.range, kExtra,
                             "`}` is expected here; to mean the sequence literally, as code of "
                             "another language, begin it with `$${`");
  }
}

// Reads up to the end of a sequence. True when the blanks that follow are to be trimmed.
bool Parser::CloseSequence() {
  const Token close = tokens_.Peek();
  if (close.kind == TokenKind::kTemplateEnd) {
    tokens_.Read();
    return Text(close.range).starts_with('~');
  }
  Recover(TokenKind::kTemplateEnd);
  return false;
}

bool Parser::ReadDirective(const Token& open, Pieces& pieces) {
  if (Text(open.range).ends_with('~')) TrimBefore(pieces);
  TokenStream::Newlines newlines(tokens_, false);
  const Token keyword = tokens_.Peek();
  if (keyword.kind != TokenKind::kIdentifier) {
    ComplainUnlessRecovering(keyword.range, "invalid template directive",
                             "a keyword, like `if` or `for`, is expected after `%{`");
    Recover(TokenKind::kTemplateEnd);
    return false;
  }
  tokens_.Read();
  if (!ReadDirectiveBody(open, keyword, pieces)) {
    Recover(TokenKind::kTemplateEnd);
    return false;
  }
  const Token close = tokens_.Peek();
  if (close.kind != TokenKind::kTemplateEnd) {
    ComplainUnlessRecovering(close.range,
                             "extra characters in " + std::string(Text(keyword.range)) + " marker",
                             "`}` is expected here");
  }
  return CloseSequence();
}

bool Parser::ReadDirectiveBody(const Token& open, const Token& keyword, Pieces& pieces) {
  const std::string_view word = Text(keyword.range);
  if (word == "for") return ReadForDirective(open, pieces);
  if (word == "if") {
    const Expression* condition = ParseExpression();
    pieces.push_back({TemplatePiece::kIf, Between(open.range, tokens_.NextRange()), {}, condition});
    return true;
  }
  for (auto kind : {TemplatePiece::kElse, TemplatePiece::kEndIf, TemplatePiece::kEndFor}) {
    if (word != DirectiveName(kind)) continue;
    pieces.push_back({kind, Between(open.range, tokens_.NextRange())});
    return true;
  }
  const std::string near = Suggest(word, {"if", "for", "else", "endif", "endfor"});
  ComplainUnlessRecovering(keyword.range, "invalid template control keyword",
                           "`" + std::string(word) + "`" + DidYouMean(near));
  return false;
}

bool Parser::ReadForDirective(const Token& open, Pieces& pieces) {
  TemplatePiece piece{TemplatePiece::kFor, open.range};
  auto name = [&](const char* detail, std::string_view& into) {
    if (tokens_.PeekKind() != TokenKind::kIdentifier) {
      ComplainUnlessRecovering(tokens_.NextRange(), kInvalidFor, detail);
      return false;
    }
    into = Text(tokens_.Read().range);
    return true;
  };
  if (!name("a variable name is required after `for`", piece.value_name)) return false;
  if (tokens_.PeekKind() == TokenKind::kComma) {
    tokens_.Read();
    piece.key_name = piece.value_name;
    if (!name("a name for the value is required after the comma", piece.value_name)) return false;
  }
  if (!IsKeyword(tokens_.Peek(), "in")) {
    ComplainUnlessRecovering(tokens_.NextRange(), kInvalidFor, "`in` is required after the names");
    return false;
  }
  tokens_.Read();
  piece.expression = ParseExpression();
  piece.range = Between(open.range, tokens_.NextRange());
  pieces.push_back(piece);
  return true;
}

const Expression* Parser::BuildPart(const Pieces& pieces, size_t& at) {
  const TemplatePiece& piece = pieces[at];
  switch (piece.kind) {
    case TemplatePiece::kLiteral:
      ++at;
      return arena_.New(
          StringExpression{{StringExpression::kKind, piece.range}, piece.text, piece.range});
    case TemplatePiece::kInterpolation:
      ++at;
      return piece.expression;
    case TemplatePiece::kIf:
      return BuildIf(pieces, at);
    case TemplatePiece::kFor:
      return BuildFor(pieces, at);
    default:
      ++at;
      Complain(piece.range, "unexpected " + std::string(DirectiveName(piece.kind)) + " directive",
               kUnbalanced);
      return Error(piece.range);
  }
}

const Expression* Parser::BuildIf(const Pieces& pieces, size_t& at) {
  const TemplatePiece& open = pieces[at++];
  std::vector<const Expression*> branches[2];
  if (!Enter()) return Error(open.range);
  for (int branch = 0;;) {
    const TemplatePiece& piece = pieces[at];
    if (piece.kind == TemplatePiece::kEnd) {
      Complain(piece.range, "unexpected end of template", "an `if` misses its `endif`");
      --depth_;
      return Error(piece.range);
    }
    if (piece.kind != TemplatePiece::kElse && piece.kind != TemplatePiece::kEndIf &&
        piece.kind != TemplatePiece::kEndFor) {
      branches[branch].push_back(BuildPart(pieces, at));
      continue;
    }
    ++at;
    if (piece.kind == TemplatePiece::kElse && branch == 0) {
      branch = 1;
      continue;
    }
    --depth_;
    if (piece.kind != TemplatePiece::kEndIf) {
      Complain(piece.range, "unexpected " + std::string(DirectiveName(piece.kind)) + " directive",
               "`endif` is expected for the `if` before it");
      return Error(piece.range);
    }
    return arena_.New(
        ConditionalExpression{{ConditionalExpression::kKind, Between(open.range, piece.range)},
                              open.expression,
                              BuildSequence(branches[0], open.range.end),
                              BuildSequence(branches[1], piece.range.begin)});
  }
}

const Expression* Parser::BuildFor(const Pieces& pieces, size_t& at) {
  const TemplatePiece& open = pieces[at++];
  std::vector<const Expression*> parts;
  if (!Enter()) return Error(open.range);
  while (pieces[at].kind < TemplatePiece::kElse || pieces[at].kind == TemplatePiece::kFor) {
    parts.push_back(BuildPart(pieces, at));
  }
  --depth_;
  const TemplatePiece& end = pieces[at];
  if (end.kind == TemplatePiece::kEnd) {
    Complain(end.range, "unexpected end of template", "a `for` misses its `endfor`");
    return Error(end.range);
  }
  ++at;
  if (end.kind != TemplatePiece::kEndFor) {
    Complain(end.range, "unexpected " + std::string(DirectiveName(end.kind)) + " directive",
             "`endfor` is expected for the `for` before it");
    return Error(end.range);
  }
  ForExpression loop{};
  loop.kind = ForExpression::kKind;
  loop.range = Between(open.range, end.range);
  loop.open = open.range;
  loop.key_name = open.key_name;
  loop.value_name = open.value_name;
  loop.collection = open.expression;
  loop.value = BuildSequence(parts, open.range.end);
  return arena_.New(JoinExpression{{JoinExpression::kKind, loop.range}, arena_.New(loop)});
}

const Expression* Parser::BuildSequence(std::vector<const Expression*> parts, uint32_t empty_at) {
  if (parts.empty()) {
    const Range empty{empty_at, empty_at};
    return arena_.New(StringExpression{{StringExpression::kKind, empty}, {}, empty});
  }
  if (parts.size() == 1 && parts[0]->kind == ExpressionKind::kString) return parts[0];
  return arena_.New(TemplateExpression{
      {TemplateExpression::kKind, Between(parts.front()->range, parts.back()->range)},
      arena_.Copy(parts)});
}

}  // namespace mercator::hcl
