#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "base/error.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/workbench.h"
#include "hcl/document.h"
#include "hcl/format.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> paths = {"."};
  bool check = false;
};

// The `.hcl` files that a path names: itself, or those in the directory.
std::vector<std::filesystem::path> FilesOf(const std::string& path) {
  if (!std::filesystem::exists(path)) throw Error("`" + path + "` does not exist");
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file() && entry.path().extension() == ".hcl")
      files.push_back(entry.path().lexically_normal());
  }
  std::ranges::sort(files);
  return files;
}

// The text in canonical form. A text that is not HCL is an error at its place.
std::string Formatted(const std::string& path, const std::string& text, Diagnostics& diagnostics) {
  hcl::ParseDocument(std::make_shared<Source>(Source{path, text}), diagnostics);
  return hcl::Format(text);
}

int FormatStdin(bool check) {
  std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  Diagnostics diagnostics;
  std::string formatted = Formatted("stdin", text, diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  if (check) return formatted == text ? 0 : 1;
  std::fwrite(formatted.data(), 1, formatted.size(), stdout);
  return 0;
}

// Prints the names of the files that are, or would be, changed.
int Format(const Flags& flags) {
  if (flags.paths == std::vector<std::string>{"-"}) return FormatStdin(flags.check);
  Diagnostics diagnostics;
  bool changed = false;
  for (const std::string& path : flags.paths) {
    for (const std::filesystem::path& file : FilesOf(PathOfUrl(path))) {
      std::string text = ReadFile(file);
      Diagnostics found;
      std::string formatted = Formatted(file.string(), text, found);
      diagnostics.Append(found);
      if (found.HasErrors() || formatted == text) continue;
      changed = true;
      if (!flags.check) WriteFileAtomically(file, formatted);
      std::printf("%s\n", file.c_str());
    }
  }
  std::fputs(Render(diagnostics).c_str(), stderr);
  return diagnostics.HasErrors() || (flags.check && changed) ? 1 : 0;
}

}  // namespace

void AddSchemaFmt(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("fmt", "Format HCL files in place");
  command->footer("Example:\n  mercator schema fmt schema.hcl");
  command->add_option("paths", flags->paths, "files, directories, or - for stdin to stdout")
      ->capture_default_str();
  command->add_flag("--check", flags->check,
                    "change nothing; exit with 1 if something would change");
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return Format(*flags); }; });
}

}  // namespace mercator
