// Diagrams as text for other programs.
#include <fmt/format.h>

#include <cctype>

#include "base/text.h"
#include "report/diagram.h"

namespace mercator {
namespace {

bool IsPlain(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// A word of Mermaid's grammar for attributes.
std::string MermaidWord(const std::string& text, std::string_view also) {
  std::string word;
  for (char c : text) {
    const bool utf8 = (static_cast<unsigned char>(c) & 0x80) != 0;
    word += IsPlain(c) || utf8 || also.find(c) != std::string_view::npos ? c : '_';
  }
  if (word.empty() || std::isdigit(static_cast<unsigned char>(word[0]))) word = "_" + word;
  return word;
}

std::string MermaidName(const std::string& name) {
  bool plain = !name.empty() && !std::isdigit(static_cast<unsigned char>(name[0]));
  for (char c : name) plain = plain && IsPlain(c);
  return plain ? name : "\"" + Replace(name, "\"", "'") + "\"";
}

std::string Keys(const DiagramColumn& column) {
  std::vector<std::string> keys;
  if (column.primary) keys.emplace_back("PK");
  if (column.foreign) keys.emplace_back("FK");
  if (column.unique) keys.emplace_back("UK");
  return keys.empty() ? "" : " " + Join(keys, ",");
}

std::string MermaidColumn(const DiagramColumn& column) {
  const std::string type = MermaidWord(column.type.empty() ? "_" : column.type, "-[]()");
  std::string text = "      " + type + " " + MermaidWord(column.name, "-") + Keys(column);
  if (!column.comment.empty()) {
    const std::string line = Replace(column.comment, "\n", " ");
    text += " \"" + Replace(line, "\"", "'") + "\"";
  }
  return text + "\n";
}

std::string Html(const std::string& text) {
  return Replace(Replace(Replace(Replace(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;"), "\"",
                 "&quot;");
}

std::string DotQuoted(const std::string& text) {
  return "\"" + Replace(Replace(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

std::string DotTable(const std::string& name, const DiagramTable& table, size_t number) {
  std::string rows = fmt::format("<tr><td bgcolor=\"{}\" colspan=\"2\"><b>{}</b></td></tr>",
                                 table.kind.ends_with("view") ? "#e8e3f5" : "#dbe7f5", Html(name));
  size_t at = 0;
  for (const DiagramColumn& column : table.columns) {
    const std::string shown = Html(column.name) + Html(column.null ? "" : " *");
    rows +=
        fmt::format("<tr><td port=\"c{}\" align=\"left\">{}</td><td align=\"left\">{}</td></tr>",
                    at++, column.primary ? "<u>" + shown + "</u>" : shown,
                    column.type.empty() ? " " : Html(column.type));
  }
  return fmt::format(
      "  t{} [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" "
      "cellpadding=\"4\">{}</table>>];\n",
      number, rows);
}

size_t PortOf(const DiagramTable& table, const std::vector<std::string>& columns) {
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (!columns.empty() && table.columns[i].name == columns[0]) return i;
  }
  return 0;
}

}  // namespace

std::string MermaidText(const Diagram& diagram) {
  std::string text = "erDiagram\n";
  for (const DiagramTable& table : diagram.tables) {
    text += "    " + MermaidName(diagram.NameOf(table)) + " {\n";
    for (const DiagramColumn& column : table.columns) text += MermaidColumn(column);
    text += "    }\n";
  }
  for (const DiagramEdge& edge : diagram.edges) {
    text += fmt::format(
        "    {} {}--{} {} : {}\n", MermaidName(diagram.NameOf(diagram.tables[edge.from])),
        edge.one ? "|o" : "}o", edge.optional ? "o|" : "||",
        MermaidName(diagram.NameOf(diagram.tables[edge.to])), MermaidName(edge.name));
  }
  return text;
}

std::string DotText(const Diagram& diagram) {
  std::string text =
      "digraph schema {\n"
      "  graph [rankdir=LR, fontname=\"Helvetica\"];\n"
      "  node [shape=plain, fontname=\"Helvetica\", fontsize=11];\n"
      "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#55606e\", dir=both];\n";
  for (size_t i = 0; i < diagram.tables.size(); ++i)
    text += DotTable(diagram.NameOf(diagram.tables[i]), diagram.tables[i], i);
  for (const DiagramEdge& edge : diagram.edges) {
    text += fmt::format("  t{}:c{} -> t{}:c{} [tooltip={}, arrowtail={}, arrowhead={}];\n",
                        edge.from, PortOf(diagram.tables[edge.from], edge.columns), edge.to,
                        PortOf(diagram.tables[edge.to], edge.ref_columns), DotQuoted(edge.name),
                        edge.one ? "teeodot" : "crowodot", edge.optional ? "teeodot" : "teetee");
  }
  return text + "}\n";
}

}  // namespace mercator
