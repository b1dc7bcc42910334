#include "inspect/schema_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "inspect/missing_role.h"
#include "sql/split.h"

namespace mercator {
namespace {

struct Pending {
  const SourcePtr* source;
  SqlStatement statement;
  size_t settings = 0;  // so many SET statements of the file are before it
};

bool IsSetting(const std::string& text) {
  std::string start = Lower(text.substr(0, 60));
  return (start.starts_with("set ") && !start.starts_with("set constraints")) ||
         start.starts_with("reset ") || start.starts_with("select pg_catalog.set_config(") ||
         start.starts_with("select set_config(");
}

class Loader {
 public:
  Loader(Connection& connection, const std::vector<SourcePtr>& files, Diagnostics& diagnostics)
      : connection_(connection), files_(files), diagnostics_(diagnostics) {}

  bool Run() {
    bool readable = true;
    for (const SourcePtr& file : files_) readable = Split(file) && readable;
    if (!readable) return false;
    if (AtOnce()) return true;
    std::vector<Pending> failed = Round(std::move(pending_), false);
    for (size_t before = 0; !failed.empty() && failed.size() != before;) {
      before = failed.size();
      failed = Round(std::move(failed), false);
    }
    if (!failed.empty()) Round(std::move(failed), true);
    connection_.Execute("RESET ALL");
    return !diagnostics_.HasErrors();
  }

 private:
  bool Split(const SourcePtr& file) {
    Diagnostics found;
    size_t settings = 0;
    std::vector<std::string>& file_settings = settings_.emplace_back();
    for (SqlStatement& statement : SplitStatements(file, found)) {
      if (IsSetting(statement.text)) {
        file_settings.push_back(statement.text);
        ++settings;
      }
      pending_.push_back({&file, std::move(statement), settings});
    }
    diagnostics_.Append(found);
    return !found.HasErrors();
  }

  // Most schemas are in order: one round trip for each file instead of one for each statement.
  bool AtOnce() {
    try {
      connection_.Begin();
      for (const SourcePtr& file : files_) {
        std::string text;
        for (const Pending& p : pending_) {
          if (p.source->get() == file.get())
            text += p.statement.text + (p.statement.text.ends_with(';') ? "\n" : ";\n");
        }
        if (!text.empty()) connection_.Execute(text);
        connection_.Execute("RESET ALL");
      }
      connection_.Commit();
      return true;
    } catch (const ServerError&) {
      connection_.Rollback();
      connection_.Execute("RESET ALL");
      connection_.TakeNotices();
      return false;
    }
  }

  // Gives the statements that failed; `report`: as errors.
  std::vector<Pending> Round(std::vector<Pending> statements, bool report) {
    std::vector<Pending> failed;
    for (Pending& p : statements) {
      Settings(p);
      if (!Try(p, report)) failed.push_back(std::move(p));
    }
    return failed;
  }

  // Statements run with the settings that stand before them in their file.
  void Settings(const Pending& p) {
    bool is_setting = IsSetting(p.statement.text);
    size_t wanted = p.settings - (is_setting ? 1 : 0);
    if (file_ == p.source && set_ == wanted) {
      if (is_setting) ++set_;
      return;
    }
    if (file_ || set_ > 0) connection_.Execute("RESET ALL");
    file_ = p.source;
    set_ = p.settings;
    size_t at = static_cast<size_t>(FileIndex(p));
    for (size_t i = 0; i < wanted; ++i) {
      try {
        connection_.Execute(settings_[at][i]);
      } catch (const ServerError&) {
        // It is reported where it stands.
      }
    }
  }

  long FileIndex(const Pending& p) const { return p.source - files_.data(); }

  bool Try(const Pending& p, bool report) {
    for (;;) {
      try {
        connection_.Execute(p.statement.text);
        return true;
      } catch (const ServerError& error) {
        if (CreateMissingRole(connection_, error)) continue;
        if (report) Report(p, error);
        return false;
      }
    }
  }

  void Report(const Pending& p, const ServerError& error) {
    size_t begin = p.statement.begin;
    size_t end = begin + std::min(p.statement.text.find('\n'), p.statement.text.size());
    if (error.position) {
      begin = end = p.statement.begin + *error.position;
      const std::string& text = (*p.source)->text;
      while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) ||
                                   text[end] == '_' || text[end] == '.'))
        ++end;
    }
    Diagnostic& d = diagnostics_.Error(error.what(), *p.source, begin, end);
    if (!error.detail.empty()) d.notes.push_back("detail: " + error.detail);
    if (!error.server_hint.empty()) d.notes.push_back("hint: " + error.server_hint);
    if (!error.context.empty())
      d.notes.push_back("context: " + error.context.substr(0, error.context.find('\n')));
  }

  Connection& connection_;
  const std::vector<SourcePtr>& files_;
  Diagnostics& diagnostics_;
  std::vector<Pending> pending_;
  std::vector<std::vector<std::string>> settings_;  // by file
  const SourcePtr* file_ = nullptr;
  size_t set_ = 0;
};

}  // namespace

std::vector<SourcePtr> ReadSchemaFiles(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(fmt::format("`{}` does not exist", path.string()));
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      if (entry.is_regular_file() && entry.path().extension() == ".sql")
        paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    if (paths.empty()) throw Error(fmt::format("there are no .sql files in `{}`", path.string()));
  } else {
    paths.push_back(path);
  }
  std::vector<SourcePtr> files;
  for (const std::filesystem::path& p : paths) {
    files.push_back(std::make_shared<Source>(Source{p.string(), ReadFile(p)}));
  }
  return files;
}

bool LoadSchemaFiles(Connection& connection, const std::vector<SourcePtr>& files,
                     Diagnostics& diagnostics) {
  return Loader(connection, files, diagnostics).Run();
}

}  // namespace mercator
