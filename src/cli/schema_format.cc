#include "cli/schema_format.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "cli/schema_split.h"
#include "hcl/schema/schema.h"
#include "report/catalog_json.h"
#include "report/diagram.h"
#include "report/style.h"
#include "report/template.h"
#include "report/template_functions.h"

namespace mercator {
namespace {

using Arguments = std::vector<ReportValue>;
using Names = std::vector<std::string>;

const Names& FormatNames(bool diff) {
  static const Names inspect = {"hcl", "sql", "json", "mermaid", "dot", "html"};
  static const Names changes = {"sql", "json"};
  return diff ? changes : inspect;
}

std::string TextArgument(const Arguments& arguments, size_t at, const std::string& otherwise) {
  if (at >= arguments.size()) return otherwise;
  if (!arguments[at].is_string()) throw Error("expected a string");
  return arguments[at].get<std::string>();
}

// The elements of a CREATE TABLE with another indentation; strings and names are left alone.
std::string Indented(const std::string& sql, const std::string& indent) {
  if (!sql.starts_with("CREATE ") || !Contains(sql.substr(0, 30), "TABLE ")) return sql;
  std::string out;
  char quote = 0;
  for (size_t i = 0; i < sql.size(); ++i) {
    const char c = sql[i];
    if (c == quote) {
      quote = 0;
    } else if (!quote && (c == '\'' || c == '"')) {
      quote = c;
    }
    out += c;
    if (c != '\n' || quote || sql.compare(i + 1, 2, "  ") != 0) continue;
    out += indent;
    i += 2;
  }
  return out;
}

std::string SqlText(const Plan& plan, const Arguments& arguments) {
  const std::string indent = TextArgument(arguments, 1, "  ");
  return indent == "  " ? Render(plan) : IndentedSql(plan.Statements(), indent);
}

constexpr const char* kSplitUsage = "`{{ sql . | split | write \"schema\" }}`";

// What `split` gave, and the archive that `write` gets of it: a text in a file may look like the
// head of a file in the archive.
struct Archive {
  std::string text;
  std::vector<SplitFile> files;
};

std::vector<SplitFile> SplitFiles(const SchemaView& view, const Arguments& arguments) {
  if (arguments.empty() || arguments.size() > 3)
    throw Error("split takes the output of sql or hcl", kSplitUsage);
  const std::string piped = TextArgument(arguments, arguments.size() - 1, "");
  const bool sql = piped == Render(*view.plan);
  if (!sql && !(view.state && piped == CatalogToHcl(*view.state)))
    throw Error("split takes the output of sql or hcl", kSplitUsage);
  const Arguments own(arguments.begin(), arguments.end() - 1);
  const SplitBy by = ParseSplitBy(TextArgument(own, 0, "object"));
  const std::string suffix = TextArgument(own, 1, sql ? ".sql" : ".hcl");
  if (!sql) return SplitHcl(*view.state, by, suffix);
  return SplitSchema(*view.plan, view.state ? *view.state : *view.to, by, suffix);
}

ReportValue Split(const SchemaView& view, const Arguments& arguments, Archive& archive) {
  archive.files = SplitFiles(view, arguments);
  archive.text = ArchiveText(archive.files);
  return archive.text;
}

ReportValue Write(const Arguments& arguments, const Archive& made) {
  if (arguments.empty() || arguments.size() > 2) throw Error("write takes a folder");
  const std::string text = TextArgument(arguments, arguments.size() - 1, "");
  WriteFiles(text == made.text ? made.files : ParseArchive(text),
             arguments.size() == 2 ? TextArgument(arguments, 0, ".") : std::string("."));
  return "";
}

ReportValue Changes(const Plan& plan) {
  ReportValue changes = ReportValue::array();
  for (const PlannedStatement& statement : plan.Statements())
    changes.push_back({{"Comment", statement.comment}, {"Cmd", statement.sql}});
  return changes;
}

// What the template's dot is. `json` shows it.
ReportValue Data(const SchemaView& view) {
  if (view.state) return ReportValue::parse(CatalogToJson(*view.state, ""));
  return {{"From", ReportValue::parse(CatalogToJson(*view.from, ""))},
          {"To", ReportValue::parse(CatalogToJson(*view.to, ""))},
          {"Changes", Changes(*view.plan)}};
}

std::string StateOnly(const SchemaView& view, const char* function,
                      std::string (*text)(const Diagram&)) {
  if (!view.state) throw Error(std::string(function) + " shows a state, not a difference");
  return text(MakeDiagram(*view.state));
}

TemplateFunctions Functions(const SchemaView& view) {
  auto archive = std::make_shared<Archive>();
  return {
      {"hcl",
       [&](const Arguments&) -> ReportValue {
         if (!view.state) throw Error("hcl shows a state, not a difference");
         return CatalogToHcl(*view.state);
       }},
      {"sql", [&](const Arguments& a) -> ReportValue { return SqlText(*view.plan, a); }},
      {"mermaid",
       [&](const Arguments&) -> ReportValue { return StateOnly(view, "mermaid", MermaidText); }},
      {"dot", [&](const Arguments&) -> ReportValue { return StateOnly(view, "dot", DotText); }},
      {"html",
       [&](const Arguments&) -> ReportValue {
         if (!view.state) throw Error("html shows a state, not a difference");
         return HtmlText(MakeDiagram(*view.state), view.title);
       }},
      {"split", [&view, archive](const Arguments& a) { return Split(view, a, *archive); }},
      {"write", [archive](const Arguments& a) { return Write(a, *archive); }}};
}

std::string JsonText(const SchemaView& view) {
  if (view.state) return CatalogToJson(*view.state, "  ") + "\n";
  return GoJson(Data(view), "", "  ") + "\n";
}

}  // namespace

std::string IndentedSql(std::vector<PlannedStatement> statements, const std::string& indent) {
  if (indent == "  ") return Render(statements);
  for (PlannedStatement& statement : statements) statement.sql = Indented(statement.sql, indent);
  return Render(statements);
}

void CheckSchemaFormat(const std::string& format, bool diff) {
  if (Contains(format, "{{")) {
    Template checked(format);
    return;
  }
  const Names& names = FormatNames(diff);
  if (std::ranges::find(names, format) != names.end()) return;
  throw Error("unknown format `" + format + "`",
              "known are " + Join(names, ", ") + ", and Go templates as '{{ sql . }}'");
}

std::string FormatSchema(const std::string& format, const SchemaView& view) {
  if (format == "hcl") return CatalogToHcl(*view.state);
  if (format == "sql") return Render(*view.plan);
  if (format == "json") return JsonText(view);
  if (format == "mermaid") return MermaidText(MakeDiagram(*view.state));
  if (format == "dot") return DotText(MakeDiagram(*view.state));
  if (format == "html") return HtmlText(MakeDiagram(*view.state), view.title);
  TemplateFunctions functions = Functions(view);
  functions.merge(ColourFunctions(StyleFor(STDOUT_FILENO)));
  return Template(format).Execute(Data(view), functions);
}

}  // namespace mercator
