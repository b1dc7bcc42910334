#include "cli/project_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "hcl/format.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

std::string Quote(const std::string& text) {
  return Replace(Replace(GoQuote(text), "${", "$${"), "%{", "%%{");
}

std::string List(const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  for (const std::string& value : values) quoted.push_back(Quote(value));
  return "[" + Join(quoted, ", ") + "]";
}

// Creates a folder and its missing parents; what was created is added to `made`.
void MakeFolder(const fs::path& path, std::vector<fs::path>& made) {
  if (path.empty() || fs::is_directory(path)) return;
  MakeFolder(path.parent_path(), made);
  std::error_code code;
  if (!fs::create_directory(path, code)) {
    throw Error(fmt::format("cannot create `{}`: {}", path.string(),
                            code ? code.message() : "a file is in the way"));
  }
  made.push_back(path);
}

bool Has(const std::vector<std::string>& words, const char* word) {
  return std::ranges::find(words, word) != words.end();
}

bool IsBelow(const fs::path& path, const std::vector<fs::path>& folders) {
  return std::ranges::any_of(folders, [&](const fs::path& folder) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
  });
}

std::string SchemaBlock(const ProjectEnv& env) {
  std::string src = Quote("file://" + env.schema_path);
  if (env.with.empty()) return fmt::format("  src = {}\n", src);
  std::string text = fmt::format("  schema {{\n    src = {}\n    mode {{\n", src);
  if (Has(env.with, "roles")) text += "      roles       = true\n";
  if (Has(env.with, "privileges")) text += "      permissions = true\n";
  if (Has(env.with, "ownership")) text += "      ownership   = true\n";
  return text + "    }\n  }\n";
}

}  // namespace

void ProjectFiles::RequireEmpty(const fs::path& folder) { folders_.push_back(folder); }

void ProjectFiles::Check() const {
  std::vector<std::string> there;
  std::error_code ignored;
  for (const fs::path& folder : folders_) {
    if (fs::exists(folder, ignored) &&
        (!fs::is_directory(folder, ignored) || !fs::is_empty(folder, ignored))) {
      there.push_back("`" + folder.string() + "`");
    }
  }
  for (const ProjectFile& file : files_) {
    if (!IsBelow(file.path, folders_) && fs::exists(file.path, ignored))
      there.push_back("`" + file.path.string() + "`");
  }
  if (there.empty()) return;
  throw Error(fmt::format("{} {} there already; nothing was written", Join(there, ", "),
                          there.size() > 1 ? "are" : "is"),
              "move what is there away, or run the command in another folder");
}

void ProjectFiles::Write() {
  Check();
  try {
    for (const fs::path& folder : folders_) MakeFolder(folder, written_);
    for (const ProjectFile& file : files_) {
      MakeFolder(file.path.parent_path(), written_);
      WriteFileAtomically(file.path, file.text);
      written_.push_back(file.path);
    }
  } catch (...) {
    Remove();
    throw;
  }
}

void ProjectFiles::Remove() {
  std::error_code ignored;
  for (auto it = written_.rbegin(); it != written_.rend(); ++it) fs::remove(*it, ignored);
  written_.clear();
}

std::string ProjectFileText(const ProjectEnv& env) {
  std::string text = fmt::format("env {} {{\n  url = getenv(\"DATABASE_URL\")\n", Quote(env.name));
  if (!env.dev.empty()) text += "  dev = " + Quote(env.dev) + "\n";
  text += SchemaBlock(env);
  if (!env.schemas.empty()) text += "  schemas = " + List(env.schemas) + "\n";
  if (!env.include.empty()) text += "  include = " + List(env.include) + "\n";
  if (!env.exclude.empty()) text += "  exclude = " + List(env.exclude) + "\n";
  text += "  migration {\n    dir = " + Quote("file://" + env.migrations_path) + "\n";
  if (!env.revisions_schema.empty())
    text += "    revisions_schema = " + Quote(env.revisions_schema) + "\n";
  return hcl::Format(text + "  }\n}\n");
}

}  // namespace mercator
