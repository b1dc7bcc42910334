#include "support/script.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <regex>

#include "base/error.h"
#include "base/text.h"
#include "postgres/connection.h"
#include "support/server.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

// What differs from run to run.
std::string Normal(std::string text) {
  static const std::regex kDuration(R"(\b(\d+h)?(\d+m)?\d+(\.\d+)?(ns|µs|ms|s)\b)");
  static const std::regex kTime(R"(\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)");
  static const std::regex kDatabase(R"(mercator_\d+\b)");
  static const std::regex kSocket(R"([/\w]*mercator-pg-\w+)");
  text = std::regex_replace(text, kDatabase, "DATABASE");
  text = std::regex_replace(text, kSocket, "SOCKET");
  text = std::regex_replace(text, kDuration, "DURATION");
  return std::regex_replace(text, kTime, "TIME");
}

int Open(const fs::path& path, int flags) { return open(path.c_str(), flags | O_CLOEXEC, 0600); }

}  // namespace

Script::Script(fs::path path) : path_(std::move(path)), archive_(ParseTxtar(ReadFile(path_))) {
  variables_["WORK"] = work_.path().string();
  fs::path binaries = fs::read_symlink("/proc/self/exe").parent_path();
  variables_["PATH"] = binaries.string() + ":" + std::getenv("PATH");
  variables_["TZ"] = "UTC";
  if (archive_.Text().find("$URL") != std::string::npos) Variable("URL");
  Lay();
}

void Script::Lay() {
  fs::create_directories(work_.path() / "w");
  for (const TxtarFile& file : archive_.files) {
    fs::path path = work_.path() / "w" / file.name;
    fs::create_directories(path.parent_path());
    WriteFileAtomically(path, file.text);
  }
}

std::string* Script::Variable(const std::string& name) {
  if (name == "URL" && !variables_.contains(name)) {
    variables_[name] = TestServer().Url(TestServer().CreateDatabase());
  }
  auto it = variables_.find(name);
  return it == variables_.end() ? nullptr : &it->second;
}

std::string Script::Expand(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    size_t end = i + 1;
    while (text[i] == '$' && end < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
      ++end;
    std::string* value = end > i + 1 ? Variable(text.substr(i + 1, end - i - 1)) : nullptr;
    out += value ? *value : text.substr(i, end - i);
    i = end - 1;
  }
  return out;
}

Script::Line Script::Parse(int number, const std::string& text) {
  Line line{.number = number};
  std::string word, plain;
  bool open = false, any = false;
  auto flush = [&] {
    word += Expand(plain);
    plain.clear();
  };
  auto end = [&] {
    flush();
    if (any) line.words.push_back(word);
    word.clear();
    any = false;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\'') {
      bool doubled = open && i + 1 < text.size() && text[i + 1] == '\'';
      if (doubled) {
        word += text[++i];
        continue;
      }
      flush();
      open = !open;
      any = true;
    } else if (open) {
      word += c;
    } else if (c == ' ' || c == '\t') {
      end();
    } else if (c == '#' && !any) {
      break;
    } else {
      plain += c;
      any = true;
    }
  }
  end();
  if (!line.words.empty() && line.words[0] == "!") {
    line.negated = true;
    line.words.erase(line.words.begin());
  }
  return line;
}

void Script::Run() {
  std::vector<std::string> lines = Split(archive_.comment, '\n');
  for (size_t i = 0; i < lines.size() && failed_line_ == 0; ++i) {
    Line line = Parse(static_cast<int>(i) + 1, lines[i]);
    if (!line.words.empty()) Step(line);
  }
  if (updated_) WriteFileAtomically(path_, archive_.Text());
}

void Script::Fail(const Line& line, const std::string& why) {
  failed_line_ = line.number;
  ADD_FAILURE() << path_.string() << ":" << line.number << ": " << Join(line.words, " ") << "\n"
                << why << "\n[stdout]\n"
                << stdout_ << "[stderr]\n"
                << stderr_;
}

void Script::Step(const Line& line) {
  why_.clear();
  try {
    bool good = Do(line);
    if (good == line.negated) Fail(line, why_.empty() ? (good ? "succeeded" : "failed") : why_);
  } catch (const std::exception& e) {
    Fail(line, e.what());
  }
}

