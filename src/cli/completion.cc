#include <fmt/format.h>

#include <cstdio>

#include "base/text.h"
#include "cli/command.h"

namespace mercator {
namespace {

struct Level {
  std::string path;  // `migrate apply`
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> described;
};

std::string OneLine(const std::string& text) {
  return Replace(text.substr(0, text.find('\n')), "'", "’");
}

void AddWord(Level& level, const std::string& word, const std::string& description) {
  level.words.push_back(word);
  level.described.emplace_back(word, OneLine(description));
}

void Collect(const CLI::App& app, const std::string& path, std::vector<Level>& levels) {
  Level level{path, {}, {}};
  for (const CLI::App* child : app.get_subcommands(nullptr)) {
    if (!child->get_name().empty()) AddWord(level, child->get_name(), child->get_description());
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames())
      AddWord(level, "--" + name, option->get_description());
  }
  levels.push_back(std::move(level));
  for (const CLI::App* child : app.get_subcommands(nullptr)) {
    Collect(*child, path + (path.empty() ? "" : " ") + child->get_name(), levels);
  }
}

std::string Bash(const std::vector<Level>& levels) {
  std::string cases, known;
  for (const Level& level : levels) {
    cases += fmt::format("    '{}') words='{}' ;;\n", level.path, Join(level.words, " "));
    known += fmt::format("'{}'|", level.path);
  }
  known.pop_back();
  return fmt::format(R"(_mercator() {{
  local path='' words='' word next i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${{COMP_WORDS[i]}}
    next="${{path:+$path }}$word"
    case "$next" in {}) path=$next ;; esac
  done
  case "$path" in
{}  esac
  COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _mercator mercator
)",
                     known, cases);
}

std::string Fish(const std::vector<Level>& levels) {
  std::string out = "complete -c mercator -f\n";
  for (const Level& level : levels) {
    std::string condition = "__fish_use_subcommand";
    if (!level.path.empty()) {
      std::vector<std::string> tests;
      for (const std::string& word : Split(level.path, ' '))
        tests.push_back("__fish_seen_subcommand_from " + word);
      condition = Join(tests, "; and ");
    }
    for (const auto& [word, description] : level.described) {
      std::string what = word.starts_with("--") ? "-l " + word.substr(2) : "-a " + word;
      out += fmt::format("complete -c mercator -n '{}' {} -d '{}'\n", condition, what, description);
    }
  }
  return out;
}

int Print(const CLI::App& app, const std::string& shell) {
  std::vector<Level> levels;
  Collect(app, "", levels);
  if (shell == "zsh") std::fputs("autoload -U +X bashcompinit && bashcompinit\n", stdout);
  std::fputs((shell == "fish" ? Fish(levels) : Bash(levels)).c_str(), stdout);
  return 0;
}

}  // namespace

void AddCompletion(CLI::App& app, Run& run) {
  CLI::App* group =
      app.add_subcommand("completion", "Print what a shell needs to complete the commands");
  group->require_subcommand(1);
  group->footer("Example:\n  source <(mercator completion bash)");
  for (const char* shell : {"bash", "zsh", "fish"}) {
    group->add_subcommand(shell, fmt::format("For {}", shell))->callback([&app, &run, shell] {
      run = [&app, shell](const Environment&) { return Print(app, shell); };
    });
  }
}

}  // namespace mercator
