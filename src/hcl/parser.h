#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hcl/document.h"
#include "hcl/token_stream.h"

namespace mercator::hcl {

struct TemplatePiece;

// Recursive descent over the tokens of one text. After an error within an item the parser stays
// silent until it has found the end of the item, so that one mistake is one complaint.
class Parser {
 public:
  Parser(Document& document, std::vector<Token> tokens, Diagnostics& diagnostics);

  void ParseFile();
  void ParseWholeExpression();
  void ParseWholeTemplate();

 private:
  using Pieces = std::vector<TemplatePiece>;
  struct Steps;  // a traversal that is being read

  // parser.cc: bodies
  Body ParseBody(TokenKind end);
  void RejectRedefined(std::vector<Attribute>& attributes);
  void ParseBodyItem(std::vector<Attribute>& attributes, std::vector<const Block*>& blocks);
  void RejectBodyToken(const Token& bad, TokenKind end, Range start);
  Attribute ParseAttribute(const Token& name, bool single_line);
  const Block* ParseBlock(const Token& type);
  bool ParseBlockHeader(std::vector<Label>& labels, Token& open);
  bool OpensOnLaterLine();
  bool ParseBlockBody(const Token& open, Body& body);
  Body ParseSingleLineBody();
  void EndSingleLineBody(const Token& open);
  Label ParseQuotedLabel();

  // parse_expression.cc: operators and terms
  const Expression* ParseExpression();
  const Expression* ParseConditional(const Expression* condition);
  const Expression* ParseOperators(int level);
  const Expression* ParseTerm();
  const Expression* ParsePlainTerm();
  const Expression* ParseParentheses();
  const Expression* ParseNumber();
  const Expression* ParseName();
  const Expression* ParseUnary(Operator op);
  const Expression* ParseQuoted();
  const Expression* RejectTerm();
  const Expression* Error(Range range) {
    return arena_.New(ErrorExpression{{ErrorExpression::kKind, range}});
  }

  // parse_collection.cc: calls, collections, for
  const Expression* ParseCall(const Token& name);
  bool ParseCallName(const Token& name, CallExpression& call, const Expression*& error);
  Token ParseArguments(CallExpression& call);
  const Expression* ParseTuple();
  const Expression* ParseObject();
  bool ParseObjectItem(const Token& open, std::vector<ObjectItem>& items, Token& close);
  void RejectObjectSeparator(const Token& next, const Token& open);
  const Expression* ParseFor(const Token& open);
  bool ParseForIntroduction(ForExpression& result);
  bool ParseForResults(ForExpression& result);
  void CheckForResults(const ForExpression& result, bool object, Range ellipsis);

  // parse_traversal.cc: what follows a term
  const Expression* ParseTraversal(const Expression* from);
  bool ParseDot(Steps& steps);
  void ParseAttributeSplat(Steps& steps, const Token& dot);
  bool ParseAttributeSplatStep(std::vector<TraversalStep>& steps, Range& last);
  void ParseBracket(Steps& steps);
  void ParseFullSplat(Steps& steps, const Token& open);
  TraversalStep LegacyIndex(const Token& dot, const Token& number);

  // parse_template.cc
  std::vector<const Expression*> ParseTemplateParts(TokenKind end, bool flush, bool& alone);
  void ReadPieces(TokenKind end, Pieces& pieces);
  void ReadLiteral(const Token& token, bool trim, Pieces& pieces);
  bool ReadInterpolation(const Token& open, TokenKind end, Range start, Pieces& pieces);
  bool ReadDirective(const Token& open, Pieces& pieces);
  bool ReadDirectiveBody(const Token& open, const Token& keyword, Pieces& pieces);
  bool ReadForDirective(const Token& open, Pieces& pieces);
  bool CloseSequence();
  void RejectInterpolationEnd(const Token& close, TokenKind end, Range start);
  const Expression* BuildPart(const Pieces& pieces, size_t& at);
  const Expression* BuildIf(const Pieces& pieces, size_t& at);
  const Expression* BuildFor(const Pieces& pieces, size_t& at);
  const Expression* BuildSequence(std::vector<const Expression*> parts, uint32_t empty_at);

  // Errors and recovery
  void Complain(Range range, std::string summary, std::string_view detail = "");
  void ComplainUnlessRecovering(Range range, std::string summary, std::string_view detail = "");
  // True when an error came up since `before` and the place in the text is not to be trusted.
  bool Lost(size_t before) const { return recovery_ && errors_ != before; }
  Token Recover(TokenKind end);
  void RecoverOver(TokenKind open);
  void RecoverAfterItem();
  // False when the text is nested too deeply; complains once.
  bool Enter();

  std::string_view Text(Range range) const {
    return text_.substr(range.begin, range.end - range.begin);
  }
  bool IsKeyword(const Token& token, std::string_view word) const {
    return token.kind == TokenKind::kIdentifier && Text(token.range) == word;
  }
  std::string_view Unescape(Range range, bool quoted);
  size_t ReadEscape(std::string_view text, uint32_t place, std::string& out);

  Document& document_;
  Arena& arena_;
  std::string_view text_;
  TokenStream tokens_;
  Diagnostics& diagnostics_;
  size_t errors_ = 0;
  bool recovery_ = false;
  bool resynchronised_ = false;  // recovery ended at the end of an item
  int depth_ = 0;
  bool too_deep_ = false;
};

// Nesting of expressions, and length of chains that nest as a tree, beyond which a text is refused.
inline constexpr int kMaxDepth = 400;

}  // namespace mercator::hcl