bool Script::Do(const Line& line) {
  const std::vector<std::string>& words = line.words;
  const std::string& name = words[0];
  auto path = [&](size_t i) { return work_.path() / "w" / words.at(i); };
  auto each = [&](auto&& what) {
    bool all = true;
    for (size_t i = 1; i < words.size(); ++i) all = what(path(i)) && all;
    return all;
  };
  if (name == "mercator") return Execute(words);
  if (name == "exec") return Execute({words.begin() + 1, words.end()});
  if (name == "stdout") return Search(words.at(1), stdout_);
  if (name == "stderr") return Search(words.at(1), stderr_);
  if (name == "grep") return Search(words.at(1), ReadFile(path(2)));
  if (name == "cmp") return Compare(line);
  if (name == "exists") return each([](const fs::path& p) { return fs::exists(p); });
  if (name == "rm") return each([](const fs::path& p) { return fs::remove_all(p) > 0; });
  if (name == "mkdir") return each([](const fs::path& p) { return fs::create_directories(p); });
  if (name == "cp")
    return words.at(1) == "stdout"
               ? (WriteFileAtomically(path(2), stdout_), true)
               : (fs::copy(path(1), path(2),
                           fs::copy_options::overwrite_existing | fs::copy_options::recursive),
                  true);
  if (name == "replace") return Replace(words);
  if (name == "stdin") return stdin_ = ReadFile(path(1)), true;
  if (name == "sql" || name == "query") return Sql(words.at(1));
  if (name == "database")
    return variables_[words.at(1)] = TestServer().Url(TestServer().CreateDatabase()), true;
  if (name == "env") {
    size_t at = words.at(1).find('=');
    return variables_[words[1].substr(0, at)] = words[1].substr(at + 1), true;
  }
  throw Error("unknown command `" + name + "`");
}

bool Script::Execute(std::vector<std::string> words) {
  fs::path in = work_.path() / "stdin", out = work_.path() / "stdout",
           err = work_.path() / "stderr";
  WriteFileAtomically(in, stdin_);
  stdin_.clear();
  int fds[] = {Open(in, O_RDONLY), Open(out, O_CREAT | O_TRUNC | O_WRONLY),
               Open(err, O_CREAT | O_TRUNC | O_WRONLY)};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = fork();
  if (child == 0) {
    for (int i = 0; i < 3; ++i) dup2(fds[i], i);
    for (const char* name :
         {"PGHOST", "PGDATABASE", "PGSERVICE", "PGUSER", "PGPORT", "EDITOR", "VISUAL", "NO_COLOR"})
      unsetenv(name);
    for (const auto& [name, value] : variables_) setenv(name.c_str(), value.c_str(), 1);
    if (chdir((work_.path() / "w").c_str()) == 0) execvp(arguments[0], arguments.data());
    _exit(127);
  }
  for (int fd : fds) close(fd);
  int status = 0;
  waitpid(child, &status, 0);
  stdout_ = ReadFile(out);
  stderr_ = ReadFile(err);
  if (WIFSIGNALED(status)) throw Error("ended by signal " + std::to_string(WTERMSIG(status)));
  why_ = "exit code " + std::to_string(WEXITSTATUS(status));
  return WEXITSTATUS(status) == 0;
}

bool Script::Search(const std::string& regex, const std::string& text) {
  return std::regex_search(text, std::regex(regex, std::regex::ECMAScript | std::regex::multiline));
}

std::string Script::TextOf(const std::string& name) {
  if (name == "stdout") return stdout_;
  if (name == "stderr") return stderr_;
  return ReadFile(work_.path() / "w" / name);
}

bool Script::Compare(const Line& line) {
  std::string actual = TextOf(line.words.at(1));
  for (const char* name : {"URL", "WORK"}) {
    if (variables_.contains(name))
      actual = mercator::Replace(actual, variables_[name], std::string("$") + name);
  }
  actual = Normal(actual);
  std::string wanted = TextOf(line.words.at(2));
  // A file in an archive ends with a newline, what a program prints need not.
  if (!actual.empty() && !actual.ends_with('\n')) actual += "\n";
  if (actual == wanted) return true;
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update && *update && !line.negated) return Update(line.words[2], actual), true;
  why_ = "[" + line.words[1] + "]\n" + actual + "[" + line.words[2] + "]\n" + wanted;
  return false;
}

void Script::Update(const std::string& name, const std::string& text) {
  for (TxtarFile& file : archive_.files) {
    if (file.name == name) file.text = text;
  }
  updated_ = true;
}

bool Script::Sql(const std::string& statement) {
  Connection connection(*Variable("URL"));
  stdout_.clear();
  stderr_.clear();
  try {
    Result result = connection.Execute(statement);
    for (Row row : result) {
      std::vector<std::string> values;
      for (int i = 0; i < result.columns(); ++i)
        values.push_back(row.IsNull(i) ? "NULL" : row.Text(i));
      stdout_ += Join(values, "|") + "\n";
    }
  } catch (const Error& e) {
    why_ = stderr_ = e.what();
    return false;
  }
  return true;
}

bool Script::Replace(const std::vector<std::string>& words) {
  fs::path path = work_.path() / "w" / words.at(1);
  std::string before = ReadFile(path);
  std::string after = mercator::Replace(before, words.at(2), words.at(3));
  WriteFileAtomically(path, after);
  return before != after;
}

}  // namespace mercator
