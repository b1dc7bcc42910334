#include "migrate/foreign_file.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mercator {
namespace {

using Statements = std::vector<ForeignStatement>;

std::string Script(const Statements& statements, std::string_view comment_prefix = "") {
  std::string text;
  for (const ForeignStatement& s : statements) {
    if (!s.comment.empty()) text += fmt::format("-- {}{}\n", comment_prefix, s.comment);
    text += s.sql + ";\n";
  }
  return text;
}

// A `;` within a statement ends it for goose, unless it is said where the statement ends.
std::string GooseScript(const Statements& statements, std::string_view comment_prefix = "") {
  std::string text;
  for (const ForeignStatement& s : statements) {
    const std::string one = Script({s}, comment_prefix);
    const bool whole = !Contains(s.sql, ";");
    text += whole ? one : "-- +goose StatementBegin\n" + one + "-- +goose StatementEnd\n";
  }
  return text;
}

std::string GooseText(const ForeignMigration& m) {
  const std::string header = m.no_transaction ? "-- +goose NO TRANSACTION\n" : "";
  if (m.up.empty() && m.down.empty()) return header + "-- +goose Up\n\n-- +goose Down\n";
  return header + "-- +goose Up\n" + GooseScript(m.up) + "\n-- +goose Down\n" +
         GooseScript(m.down, "reverse: ");
}

std::string DbmateText(const ForeignMigration& m) {
  const std::string mode = m.no_transaction ? " transaction:false" : "";
  if (m.up.empty() && m.down.empty()) return "-- migrate:up\n\n-- migrate:down\n";
  return "-- migrate:up" + mode + "\n" + Script(m.up) + "\n-- migrate:down" + mode + "\n" +
         Script(m.down, "reverse: ");
}

// One change set: what is undone is all of it.
std::string LiquibaseText(const ForeignMigration& m) {
  std::string text = "--liquibase formatted sql\n";
  if (m.up.empty()) return text;
  text += fmt::format("--changeset mercator:{}-1 splitStatements:false{}\n", m.version,
                      m.no_transaction ? " runInTransaction:false" : "");
  if (!m.name.empty()) text += fmt::format("--comment: {}\n", m.name);
  text += Script(m.up);
  for (const ForeignStatement& s : m.down)
    text += "--rollback " + Replace(s.sql, "\n", "\n--rollback ") + ";\n";
  return text;
}

}  // namespace

std::vector<ForeignFile> ForeignFiles(DirectoryFormat format, const ForeignMigration& m) {
  const std::string stem = m.version + (m.name.empty() ? "" : "_" + m.name);
  const std::string down = Script(m.down, "reverse: ");
  switch (format) {
    case DirectoryFormat::kGolangMigrate:
      return {{stem + ".up.sql", Script(m.up)}, {stem + ".down.sql", down}};
    case DirectoryFormat::kGoose:
      return {{stem + ".sql", GooseText(m)}};
    case DirectoryFormat::kFlyway:
      return {{fmt::format("V{}__{}.sql", m.version, m.name), Script(m.up)},
              {fmt::format("U{}__{}.sql", m.version, m.name), down}};
    case DirectoryFormat::kLiquibase:
      return {{stem + ".sql", LiquibaseText(m)}};
    default:
      return {{stem + ".sql", DbmateText(m)}};
  }
}

}  // namespace mercator
