#pragma once

#include <string>

#include "diff/plan.h"
#include "model/catalog.h"

namespace mercator {

// What a format can show: a state with the statements that make it, or the statements that lead
// from one state to another.
struct SchemaView {
  const Catalog* state = nullptr;  // inspect
  const Catalog* from = nullptr;   // diff
  const Catalog* to = nullptr;
  const Plan* plan = nullptr;
  std::string title;  // of a page
};

// The name of a format, or a Go template with the functions sql, json, mermaid, dot, html, split
// and write besides those of every template. Throws Error for what is neither.
std::string FormatSchema(const std::string& format, const SchemaView& view);

// The statements as SQL, the elements of a CREATE TABLE indented by `indent`.
std::string IndentedSql(std::vector<PlannedStatement> statements, const std::string& indent);

// Throws Error, before anything is done, for a format that FormatSchema would not know.
void CheckSchemaFormat(const std::string& format, bool diff);

}  // namespace mercator
