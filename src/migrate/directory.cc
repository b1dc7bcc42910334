#include "migrate/directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "migrate/delimiter.h"
#include "migrate/format.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

constexpr auto kKnownDirectives =
    std::to_array<std::string_view>({"assert", "checkpoint", "delimiter", "import", "nolint",
                                     "renamed_from", "sensitive", "sum", "txmode", "txtar"});

// Reads the directives of one file into its fields.
class HeaderReader {
 public:
  HeaderReader(MigrationFile& file, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  void Read() {
    FileHeader header = ReadFileHeader(file_.source->text);
    SkipHashComments(header.end);
    for (const Directive& d : header.directives) Take(d);
    if (txtar_) ReadSections(header.end);
  }

 private:
  // Atlas takes `#` for a comment; the server does not, so that it must not get to see one.
  void SkipHashComments(size_t header_end) {
    const std::string_view text = file_.source->text;
    for (size_t at = 0; at < header_end;) {
      const size_t end = std::min(text.find('\n', at), text.size());
      if (Trim(text.substr(at, end - at)).starts_with('#') && file_.body.size() == 1)
        file_.body[0].begin = std::min(end + 1, text.size());
      at = end + 1;
    }
  }

  void Take(const Directive& d) {
    // Right above the first statement these are about the statement.
    bool statement = d.name == "nolint" || d.name == "sensitive" || d.name == "renamed_from";
    if (statement && !d.detached) return;
    file_.directives.push_back(d);
    if (d.name == "txmode") return TakeTxMode(d);
    if (d.name == "delimiter") return TakeDelimiter(d);
    if (d.name == "checkpoint") {
      file_.checkpoint = true;
      file_.tag = d.argument;
    } else if (d.name == "nolint") {
      TakeNolint(d);
    } else if (d.name == "txtar") {
      txtar_ = true;
    } else if (std::ranges::find(kKnownDirectives, d.name) == kKnownDirectives.end()) {
      diagnostics_.Warning(fmt::format("unknown directive `atlas:{}`", d.name), file_.source,
                           d.begin, d.end);
    }
  }

  void TakeTxMode(const Directive& d) {
    if (++tx_modes_ > 1) {
      Complain(d, fmt::format("multiple txmode values found in file {}", GoQuote(file_.name)));
    } else if (d.argument == "none" || d.argument == "file") {
      file_.tx_mode = d.argument == "none" ? TxMode::kNone : TxMode::kFile;
    } else if (d.argument == "all") {
      Complain(
          d, fmt::format("txmode \"all\" is not allowed in file directive {}. Use \"file\" instead",
                         GoQuote(file_.name)));
    } else {
      Complain(d, fmt::format("unknown txmode {} found in file directive {}", GoQuote(d.argument),
                              GoQuote(file_.name)));
    }
  }

  void TakeDelimiter(const Directive& d) {
    file_.delimiter = UnescapeDelimiter(d.argument);
    if (file_.delimiter.empty()) Complain(d, "empty delimiter");
    size_t rest = std::min(d.end, file_.source->text.size());
    if (Trim(std::string_view(file_.source->text).substr(rest)).empty()) {
      Complain(d, fmt::format("no input found after delimiter {}", GoQuote(file_.delimiter)));
    }
    // What comes after the directive must not be taken for a part of it.
    if (file_.body.size() == 1) file_.body[0].begin = rest;
  }

  void TakeNolint(const Directive& d) {
    if (!file_.nolint) file_.nolint.emplace();
    for (std::string& name : Split(d.argument, ' ')) {
      if (!name.empty()) file_.nolint->push_back(std::move(name));
    }
  }

  void Complain(const Directive& d, std::string message) {
    diagnostics_.Error(std::move(message), file_.source, d.begin, d.end);
  }

  void ReadSections(size_t at) {
    std::string_view text = file_.source->text;
    file_.body.clear();
    std::string name;
    size_t begin = at, marker = at;
    while (at <= text.size()) {
      size_t end = std::min(text.find('\n', at), text.size());
      std::optional<std::string_view> next = TxtarMarker(text.substr(at, end - at));
      if (next || at >= text.size()) {
        if (!name.empty()) Section(name, {begin, std::min(at, text.size())}, marker);
        if (at >= text.size()) break;
        name = *next;
        marker = at;
        begin = std::min(end + 1, text.size());
      }
      at = end + 1;
    }
    if (file_.body.empty()) {
      diagnostics_.Error("the archive has no `-- migration.sql --` part", file_.source, 0, 0);
    }
  }

  void Section(const std::string& name, TextRange range, size_t marker) {
    if (name == "migration.sql") {
      file_.body.push_back(range);
    } else if (name == "checks.sql" || name.starts_with("checks/")) {
      std::string_view text =
          std::string_view(file_.source->text).substr(range.begin, range.end - range.begin);
      FileHeader header = ReadFileHeader(text);
      bool one_of = std::ranges::any_of(header.directives, [](const Directive& d) {
        return d.name == "assert" && d.argument == "oneof";
      });
      file_.checks.push_back({name, range, one_of});
    } else if (name != "down.sql") {
      diagnostics_
          .Error(fmt::format("unknown part `{}` of the archive", name), file_.source, marker,
                 range.begin)
          .notes.push_back(
              "known are `checks.sql`, `checks/NAME.sql`, `migration.sql` and `down.sql`");
    }
  }

  MigrationFile& file_;
  Diagnostics& diagnostics_;
  bool txtar_ = false;
  int tx_modes_ = 0;
};

std::vector<std::string> FileNames(const fs::path& path, DirectoryFormat format) {
  std::vector<std::string> names;
  auto take = [&](const fs::directory_entry& entry, const std::string& name) {
    if (IsMigrationName(format, entry.path().filename().string()) && !entry.is_directory()) {
      names.push_back(name);
    }
  };
  if (format != DirectoryFormat::kFlyway) {
    for (const auto& entry : fs::directory_iterator(path))
      take(entry, entry.path().filename().string());
  } else {
    for (auto it = fs::recursive_directory_iterator(path); it != fs::recursive_directory_iterator();
         ++it) {
      bool hidden = it->path().filename().string().starts_with(".");
      if (hidden && it->is_directory()) it.disable_recursion_pending();
      take(*it, it->path().lexically_relative(path).generic_string());
    }
  }
  std::ranges::sort(names);
  return names;
}

void CheckVersions(const MigrationDirectory& directory, Diagnostics& diagnostics) {
  std::map<std::string_view, const MigrationFile*> seen;
  for (const auto* files : {&directory.files, &directory.repeatables}) {
    for (const MigrationFile& file : *files) {
      auto [it, fresh] = seen.emplace(file.version, &file);
      if (fresh) continue;
      diagnostics
          .Error(fmt::format("`{}` and `{}` have the same version `{}`", it->second->name,
                             file.name, file.version),
                 file.source, 0, 0)
          .notes.push_back("give one of them another version and run `mercator migrate hash`");
    }
  }
}

}  // namespace

