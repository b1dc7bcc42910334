#include "migrate/format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace mercator {
namespace {

constexpr auto kNames = std::to_array<std::pair<DirectoryFormat, std::string_view>>(
    {{DirectoryFormat::kAtlas, "atlas"},
     {DirectoryFormat::kGolangMigrate, "golang-migrate"},
     {DirectoryFormat::kGoose, "goose"},
     {DirectoryFormat::kFlyway, "flyway"},
     {DirectoryFormat::kLiquibase, "liquibase"},
     {DirectoryFormat::kDbmate, "dbmate"}});

// How a tool marks the parts of its files: a line that is `prefix` and then `up` or `down`.
struct Markers {
  std::string_view prefix;
  std::string_view up;
  std::string_view down;
  std::string_view no_transaction;
};

Markers MarkersOf(DirectoryFormat format) {
  if (format == DirectoryFormat::kGoose) return {"+goose", "up", "down", "no transaction"};
  return {"migrate:", "up", "down", "transaction:false"};
}

// What a marker line says after the prefix, in lower case; empty for any other line.
std::string MarkerText(std::string_view line, std::string_view prefix) {
  line = Trim(line);
  if (!line.starts_with("--")) return "";
  line = Trim(line.substr(2));
  return line.starts_with(prefix) ? Lower(Trim(line.substr(prefix.size()))) : "";
}

VersionAndDescription SplitAt(std::string_view stem, std::string_view separator) {
  size_t at = stem.find(separator);
  if (at == std::string_view::npos) return {std::string(stem), ""};
  return {std::string(stem.substr(0, at)), std::string(stem.substr(at + separator.size()))};
}

}  // namespace

std::optional<DirectoryFormat> ParseDirectoryFormat(std::string_view name) {
  for (const auto& [format, text] : kNames) {
    if (text == name) return format;
  }
  return std::nullopt;
}

std::string_view DirectoryFormatName(DirectoryFormat format) {
  return std::ranges::find(kNames, format, [](const auto& pair) { return pair.first; })->second;
}

bool IsMigrationName(DirectoryFormat format, std::string_view name) {
  if (format == DirectoryFormat::kGolangMigrate) return name.ends_with(".up.sql");
  if (!name.ends_with(".sql")) return false;
  if (format != DirectoryFormat::kFlyway) return true;
  if (name[0] == 'R') return IsRepeatableName(format, name);
  return name.size() > 5 && (name[0] == 'V' || name[0] == 'B');
}

bool IsRepeatableName(DirectoryFormat format, std::string_view name) {
  if (format != DirectoryFormat::kAtlas && format != DirectoryFormat::kFlyway) return false;
  return name.substr(name.rfind('/') + 1).starts_with("R__");
}

VersionAndDescription ParseMigrationName(DirectoryFormat format, std::string_view name) {
  if (name.ends_with(".sql")) name.remove_suffix(4);
  if (format == DirectoryFormat::kGolangMigrate && name.ends_with(".up")) name.remove_suffix(3);
  const bool repeatable = IsRepeatableName(format, name);
  if (format != DirectoryFormat::kFlyway && !repeatable) return SplitAt(name, "_");
  name = name.substr(name.rfind('/') + 1);
  if (!repeatable) return SplitAt(name.substr(1), "__");
  return {std::string(name), SplitAt(name, "__").description};
}

ForwardPart FindForwardPart(DirectoryFormat format, std::string_view text) {
  if (format != DirectoryFormat::kGoose && format != DirectoryFormat::kDbmate) {
    return {{{0, text.size()}}, false};
  }
  ForwardPart part;
  Markers markers = MarkersOf(format);
  size_t up = std::string_view::npos;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string marker = MarkerText(text.substr(at, end - at), markers.prefix);
    part.no_transaction |= Contains(marker, markers.no_transaction);
    bool begins = marker.starts_with(markers.up);
    if (up != std::string_view::npos && (begins || marker.starts_with(markers.down))) {
      part.ranges.push_back({up, at});
      up = std::string_view::npos;
    }
    at = std::min(end + 1, text.size());
    if (begins) up = at;
    if (marker.starts_with(markers.down)) break;
  }
  if (up != std::string_view::npos) part.ranges.push_back({up, text.size()});
  return part;
}

void OrderFiles(DirectoryFormat format, std::vector<MigrationFile>& files) {
  if (format != DirectoryFormat::kFlyway) return;
  auto kind = [](const MigrationFile& f) { return f.name[f.name.rfind('/') + 1]; };
  std::string baseline;
  for (const MigrationFile& f : files) {
    if (kind(f) == 'B') baseline = std::max(baseline, f.version);
  }
  std::erase_if(files, [&](const MigrationFile& f) {
    if (baseline.empty()) return false;
    return kind(f) == 'B' ? f.version != baseline : f.version <= baseline;
  });
  constexpr std::string_view kOrder = "BV";
  std::ranges::stable_sort(files, {}, [&](const MigrationFile& f) {
    return std::pair(kOrder.find(kind(f)), f.version);
  });
}

}  // namespace mercator
