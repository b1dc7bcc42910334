#include <algorithm>
#include <cstdlib>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

namespace fs = std::filesystem;

// A character class `[a-z]` or `[!a-z]`; `at` is at the bracket and ends behind the class.
bool InClass(std::string_view pattern, size_t& at, char c) {
  const bool negated =
      at + 1 < pattern.size() && (pattern[at + 1] == '!' || pattern[at + 1] == '^');
  bool found = false;
  size_t i = at + (negated ? 2 : 1);
  for (const size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first); ++i) {
    char last = pattern[i];
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']')
      last = pattern[i + 2];
    found = found || (c >= pattern[i] && c <= last);
    if (last != pattern[i]) i += 2;
  }
  at = i + 1;
  return found != negated;
}

// Whether one path component matches a pattern of `*`, `?` and character classes.
bool MatchName(std::string_view pattern, std::string_view name) {
  size_t p = 0, n = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    size_t next = p + 1;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
      continue;
    }
    bool matches = p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n]);
    if (p < pattern.size() && pattern[p] == '[') {
      next = p;
      matches = InClass(pattern, next, name[n]);
    }
    if (matches) {
      p = next;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::vector<fs::path> Entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    entries.push_back(at->path().filename());
  }
  std::ranges::sort(entries);
  return entries;
}

// Collects the files below `base / at` that match the parts of a pattern from `part` on; `**` is
// any number of folders.
void Collect(const fs::path& base, const fs::path& at, const std::vector<std::string>& parts,
             size_t part, std::vector<std::string>& found) {
  const bool last = part + 1 == parts.size();
  if (parts[part] == "**" && !last) Collect(base, at, parts, part + 1, found);
  for (const fs::path& name : Entries(base / at)) {
    const fs::path path = at / name;
    const bool folder = fs::is_directory(base / path);
    if (parts[part] == "**" && folder && !fs::is_symlink(base / path)) {
      Collect(base, path, parts, part, found);
    }
    const bool any = parts[part] == "**" && last;
    if (!any && (parts[part] == "**" || !MatchName(parts[part], name.string()))) continue;
    if (last && !folder) found.push_back(path.string());
    if (!last && folder) Collect(base, path, parts, part + 1, found);
  }
}

Value FilesLike(Call& call, const fs::path& base) {
  fs::path pattern = call.Text(0);
  std::vector<std::string> parts;
  for (const fs::path& part : pattern.relative_path()) {
    if (!part.empty() && part != ".") parts.push_back(part.string());
  }
  std::vector<std::string> found;
  if (!parts.empty()) Collect(pattern.is_absolute() ? "/" : base, "", parts, 0, found);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  Value::Elements files;
  for (const std::string& path : found) {
    files.push_back(Value::String(pattern.is_absolute() ? "/" + path : path));
  }
  return Value::Set(Type::String(), std::move(files));
}

Value FileText(Call& call, const fs::path& base) {
  try {
    return Value::String(ReadFile(base / call.Text(0)));
  } catch (const Error& error) {
    return call.FailArgument(0, error.what());
  }
}

Value EnvironmentVariable(Call& call) {
  const char* value = std::getenv(call.Text(0).c_str());
  return Value::String(value == nullptr ? "" : value);
}

}  // namespace

void AddProjectFunctions(FunctionTable& table, std::filesystem::path base) {
  const Parameter pattern{"pattern", Type::String()};
  table["file"] = {
      {{"path", Type::String()}}, {}, [base](Call& call) { return FileText(call, base); }};
  table["fileset"] = {{pattern}, {}, [base](Call& call) { return FilesLike(call, base); }};
  table["glob"] = table["fileset"];
  table["getenv"] = {{{"name", Type::String()}}, {}, EnvironmentVariable};
}

}  // namespace mercator::hcl
