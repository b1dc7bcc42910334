#include "diff/sample_rows.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// A value for row `i` of a column: of its base type, and of the bounds of a partition where it is a
// key. Tables are filled in the order of their foreign keys as far as there is one: three rounds.
// What has a foreign table below it is left alone: its rows are on another server.
constexpr const char* kFill = R"(
DO $fill$
DECLARE
  wanted regclass[] := {};
  t regclass; c record; cols text; vals text; v text; base oid; cat "char"; round int; i int; needed boolean;
BEGIN
  LOOP
    i := cardinality(wanted);
    wanted := ARRAY(SELECT DISTINCT x FROM (SELECT unnest(wanted) UNION ALL
      SELECT confrelid::regclass FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY (wanted)) u(x) ORDER BY x);
    EXIT WHEN cardinality(wanted) = i;
  END LOOP;
  wanted := ARRAY(SELECT x FROM unnest(wanted) x WHERE NOT EXISTS (
    WITH RECURSIVE below(relid) AS (
      SELECT x::oid UNION SELECT h.inhrelid FROM pg_inherits h JOIN below b ON h.inhparent = b.relid)
    SELECT FROM below b JOIN pg_class k ON k.oid = b.relid WHERE k.relkind = 'f'));
  FOR round IN 1..3 LOOP
    FOREACH t IN ARRAY wanted LOOP
      EXECUTE format('SELECT count(*) FROM %s', t) INTO i;
      CONTINUE WHEN i > 0 OR (SELECT relkind NOT IN ('r', 'p') FROM pg_class WHERE oid = t);
      FOREACH needed IN ARRAY ARRAY[false, true] LOOP
        FOR i IN 1..2 LOOP
          cols := ''; vals := '';
          FOR c IN SELECT a.*, pg_get_expr(d.adbin, d.adrelid) AS def FROM pg_attribute a
                   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                   WHERE a.attrelid = t AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
          LOOP
            CONTINUE WHEN c.attgenerated <> '' OR c.attidentity <> '' OR c.def LIKE 'nextval(%';
            CONTINUE WHEN needed AND (NOT c.attnotnull OR c.atthasdef);
            base := c.atttypid;
            WHILE (SELECT typtype FROM pg_type WHERE oid = base) = 'd' LOOP
              SELECT typbasetype INTO base FROM pg_type WHERE oid = base;
            END LOOP;
            SELECT typcategory INTO cat FROM pg_type WHERE oid = base;
            v := CASE
              WHEN base IN ('json'::regtype, 'jsonb'::regtype) THEN '{"k": 1}'
              WHEN base = 'uuid'::regtype THEN lpad(i::text, 32, '0')
              WHEN base = 'bytea'::regtype THEN 'x'
              WHEN base = 'interval'::regtype THEN i || ' day'
              WHEN base IN ('inet'::regtype, 'cidr'::regtype) THEN '10.0.0.' || i
              WHEN base IN ('time'::regtype, 'timetz'::regtype) THEN '0' || i || ':00'
              WHEN base = 'xml'::regtype THEN '<a/>'
              WHEN cat = 'N' THEN i::text
              WHEN cat = 'B' THEN (i = 1)::text
              WHEN cat = 'D' THEN '2020-01-0' || i
              WHEN cat = 'A' THEN '{}'
              WHEN cat = 'R' THEN 'empty'
              WHEN cat = 'V' THEN repeat('1', greatest(c.atttypmod, 1))
              WHEN cat = 'E' THEN (SELECT enumlabel FROM pg_enum WHERE enumtypid = base ORDER BY enumsortorder LIMIT 1)
              WHEN cat = 'S' THEN left(i::text || 'v', greatest(1, CASE WHEN c.atttypmod > 4 THEN c.atttypmod - 4 ELSE 8 END))
              ELSE NULL END;
            CONTINUE WHEN v IS NULL;
            cols := cols || ', ' || quote_ident(c.attname);
            vals := vals || ', ' || quote_literal(v);
          END LOOP;
          BEGIN
            IF cols = '' THEN
              EXECUTE format('INSERT INTO %s DEFAULT VALUES', t);
            ELSE
              EXECUTE format('INSERT INTO %s (%s) VALUES (%s)', t, substr(cols, 3), substr(vals, 3));
            END IF;
          EXCEPTION WHEN OTHERS THEN NULL;
          END;
        END LOOP;
        EXECUTE format('SELECT count(*) FROM %s', t) INTO i;
        EXIT WHEN i > 0;
      END LOOP;
    END LOOP;
  END LOOP;
END
$fill$)";

}  // namespace

void AddSampleRows(Connection& connection, const std::vector<std::string>& tables) {
  if (tables.empty()) return;
  std::vector<std::string> quoted;
  for (const std::string& table : tables) quoted.push_back(QuoteLiteral(table));
  std::string list = "ARRAY[" + Join(quoted, ", ") + "]::regclass[]";
  connection.Execute(Replace(kFill, ":= {};", ":= " + list + ";"));
}

std::vector<TableRows> CountRows(Connection& connection, const std::vector<std::string>& tables) {
  std::vector<TableRows> counts;
  if (tables.empty()) return counts;
  std::vector<std::string> queries;
  for (const std::string& table : tables) {
    std::string name = QuoteLiteral(table);
    queries.push_back(
        fmt::format("SELECT {}::regclass::oid, {}, count(*) FROM ONLY {}", name, name, table));
  }
  for (Row row : connection.Execute(Join(queries, " UNION ALL "))) {
    if (row.Int(2) > 0) counts.push_back({row.Text(0), row.Text(1), row.Int(2)});
  }
  return counts;
}

std::vector<std::string> LostRows(Connection& connection, const std::vector<TableRows>& before) {
  std::vector<std::string> oids, names, lost;
  for (const TableRows& table : before) oids.push_back(table.oid);
  if (oids.empty()) return lost;
  for (Row row : connection.Execute("SELECT oid::regclass FROM pg_class WHERE oid IN (" +
                                    Join(oids, ", ") + ")")) {
    names.push_back(row.Text(0));
  }
  std::map<std::string, int64_t> after;
  for (const TableRows& table : CountRows(connection, names)) after[table.oid] = table.rows;
  for (const TableRows& table : before) {
    if (after[table.oid] < table.rows) lost.push_back(table.name);
  }
  return lost;
}

}  // namespace mercator
