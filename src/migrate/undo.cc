#include "migrate/undo.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/text.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

bool IsMarker(DirectoryFormat format, std::string_view line) {
  if (format == DirectoryFormat::kAtlas) return TxtarMarker(line) == "down.sql";
  line = Trim(line);
  if (!line.starts_with("--")) return false;
  const std::string text = Lower(Trim(line.substr(2)));
  return text.starts_with(format == DirectoryFormat::kGoose ? "+goose down" : "migrate:down");
}

bool Ends(DirectoryFormat format, std::string_view line) {
  return format == DirectoryFormat::kAtlas && TxtarMarker(line).has_value();
}

// The part of the file from the line after the marker on.
std::optional<TextRange> PartOf(DirectoryFormat format, std::string_view text) {
  std::optional<TextRange> part;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (part && Ends(format, line)) {
      part->end = at;
      return part;
    }
    at = std::min(end + 1, text.size());
    if (!part && IsMarker(format, line)) part = TextRange{at, text.size()};
  }
  return part;
}

// The file beside it that undoes it, by its name.
std::string SiblingOf(DirectoryFormat format, const fs::path& path) {
  const std::string name = path.filename().string();
  constexpr std::string_view kUp = ".up.sql";
  if (format == DirectoryFormat::kGolangMigrate && name.ends_with(kUp))
    return name.substr(0, name.size() - kUp.size()) + ".down.sql";
  if (format == DirectoryFormat::kFlyway && name.starts_with('V')) return "U" + name.substr(1);
  return "";
}

// Liquibase undoes the change sets of a file from the last to the first.
std::string RollbackText(std::string_view text) {
  std::vector<std::string> sets(1);
  for (const std::string& raw : Split(text, '\n')) {
    const std::string_view line = Trim(raw);
    if (line.starts_with("--changeset")) sets.emplace_back();
    if (line.starts_with("--rollback")) sets.back() += std::string(Trim(line.substr(10))) + "\n";
  }
  std::ranges::reverse(sets);
  return Join(sets, "");
}

std::optional<std::vector<MigrationStatement>> Read(MigrationFile file, SourcePtr source,
                                                    TextRange range, Diagnostics& diagnostics) {
  file.source = std::move(source);
  file.body = {range};
  return ReadStatements(file, diagnostics);
}

}  // namespace

std::optional<std::vector<MigrationStatement>> ReadUndo(const MigrationDirectory& directory,
                                                        const MigrationFile& file,
                                                        Diagnostics& diagnostics) {
  const std::string_view text = file.source->text;
  const fs::path path = directory.path / file.name;
  switch (directory.format) {
    case DirectoryFormat::kGolangMigrate:
    case DirectoryFormat::kFlyway: {
      const std::string name = SiblingOf(directory.format, path);
      const fs::path sibling = path.parent_path() / name;
      if (name.empty() || !fs::exists(sibling)) return std::nullopt;
      auto source = std::make_shared<Source>(Source{sibling.string(), ReadFile(sibling)});
      return Read(file, source, {0, source->text.size()}, diagnostics);
    }
    case DirectoryFormat::kLiquibase: {
      auto source = std::make_shared<Source>(Source{path.string(), RollbackText(text)});
      if (Trim(source->text).empty()) return std::nullopt;
      return Read(file, source, {0, source->text.size()}, diagnostics);
    }
    default:
      break;
  }
  const bool archive =
      std::ranges::any_of(file.directives, [](const Directive& d) { return d.name == "txtar"; });
  if (directory.format == DirectoryFormat::kAtlas && !archive) return std::nullopt;
  const std::optional<TextRange> part = PartOf(directory.format, text);
  if (!part || Trim(text.substr(part->begin, part->end - part->begin)).empty()) return std::nullopt;
  return Read(file, file.source, *part, diagnostics);
}

}  // namespace mercator
