#include "hcl/template_piece.h"

#include <algorithm>
#include <limits>
#include <string>

#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

constexpr size_t kBlankLine = std::numeric_limits<size_t>::max();

size_t LeadingBlanks(std::string_view text) {
  size_t count = 0;
  for (; !text.empty() && IsSpace(DecodeUtf8(text).code); ++count) {
    text.remove_prefix(DecodeUtf8(text).size);
  }
  return text.empty() && count != 0 ? kBlankLine : count;
}

void RemoveCharacters(TemplatePiece& piece, size_t count) {
  for (; count != 0 && !piece.text.empty(); --count) {
    const size_t size = DecodeUtf8(piece.text).size;
    piece.text.remove_prefix(size);
    piece.range.begin += static_cast<uint32_t>(size);
  }
}

}  // namespace

void FlushHeredoc(std::vector<TemplatePiece>& pieces) {
  size_t least = kBlankLine;
  std::vector<TemplatePiece*> lines;
  bool line_start = true;
  for (TemplatePiece& piece : pieces) {
    if (piece.kind == TemplatePiece::kEnd) break;
    const bool literal = piece.kind == TemplatePiece::kLiteral;
    const bool ends_line = literal && piece.text.ends_with('\n');
    if (line_start) {
      size_t blanks = literal ? LeadingBlanks(piece.text) : 0;
      if (blanks == kBlankLine && !ends_line) blanks = GraphemeCount(piece.text);
      if (literal && blanks != kBlankLine) lines.push_back(&piece);
      least = std::min(least, blanks);
    }
    line_start = ends_line;
  }
  for (TemplatePiece* line : lines) RemoveCharacters(*line, least);
}

void MeldLiterals(std::vector<TemplatePiece>& pieces, Arena& arena) {
  std::vector<TemplatePiece> melded;
  for (size_t i = 0; i < pieces.size(); ++i) {
    TemplatePiece piece = pieces[i];
    size_t last = i;
    while (piece.kind == TemplatePiece::kLiteral &&
           pieces[last + 1].kind == TemplatePiece::kLiteral) {
      ++last;
    }
    if (last != i) {
      std::string text;
      for (; i < last; ++i) text += pieces[i].text;
      text += pieces[last].text;
      piece.text = arena.Copy(text);
      piece.range.end = pieces[last].range.end;
    }
    melded.push_back(piece);
  }
  pieces = std::move(melded);
}

}  // namespace mercator::hcl