const MigrationFile* MigrationDirectory::Find(std::string_view version) const {
  auto it = std::find_if(files.rbegin(), files.rend(),
                         [&](const MigrationFile& f) { return f.version == version; });
  return it == files.rend() ? nullptr : &*it;
}

MigrationFile ReadMigrationFile(const std::string& name, SourcePtr source, Diagnostics& diagnostics,
                                DirectoryFormat format) {
  MigrationFile file;
  file.name = name;
  auto [version, description] = ParseMigrationName(format, name);
  file.version = std::move(version);
  file.description = std::move(description);
  file.repeatable = IsRepeatableName(format, name);
  file.source = std::move(source);
  file.sum_ignored = IsSumIgnored(file.source->text);
  ForwardPart part = FindForwardPart(format, file.source->text);
  file.body = std::move(part.ranges);
  if (part.no_transaction) file.tx_mode = TxMode::kNone;
  if (format == DirectoryFormat::kAtlas) HeaderReader(file, diagnostics).Read();
  return file;
}

MigrationDirectory ReadMigrationDirectory(const fs::path& path, Diagnostics& diagnostics,
                                          DirectoryFormat format) {
  if (!fs::is_directory(path)) {
    throw Error(
        fmt::format("there is no migration directory `{}`", path.string()),
        "create it with `mercator create-migrations NAME`, or name another one with `--dir`");
  }
  MigrationDirectory directory{path, format, {}, std::nullopt, {}};
  try {
    for (const std::string& name : FileNames(path, format)) {
      auto source = std::make_shared<Source>(Source{(path / name).string(), ReadFile(path / name)});
      MigrationFile file = ReadMigrationFile(name, std::move(source), diagnostics, format);
      (file.repeatable ? directory.repeatables : directory.files).push_back(std::move(file));
    }
  } catch (const fs::filesystem_error& e) {
    throw Error(fmt::format("cannot read `{}`: {}", path.string(), e.code().message()));
  }
  OrderFiles(format, directory.files);
  CheckVersions(directory, diagnostics);
  if (fs::exists(path / "atlas.sum")) directory.sum = ReadFile(path / "atlas.sum");
  return directory;
}

MigrationDirectory EmptyMigrationDirectory(const fs::path& path) {
  return {path, DirectoryFormat::kAtlas, {}, std::nullopt, {}};
}

std::vector<const MigrationFile*> FilesFromLastCheckpoint(const MigrationDirectory& directory) {
  std::vector<const MigrationFile*> files;
  for (const MigrationFile& file : directory.files) {
    if (file.checkpoint) files.clear();
    files.push_back(&file);
  }
  return files;
}

}  // namespace mercator
