#include "inspect/imports.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "inspect/schema_files.h"

namespace mercator {
namespace {

constexpr std::string_view kImport = "atlas:import ";

// Line numbers, from 1, and paths.
std::vector<std::pair<int, std::string>> ImportsOf(const std::string& text) {
  std::vector<std::pair<int, std::string>> imports;
  int number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = Trim(std::string_view(text).substr(at, end - at));
    ++number;
    at = end + 1;
    if (line.empty()) continue;
    if (!line.starts_with("--")) break;
    const std::string_view comment = Trim(line.substr(2));
    if (comment.starts_with(kImport))
      imports.emplace_back(number, std::string(Trim(comment.substr(kImport.size()))));
  }
  return imports;
}

class Importer {
 public:
  std::vector<SourcePtr> Run(const std::vector<SourcePtr>& files) {
    for (const SourcePtr& file : files) Add(file);
    return std::move(all_);
  }

 private:
  void Add(const SourcePtr& file) {
    if (!seen_.insert(std::filesystem::path(file->path).lexically_normal().string()).second) return;
    for (const auto& [line, path] : ImportsOf(file->text)) {
      const auto target = std::filesystem::path(file->path).parent_path() / path;
      if (!std::filesystem::exists(target)) {
        throw Error(fmt::format("{}:{}: `{}`, which is imported here, does not exist", file->path,
                                line, path),
                    "the path is relative to the file that imports it");
      }
      for (const SourcePtr& imported : ReadSchemaFiles(target)) Add(imported);
    }
    all_.push_back(file);
  }

  std::set<std::string> seen_;
  std::vector<SourcePtr> all_;
};

}  // namespace

std::vector<SourcePtr> WithImports(const std::vector<SourcePtr>& files) {
  for (const SourcePtr& file : files) {
    if (Contains(file->text, kImport)) return Importer().Run(files);
  }
  return files;
}

}  // namespace mercator
