#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "support/txtar.h"

namespace mercator {

// A test of the command line, in the manner of Go's testscript: a txtar archive whose comment is
// the script and whose files are laid out in a directory of its own. Each line is a command; `!`
// before it wants it to fail; `#` begins a comment; words may stand in single quotes, outside of
// which `$NAME` is replaced.
//
//   mercator ARGS            runs the program; also `exec PROGRAM ARGS`
//   stdout REGEX, stderr REGEX   looks into what the last program printed
//   cmp A B                  same texts; A or B may be `stdout` or `stderr`; what differs from run
//   to
//                            run in A (durations, times, databases) is replaced first: DURATION,
//                            TIME, DATABASE, SOCKET, $URL, $WORK
//   exists FILE…, rm FILE…, cp FROM TO, mkdir DIR, env NAME=VALUE, stdin FILE
//   grep REGEX FILE          looks into a file
//   replace FILE FROM TO     edits a file
//   sql STATEMENT            runs it on the database of $URL
//   query STATEMENT          the same; its rows are the stdout of the next commands
//   database NAME            makes another database; its URL is in $NAME
//
// $URL is a database of its own on a throw-away server, $WORK the directory. With UPDATE_GOLDEN=1
// `cmp stdout FILE` writes the file in the archive.
class Script {
 public:
  explicit Script(std::filesystem::path path);
  void Run();  // failures are those of GoogleTest

 private:
  struct Line {
    int number = 0;
    bool negated = false;
    std::vector<std::string> words;
  };

  void Lay();
  Line Parse(int number, const std::string& text);
  std::string Expand(const std::string& text);
  std::string* Variable(const std::string& name);
  void Step(const Line& line);
  bool Do(const Line& line);
  bool Execute(std::vector<std::string> words);
  bool Compare(const Line& line);
  bool Search(const std::string& regex, const std::string& text);
  bool Sql(const std::string& statement);
  bool Replace(const std::vector<std::string>& words);
  std::string TextOf(const std::string& name);
  void Update(const std::string& name, const std::string& text);
  void Fail(const Line& line, const std::string& why);

  std::filesystem::path path_;
  Txtar archive_;
  TemporaryDirectory work_;
  std::map<std::string, std::string> variables_;
  std::string stdin_;
  std::string stdout_;
  std::string stderr_;
  std::string why_;
  int failed_line_ = 0;
  bool updated_ = false;
};

}  // namespace mercator
