#include "inspect/pattern.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"

namespace mercator {
namespace {

constexpr std::string_view kSelector = "[type=";

std::vector<std::string> Parts(const std::string& text) {
  std::vector<std::string> parts(1);
  bool quoted = false, bracket = false;
  for (char c : text) {
    if (c == '"' && !bracket) {
      quoted = !quoted;
    } else if (c == '.' && !quoted && !bracket) {
      parts.emplace_back();
    } else {
      if (!quoted) bracket = c == '[' || (bracket && c != ']');
      parts.back() += c;
    }
  }
  return parts;
}

Pattern::Part ReadPart(const std::string& text) {
  const size_t selector = text.find(kSelector);
  if (selector == std::string::npos || !text.ends_with(']')) return {text, {}};
  const size_t begin = selector + kSelector.size();
  std::vector<std::string> types = Split(text.substr(begin, text.size() - begin - 1), '|');
  for (std::string& type : types) type = Lower(Trim(type));
  return {text.substr(0, selector), std::move(types)};
}

// A name that is meant as it is.
std::string Escaped(const std::string& name) {
  std::string glob;
  for (char c : name) {
    if (std::string_view("*?[\\").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

}  // namespace

Pattern ParsePattern(const std::string& text, const std::string& schema) {
  if (Trim(text).empty()) throw Error(fmt::format("empty pattern: {}", GoQuote(text)));
  Pattern pattern{text, {}};
  if (!schema.empty()) pattern.parts.push_back({Escaped(schema), {}});
  for (const std::string& part : Parts(text)) pattern.parts.push_back(ReadPart(part));
  if (pattern.parts.size() <= 3) return pattern;
  throw Error(fmt::format("too many parts in pattern: {}", GoQuote(text)),
              schema.empty() ? "it is schema.object.child"
                             : "it is object.child: the URL names the schema");
}

bool MatchesGlob(const std::string& glob, const std::string& name) {
  return fnmatch(glob.c_str(), name.c_str(), 0) == 0;
}

}  // namespace mercator
