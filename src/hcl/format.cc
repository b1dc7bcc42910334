#include "hcl/format.h"

#include <algorithm>
#include <span>

#include "hcl/format_spacing.h"
#include "hcl/lexer.h"
#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

// The tokens of a line in up to three cells; the first tokens of the latter two are aligned with
// those of the lines around.
struct Line {
  std::span<FormatToken> lead;
  std::span<FormatToken> assign;   // from `=`, if the value ends on the line
  std::span<FormatToken> comment;  // a comment behind other tokens
};

std::vector<FormatToken> Tokens(std::string_view text) {
  std::vector<FormatToken> tokens;
  uint32_t last = 0;
  for (const Token& token : Lex(text)) {
    const std::string_view spelling =
        text.substr(token.range.begin, token.range.end - token.range.begin);
    tokens.push_back({token.kind, spelling, static_cast<int>(token.range.begin - last)});
    last = token.range.end;
  }
  return tokens;
}

bool EndsLine(const FormatToken& token) {
  return token.kind == TokenKind::kNewline ||
         (token.kind == TokenKind::kComment && token.text.ends_with('\n'));
}

int NetBrackets(std::span<const FormatToken> tokens) {
  int net = 0;
  for (const FormatToken& token : tokens) net += BracketChange(token.kind);
  return net;
}

void SplitCells(Line& line) {
  if (line.lead.size() > 1 && line.lead.back().kind == TokenKind::kComment) {
    line.comment = line.lead.last(1);
    line.lead = line.lead.first(line.lead.size() - 1);
  }
  for (size_t i = 1; i < line.lead.size(); ++i) {
    if (line.lead[i].kind != TokenKind::kAssign) continue;
    if (NetBrackets(line.lead.subspan(i)) == 0) {
      line.assign = line.lead.subspan(i);
      line.lead = line.lead.first(i);
    }
    return;
  }
}

std::vector<Line> SplitLines(std::span<FormatToken> tokens) {
  std::vector<Line> lines;
  size_t start = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const bool end = tokens[i].kind == TokenKind::kEnd;
    if (!end && !EndsLine(tokens[i])) continue;
    lines.push_back({tokens.subspan(start, i + (end ? 0 : 1) - start), {}, {}});
    start = i + 1;
  }
  for (Line& line : lines) SplitCells(line);
  return lines;
}

int NetBracketsOfLine(const Line& line) {
  int net = 0;
  for (const FormatToken& token : line.lead) {
    net += BracketChange(token.kind);
    if (token.kind == TokenKind::kOpenHeredoc) break;
  }
  return net + NetBrackets(line.assign);
}

// Brackets that a line opens together are one level, and a line that closes them ends it.
void Close(std::vector<int>& levels, int closed) {
  while (closed > 0 && !levels.empty()) {
    const int here = std::min(closed, levels.back());
    levels.back() -= here;
    closed -= here;
    if (levels.back() == 0) levels.pop_back();
  }
}

void Indent(std::vector<Line>& lines) {
  std::vector<int> levels;
  for (Line& line : lines) {
    if (line.lead.empty()) continue;
    if (line.lead[0].kind == TokenKind::kNewline) {
      line.lead[0].blanks = 0;
      continue;
    }
    const int net = NetBracketsOfLine(line);
    if (net < 0) Close(levels, -net);
    line.lead[0].blanks = 2 * static_cast<int>(levels.size());
    if (net > 0) levels.push_back(net);
  }
}

void SetBlanks(std::span<FormatToken> cell) {
  static const FormatToken kNone{TokenKind::kEnd, "", 0};
  for (size_t i = 0; i + 1 < cell.size(); ++i) {
    const FormatToken& before = i == 0 ? kNone : cell[i - 1];
    const FormatToken& beyond = i + 2 < cell.size() ? cell[i + 2] : kNone;
    const bool blank =
        SpaceBetween(before, cell[i], cell[i + 1]) || WouldFuse(cell[i], cell[i + 1], beyond);
    cell[i + 1].blanks = blank ? 1 : 0;
  }
}

int Columns(std::span<const FormatToken> cell) {
  int columns = 0;
  for (const FormatToken& token : cell) {
    columns += token.blanks + static_cast<int>(GraphemeCount(token.text));
  }
  return columns;
}

// Puts one cell of the lines that follow each other and have it into one column.
void Align(std::vector<Line>& lines, std::span<FormatToken> Line::*cell) {
  auto width = [&](const Line& line) {
    return Columns(line.lead) + (cell == &Line::comment ? Columns(line.assign) : 0);
  };
  for (size_t start = 0; start < lines.size();) {
    size_t end = start;
    int widest = 0;
    std::vector<int> widths;
    for (; end < lines.size() && !(lines[end].*cell).empty(); ++end) {
      widths.push_back(width(lines[end]));
      widest = std::max(widest, widths.back());
    }
    for (size_t i = start; i < end; ++i) {
      (lines[i].*cell)[0].blanks = widest - widths[i - start] + 1;
    }
    start = std::max(end, start + 1);
  }
}

bool HasBadToken(const std::vector<FormatToken>& tokens) {
  return std::ranges::any_of(
      tokens, [](const FormatToken& token) { return token.kind >= TokenKind::kApostrophe; });
}

}  // namespace

std::string Format(std::string_view text) {
  std::string_view mark = text.starts_with("\xEF\xBB\xBF") ? text.substr(0, 3) : "";
  text.remove_prefix(mark.size());
  std::vector<FormatToken> tokens = Tokens(text);
  if (HasBadToken(tokens)) return std::string(mark) + std::string(text);
  std::vector<Line> lines = SplitLines(tokens);
  Indent(lines);
  for (Line& line : lines) {
    SetBlanks(line.lead);
    SetBlanks(line.assign);
  }
  for (Line& line : lines) {
    if (!line.assign.empty()) line.assign[0].blanks = 1;
  }
  Align(lines, &Line::assign);
  Align(lines, &Line::comment);
  std::string out(mark);
  out.reserve(text.size() + text.size() / 8);
  for (const FormatToken& token : tokens) {
    out.append(token.blanks, ' ');
    out += token.text;
  }
  return out;
}

}  // namespace mercator::hcl
