#include <re2/re2.h>
#include <re2/stringpiece.h>

#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

// RE2 has the syntax of Go's regular expressions.
class Pattern {
 public:
  explicit Pattern(const std::string& pattern) : re_(pattern, RE2::Quiet) {}

  bool ok() const { return re_.ok(); }
  std::string error() const { return "the pattern is invalid: " + re_.error(); }
  int groups() const { return re_.NumberOfCapturingGroups(); }
  const std::map<int, std::string>& names() const { return re_.CapturingGroupNames(); }

  bool Match(std::string_view text, size_t from, std::vector<re2::StringPiece>& found) const {
    found.assign(groups() + 1, {});
    return re_.Match({text.data(), text.size()}, from, text.size(), RE2::UNANCHORED, found.data(),
                     static_cast<int>(found.size()));
  }

 private:
  RE2 re_;
};

Value Captured(const re2::StringPiece& piece) {
  if (piece.data() == nullptr) return Value::Null(Type::String());
  return Value::String(std::string(piece.data(), piece.size()));
}

// The match itself, or what its groups have captured: a tuple, or an object if they have names.
Value Result(const Pattern& pattern, const std::vector<re2::StringPiece>& found) {
  if (pattern.groups() == 0) return Captured(found[0]);
  if (pattern.names().empty()) {
    Value::Elements captures;
    for (size_t i = 1; i < found.size(); ++i) captures.push_back(Captured(found[i]));
    return Value::Tuple(std::move(captures));
  }
  Value::Attributes captures;
  for (const auto& [index, name] : pattern.names())
    captures.insert_or_assign(name, Captured(found[index]));
  return Value::Object(std::move(captures));
}

bool Check(Call& call, size_t argument, const Pattern& pattern) {
  if (!pattern.ok()) {
    call.FailArgument(argument, pattern.error());
    return false;
  }
  const size_t names = pattern.names().size();
  if (names == 0 || names == static_cast<size_t>(pattern.groups())) return true;
  call.FailArgument(argument, "either all groups of the pattern have names or none");
  return false;
}

Value Regex(Call& call) {
  const Pattern pattern(call.Text(0));
  if (!Check(call, 0, pattern)) return Value::Unknown();
  std::vector<re2::StringPiece> found;
  if (pattern.Match(call.Text(1), 0, found)) return Result(pattern, found);
  return call.Fail("the pattern does not match any part of the string");
}

// Calls `visit` for each match; an empty match moves on by one byte.
template <class Visit>
void EachMatch(const Pattern& pattern, const std::string& text, Visit visit) {
  std::vector<re2::StringPiece> found;
  for (size_t at = 0; at <= text.size() && pattern.Match(text, at, found);) {
    const size_t begin = found[0].data() - text.data();
    visit(begin, found);
    const size_t end = begin + found[0].size();
    at = end == begin ? end + 1 : end;
    while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  }
}

Value RegexAll(Call& call) {
  const Pattern pattern(call.Text(0));
  if (!Check(call, 0, pattern)) return Value::Unknown();
  Value::Elements results;
  EachMatch(pattern, call.Text(1),
            [&](size_t, const auto& found) { results.push_back(Result(pattern, found)); });
  const Type element = results.empty() ? Type::String() : results[0].type();
  return Value::List(element, std::move(results));
}

// `$1`, `${1}` and `${name}` of a replacement; `$$` is a dollar sign.
std::string Expand(std::string_view replacement, const Pattern& pattern,
                   const std::vector<re2::StringPiece>& found) {
  std::string out;
  auto append = [&](std::string_view name) {
    for (size_t i = 0; i < found.size(); ++i) {
      auto named = pattern.names().find(static_cast<int>(i));
      const bool same =
          name == std::to_string(i) || (named != pattern.names().end() && named->second == name);
      if (same && found[i].data() != nullptr) out.append(found[i].data(), found[i].size());
    }
  };
  for (size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] != '$' || i + 1 == replacement.size()) {
      out += replacement[i];
      continue;
    }
    if (replacement[i + 1] == '$') {
      out += replacement[++i];
      continue;
    }
    const bool braces = replacement[i + 1] == '{';
    const size_t start = i + (braces ? 2 : 1);
    size_t end = start;
    while (
        end < replacement.size() &&
        (std::isalnum(static_cast<unsigned char>(replacement[end])) || replacement[end] == '_')) {
      ++end;
    }
    if (end == start || (braces && (end == replacement.size() || replacement[end] != '}'))) {
      out += '$';
      continue;
    }
    append(replacement.substr(start, end - start));
    i = braces ? end : end - 1;
  }
  return out;
}

Value RegexReplace(Call& call) {
  const Pattern pattern(call.Text(1));
  if (!pattern.ok()) return call.FailArgument(1, pattern.error());
  std::string out;
  size_t done = 0;
  EachMatch(pattern, call.Text(0), [&](size_t begin, const auto& found) {
    out.append(call.Text(0), done, begin - done);
    out += Expand(call.Text(2), pattern, found);
    done = begin + found[0].size();
  });
  return Value::String(out.append(call.Text(0), done));
}

Value Escape(Call& call) {
  std::string out;
  for (char c : call.Text(0)) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return Value::String(out);
}

}  // namespace

void AddRegexFunctions(FunctionTable& table) {
  const Parameter pattern{"pattern", Type::String()};
  const Parameter text{"str", Type::String()};
  table["regex"] = {{pattern, text}, {}, Regex};
  table["regexall"] = {{pattern, text}, {}, RegexAll};
  table["regexreplace"] = {{text, pattern, {"replace", Type::String()}}, {}, RegexReplace};
  table["regexpescape"] = {{text}, {}, Escape};
}

}  // namespace mercator::hcl
