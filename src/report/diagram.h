#pragma once

#include <string>
#include <vector>

#include "model/catalog.h"

namespace mercator {

struct DiagramColumn {
  std::string name;
  std::string type;
  std::string default_value;
  std::string comment;
  bool null = false;
  bool primary = false;
  bool foreign = false;
  bool unique = false;  // alone
};

struct DiagramTable {
  ObjectId id;
  std::string kind;  // `table`, `foreign table`, `view`, `materialized view`
  std::string comment;
  int partitions = 0;  // that are not in the diagram
  std::vector<DiagramColumn> columns;
  std::vector<std::string> indexes;  // `users_email (email) unique`
  std::vector<std::string> checks;   // `CHECK (…)`, `EXCLUDE USING …`
};

// A foreign key. `from` and `to` count tables.
struct DiagramEdge {
  std::string name;
  size_t from = 0;
  size_t to = 0;
  std::vector<std::string> columns;
  std::vector<std::string> ref_columns;
  std::string on_delete;  // empty: NO ACTION
  bool optional = false;  // a column may be null
  bool one = false;       // the columns are unique: at most one row refers to a row
};

// An entity-relationship diagram of a state: tables and views with their columns, foreign keys.
// Partitions are left out: they look like what they are partitions of.
struct Diagram {
  std::vector<DiagramTable> tables;
  std::vector<DiagramEdge> edges;
  bool many_schemas = false;  // names need their schemas

  // `users`, or `app.users` where there are several schemas.
  std::string NameOf(const DiagramTable& table) const;
};

Diagram MakeDiagram(const Catalog& catalog);

// Mermaid's erDiagram.
std::string MermaidText(const Diagram& diagram);
// Graphviz.
std::string DotText(const Diagram& diagram);
// One page that needs nothing else, to pan, zoom, search and click in. `title` is what it is of.
std::string HtmlText(const Diagram& diagram, const std::string& title);

}  // namespace mercator
