#include "migrate/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/checksum.h"
#include "base/text.h"
#include "migrate/delimiter.h"
#include "sql/lexer.h"
#include "sql/split.h"

namespace mercator {
namespace {

// The source with everything outside of the range blank, so that places stay true.
SourcePtr Masked(const SourcePtr& source, TextRange range) {
  if (range.begin == 0 && range.end == source->text.size()) return source;
  auto masked = std::make_shared<Source>(*source);
  for (size_t i = 0; i < masked->text.size(); ++i) {
    bool inside = i >= range.begin && i < range.end;
    if (!inside && masked->text[i] != '\n') masked->text[i] = ' ';
  }
  return masked;
}

std::string FirstWord(std::string_view statement) {
  SqlLexer lexer(statement);
  SqlToken token = lexer.Next();
  while (token.kind == SqlTokenKind::kComment) token = lexer.Next();
  return Lower(statement.substr(token.begin, token.end - token.begin));
}

// `DELIMITER x` of the mysql client, which Atlas understands, begins no statement of PostgreSQL.
bool SetsDelimiter(const std::vector<SqlStatement>& statements) {
  return std::ranges::any_of(
      statements, [](const SqlStatement& s) { return FirstWord(s.text) == "delimiter"; });
}

std::vector<SqlStatement> SplitRange(const MigrationFile& file, TextRange range,
                                     Diagnostics& diagnostics) {
  SourcePtr source = Masked(file.source, range);
  if (!file.delimiter.empty())
    return SplitByDelimiter(source, range.begin, file.delimiter, diagnostics);
  Diagnostics found;
  std::vector<SqlStatement> statements = SplitStatements(source, found);
  if (SetsDelimiter(statements)) return SplitByDelimiter(source, range.begin, ";", diagnostics);
  diagnostics.Append(found);
  return statements;
}

MigrationStatement WithDirectives(SqlStatement&& s) {
  MigrationStatement out{std::move(s.text), s.begin, s.end, std::move(s.comments), {}};
  for (size_t i = 0; i < out.comments.size(); ++i) {
    if (auto d = ParseDirective(out.comments[i], s.comment_offsets[i]))
      out.directives.push_back(*d);
  }
  return out;
}

std::vector<MigrationStatement> ReadRange(const MigrationFile& file, TextRange range,
                                          Diagnostics& diagnostics) {
  std::vector<MigrationStatement> out;
  for (SqlStatement& s : SplitRange(file, range, diagnostics))
    out.push_back(WithDirectives(std::move(s)));
  return out;
}

}  // namespace

std::vector<MigrationStatement> ReadStatements(const MigrationFile& file,
                                               Diagnostics& diagnostics) {
  std::vector<MigrationStatement> out;
  for (TextRange range : file.body) {
    std::ranges::move(ReadRange(file, range, diagnostics), std::back_inserter(out));
  }
  return out;
}

std::vector<MigrationStatement> ReadCheckStatements(const MigrationFile& file,
                                                    const MigrationCheckFile& check,
                                                    Diagnostics& diagnostics) {
  return ReadRange(file, check.range, diagnostics);
}

std::vector<std::string> PartialHashes(const std::vector<MigrationStatement>& statements) {
  std::vector<std::string> hashes;
  Sha256 hash;
  for (const MigrationStatement& s : statements) {
    hash.Update(s.text);
    hashes.push_back(Base64(hash.Digest()));
  }
  return hashes;
}

TransactionCommand ClassifyTransactionCommand(std::string_view statement) {
  std::vector<std::string> words;
  SqlLexer lexer(statement);
  for (SqlToken t = lexer.Next(); t.kind != SqlTokenKind::kEnd && words.size() < 3;
       t = lexer.Next()) {
    if (t.kind == SqlTokenKind::kComment) continue;
    words.push_back(Lower(statement.substr(t.begin, t.end - t.begin)));
  }
  words.resize(3);
  const std::string &first = words[0], &second = words[1];
  if (first == "begin" || (first == "start" && second == "transaction"))
    return TransactionCommand::kBegin;
  bool prepared = second == "prepared";  // COMMIT PREPARED is about another transaction
  if ((first == "commit" || first == "end") && !prepared) return TransactionCommand::kCommit;
  if (first == "prepare" && second == "transaction") return TransactionCommand::kCommit;
  if (first != "rollback" && first != "abort") return TransactionCommand::kNone;
  bool savepoint = second == "to" || words[2] == "to";
  return savepoint || prepared ? TransactionCommand::kNone : TransactionCommand::kRollback;
}

}  // namespace mercator
