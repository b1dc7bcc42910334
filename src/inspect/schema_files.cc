#include "inspect/schema_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "inspect/missing_role.h"
#include "sql/split.h"

namespace mercator {
namespace {

struct Pending {
  SqlStatement statement;
  size_t file = 0;      // all files in HCL are one
  size_t settings = 0;  // so many SET statements of the file are before it
  const HclStatement* hcl = nullptr;
};

bool IsHcl(const SourcePtr& file) { return file->path.ends_with(".hcl"); }

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

  bool Run(const SchemaHclInput& input, std::vector<Renaming>* renamings) {
    bool readable = true, has_hcl = false;
    for (const SourcePtr& file : files_) {
      if (!IsHcl(file)) {
        readable = Split(file) && readable;
      } else if (!has_hcl) {
        has_hcl = true;
        readable = ReadHcl(input) && readable;
      }
    }
    if (renamings) *renamings = hcl_.renamings;
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
    sources_.push_back(file);
    settings_.emplace_back();
    for (SqlStatement& statement : SplitStatements(file, found))
      Push(std::move(statement), nullptr);
    diagnostics_.Append(found);
    return !found.HasErrors();
  }

  bool ReadHcl(const SchemaHclInput& input) {
    std::vector<SourcePtr> sources;
    for (const SourcePtr& file : files_) {
      if (IsHcl(file)) sources.push_back(file);
    }
    Diagnostics found;
    hcl_ = ReadSchemaHcl(sources, input, found);
    diagnostics_.Append(found);
    sources_.push_back(sources[0]);
    settings_.emplace_back();
    for (const HclStatement& one : hcl_.statements) {
      SqlStatement statement;
      statement.text = one.sql;
      Push(std::move(statement), &one);
    }
    return !found.HasErrors();
  }

  void Push(SqlStatement statement, const HclStatement* hcl) {
    std::vector<std::string>& settings = settings_.back();
    if (IsSetting(statement.text)) settings.push_back(statement.text);
    pending_.push_back({std::move(statement), sources_.size() - 1, settings.size(), hcl});
  }

  // Most schemas are in order: one round trip for each file instead of one for each statement.
  bool AtOnce() {
    try {
      connection_.Begin();
      std::string text;
      for (size_t i = 0; i < pending_.size(); ++i) {
        const Pending& p = pending_[i];
        text += p.statement.text + (p.statement.text.ends_with(';') ? "\n" : ";\n");
        if (i + 1 < pending_.size() && pending_[i + 1].file == p.file) continue;
        connection_.Execute(text);
        connection_.Execute("RESET ALL");
        text.clear();
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
    if (file_ == p.file && set_ == wanted) {
      if (is_setting) ++set_;
      return;
    }
    if (file_ != kNone || set_ > 0) connection_.Execute("RESET ALL");
    file_ = p.file;
    set_ = p.settings;
    for (size_t i = 0; i < wanted; ++i) {
      try {
        connection_.Execute(settings_[p.file][i]);
      } catch (const ServerError&) {
        // It is reported where it stands.
      }
    }
  }

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

  HclPlace PlaceInSql(const Pending& p, const ServerError& error) const {
    size_t begin = p.statement.begin;
    size_t end = begin + std::min(p.statement.text.find('\n'), p.statement.text.size());
    const SourcePtr& source = sources_[p.file];
    if (error.position) {
      begin = end = p.statement.begin + *error.position;
      const std::string& text = source->text;
      while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) ||
                                   text[end] == '_' || text[end] == '.'))
        ++end;
    }
    return {source, begin, end};
  }

  // Where a block itself failed, nothing about it can go well.
  bool FollowsFailure(const HclStatement& statement) {
    if (statement.is_about) return failed_.contains(statement.top);
    failed_.insert(statement.top);
    return false;
  }

  // The body of a function may speak of what is only there when it runs.
  bool LoadsUnchecked(const Pending& p, const ServerError& error) {
    bool routine = p.statement.text.starts_with("CREATE FUNCTION") ||
                   p.statement.text.starts_with("CREATE PROCEDURE");
    bool undefined = error.sqlstate == "42P01" || error.sqlstate == "42883" ||
                     error.sqlstate == "42703" || error.sqlstate == "42704";
    if (!routine || !undefined) return false;
    connection_.Execute("SET check_function_bodies TO off");
    bool loaded = Try(p, false);
    connection_.Execute("RESET check_function_bodies");
    if (!loaded) return false;
    HclPlace place = PlaceOf(*p.hcl, error.position, error.what());
    diagnostics_.Warning(std::string("the body is not checked: ") + error.what(), place.source,
                         place.begin, place.end);
    return true;
  }

  void Report(const Pending& p, const ServerError& error) {
    if (p.hcl && (LoadsUnchecked(p, error) || FollowsFailure(*p.hcl))) return;
    HclPlace place = p.hcl ? PlaceOf(*p.hcl, error.position, error.what()) : PlaceInSql(p, error);
    Diagnostic& d = diagnostics_.Error(error.what(), place.source, place.begin, place.end);
    if (!error.detail.empty()) d.notes.push_back("detail: " + error.detail);
    if (!error.server_hint.empty()) d.notes.push_back("hint: " + error.server_hint);
    if (!error.context.empty())
      d.notes.push_back("context: " + error.context.substr(0, error.context.find('\n')));
  }

  static constexpr size_t kNone = static_cast<size_t>(-1);

  Connection& connection_;
  const std::vector<SourcePtr>& files_;
  Diagnostics& diagnostics_;
  SchemaHcl hcl_;
  std::vector<Pending> pending_;
  std::vector<SourcePtr> sources_;                  // by file
  std::vector<std::vector<std::string>> settings_;  // by file
  std::set<const hcl::Block*> failed_;
  size_t file_ = kNone;
  size_t set_ = 0;
};

bool IsSchemaFile(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  if (path.extension() == ".sql") return true;
  return path.extension() == ".hcl" && name != "atlas.hcl" && !name.ends_with(".test.hcl");
}

}  // namespace

std::vector<SourcePtr> ReadSchemaFiles(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(fmt::format("`{}` does not exist", path.string()));
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      if (entry.is_regular_file() && IsSchemaFile(entry.path())) paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    if (paths.empty())
      throw Error(fmt::format("there are no .sql or .hcl files in `{}`", path.string()));
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
                     Diagnostics& diagnostics, const SchemaHclInput& input,
                     std::vector<Renaming>* renamings) {
  return Loader(connection, files, diagnostics).Run(input, renamings);
}

}  // namespace mercator
