#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/diagram.h"
#include "report/diagram_page.h"

namespace mercator {
namespace {

using Json = nlohmann::ordered_json;

Json ColumnJson(const DiagramColumn& column) {
  Json out = {{"n", column.name}, {"t", column.type}};
  if (!column.default_value.empty()) out["d"] = column.default_value;
  if (!column.comment.empty()) out["c"] = column.comment;
  if (column.null) out["z"] = 1;
  if (column.primary) out["p"] = 1;
  if (column.foreign) out["f"] = 1;
  if (column.unique) out["u"] = 1;
  return out;
}

Json TableJson(const Diagram& diagram, const DiagramTable& table) {
  Json out = {{"n", diagram.NameOf(table)}, {"s", table.id.schema}, {"k", table.kind}};
  out["c"] = Json::array();
  for (const DiagramColumn& column : table.columns) out["c"].push_back(ColumnJson(column));
  if (!table.comment.empty()) out["m"] = table.comment;
  if (table.partitions > 0) out["x"] = table.partitions;
  if (!table.indexes.empty()) out["i"] = table.indexes;
  if (!table.checks.empty()) out["h"] = table.checks;
  return out;
}

Json EdgeJson(const DiagramEdge& edge) {
  return {{"n", edge.name},        {"a", edge.from},      {"b", edge.to},       {"c", edge.columns},
          {"r", edge.ref_columns}, {"d", edge.on_delete}, {"o", edge.optional}, {"u", edge.one}};
}

std::string Escaped(const std::string& text) {
  return Replace(Replace(Replace(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

}  // namespace

std::string HtmlText(const Diagram& diagram, const std::string& title) {
  Json data = {{"tables", Json::array()}, {"edges", Json::array()}};
  for (const DiagramTable& table : diagram.tables)
    data["tables"].push_back(TableJson(diagram, table));
  for (const DiagramEdge& edge : diagram.edges) data["edges"].push_back(EdgeJson(edge));
  // `<` never ends the script or begins a comment in it.
  std::string json =
      Replace(data.dump(-1, ' ', false, Json::error_handler_t::replace), "<", "\\u003c");
  std::string page(kDiagramPage);
  page = Replace(page, "{{title}}", Escaped(title));
  return Replace(page, "{{data}}", json);
}

}  // namespace mercator
