#include "migrate/sum.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/checksum.h"
#include "base/file.h"
#include "base/text.h"

namespace mercator {
namespace {

constexpr std::string_view kPrefix = "h1:";
constexpr size_t kHashSize = 3 + 44;  // with the prefix

// The lines of an atlas.sum, and its header as it stands there.
struct ParsedSum {
  std::string header;
  DirectorySum sum;
};

std::optional<ParsedSum> ParseSum(std::string_view text) {
  ParsedSum parsed;
  bool first = true;
  for (const std::string& raw : Split(text, '\n')) {
    std::string_view line = raw;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (first) {
      parsed.header = line;
    } else if (!line.empty()) {
      size_t at = line.find(kPrefix);
      if (at == std::string_view::npos) return std::nullopt;
      parsed.sum.lines.push_back(
          {std::string(Trim(line.substr(0, at))), std::string(line.substr(at + kPrefix.size()))});
    }
    first = false;
  }
  if (!parsed.header.starts_with(kPrefix)) return std::nullopt;
  return parsed;
}

bool Names(const std::vector<SumLine>& lines, const std::string& name) {
  return std::ranges::any_of(lines, [&](const SumLine& l) { return l.name == name; });
}

// The first line at which what was written and what is differ.
SumMismatch FirstDifference(const std::vector<SumLine>& was, const std::vector<SumLine>& is) {
  SumMismatch out;
  out.total = static_cast<int>(was.size());
  out.position = kHashSize + 1;
  size_t i = 0;
  while (i < was.size() && i < is.size() && was[i] == is[i]) {
    out.position += was[i].name.size() + 1 + kHashSize + 1;
    ++i;
  }
  out.line = static_cast<int>(i) + 2;
  if (i == was.size()) {
    if (i == is.size()) return {};
    out.file = is[i].name;
    out.reason = "added";
  } else if (!Names(is, was[i].name)) {
    out.file = was[i].name;
    out.reason = "removed";
  } else {
    out.file = is[i].name;
    out.reason = was[i].name == is[i].name ? "edited" : "added";
  }
  return out;
}

std::string Message(SumMismatch::Kind kind) {
  switch (kind) {
    case SumMismatch::Kind::kNotFound:
      return "checksum file not found";
    case SumMismatch::Kind::kFormat:
      return "checksum file format invalid";
    default:
      return "checksum mismatch";
  }
}

}  // namespace

std::string DirectorySum::Header() const {
  Sha256 hash;
  for (const SumLine& line : lines) {
    hash.Update(line.name);
    hash.Update(line.hash);
  }
  return std::string(kPrefix) + Base64(hash.Digest());
}

std::string DirectorySum::Text() const {
  std::string text = Header() + "\n";
  for (const SumLine& line : lines) text += fmt::format("{} {}{}\n", line.name, kPrefix, line.hash);
  return text;
}

const std::string* DirectorySum::Find(std::string_view name) const {
  auto it = std::ranges::find(lines, name, &SumLine::name);
  return it == lines.end() ? nullptr : &it->hash;
}

DirectorySum ComputeSum(const std::vector<MigrationFile>& files) {
  DirectorySum sum;
  Sha256 hash;
  for (const MigrationFile& file : files) {
    hash.Update(file.name);
    if (file.sum_ignored) continue;
    hash.Update(file.source->text);
    sum.lines.push_back({file.name, Base64(hash.Digest())});
  }
  return sum;
}

DirectorySum ComputeSum(const MigrationDirectory& directory) {
  if (directory.repeatables.empty()) return ComputeSum(directory.files);
  std::vector<MigrationFile> all = directory.files;
  all.insert(all.end(), directory.repeatables.begin(), directory.repeatables.end());
  if (directory.format == DirectoryFormat::kAtlas)
    std::ranges::stable_sort(all, {}, &MigrationFile::name);
  return ComputeSum(all);
}

std::optional<SumMismatch> ValidateSum(const MigrationDirectory& directory) {
  using Kind = SumMismatch::Kind;
  if (!directory.sum) {
    if (directory.files.empty() && directory.repeatables.empty()) return std::nullopt;
    return SumMismatch{.kind = Kind::kNotFound};
  }
  std::optional<ParsedSum> parsed = ParseSum(*directory.sum);
  if (!parsed) return SumMismatch{.kind = Kind::kFormat};
  if (parsed->header != parsed->sum.Header()) return SumMismatch{};
  DirectorySum computed = ComputeSum(directory);
  if (computed.Header() == parsed->header) return std::nullopt;
  return FirstDifference(parsed->sum.lines, computed.lines);
}

std::string ChecksumFailureText(const SumMismatch& mismatch) {
  std::string text = "You have a checksum error in your migration directory.\n\n";
  if (!mismatch.file.empty()) {
    text += fmt::format("\tL{}: {} was {}\n\n", mismatch.line, mismatch.file, mismatch.reason);
  }
  return text +
         "Please check your migration files and run 'mercator migrate hash' to re-hash the "
         "contents\n\n";
}

ChecksumError::ChecksumError(SumMismatch m) : Error(Message(m.kind)), mismatch(std::move(m)) {}

void RequireValidSum(const MigrationDirectory& directory) {
  if (std::optional<SumMismatch> mismatch = ValidateSum(directory)) throw ChecksumError(*mismatch);
}

void WriteSum(const MigrationDirectory& directory) {
  WriteFileAtomically(directory.path / "atlas.sum", ComputeSum(directory).Text());
}

}  // namespace mercator
