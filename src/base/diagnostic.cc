#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>

namespace mercator {
namespace {

const char* Word(Severity severity) {
  switch (severity) {
    case Severity::kNotice:
      return "notice";
    case Severity::kWarning:
      return "warning";
    default:
      return "error";
  }
}

// The blanks under `line` up to `column`: tabs stay tabs so that the caret stands right.
std::string Indent(std::string_view line, int column) {
  std::string out;
  int at = 1;
  for (size_t i = 0; i < line.size() && at < column; ++i) {
    if ((line[i] & 0xC0) == 0x80) continue;
    out += line[i] == '\t' ? '\t' : ' ';
    ++at;
  }
  return out;
}

std::string Snippet(const Diagnostic& d) {
  std::string_view text = d.source->text;
  std::string_view line = LineAt(text, d.begin);
  if (line.empty()) return "";
  Position at = PositionAt(text, d.begin);
  Position until = PositionAt(text, std::max(d.begin, d.end));
  int width = until.line == at.line ? std::max(1, until.column - at.column) : 1;
  return fmt::format("  {}\n  {}{}\n", line, Indent(line, at.column), std::string(width, '^'));
}

}  // namespace

Diagnostic& Diagnostics::Add(Diagnostic diagnostic) {
  all_.push_back(std::move(diagnostic));
  return all_.back();
}

Diagnostic& Diagnostics::Error(std::string message) {
  return Add({Severity::kError, std::move(message), nullptr, 0, 0, {}});
}

Diagnostic& Diagnostics::Error(std::string message, SourcePtr source, size_t begin, size_t end) {
  return Add({Severity::kError, std::move(message), std::move(source), begin, end, {}});
}

Diagnostic& Diagnostics::Warning(std::string message) {
  return Add({Severity::kWarning, std::move(message), nullptr, 0, 0, {}});
}

Diagnostic& Diagnostics::Warning(std::string message, SourcePtr source, size_t begin, size_t end) {
  return Add({Severity::kWarning, std::move(message), std::move(source), begin, end, {}});
}

Diagnostic& Diagnostics::Notice(std::string message) {
  return Add({Severity::kNotice, std::move(message), nullptr, 0, 0, {}});
}

bool Diagnostics::HasErrors() const {
  return std::ranges::any_of(all_,
                             [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

void Diagnostics::Append(const Diagnostics& other) {
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

std::string Render(const Diagnostic& d) {
  std::string out;
  if (d.source) {
    Position at = PositionAt(d.source->text, d.begin);
    out = fmt::format("{}:{}:{}: ", d.source->path, at.line, at.column);
  }
  out += fmt::format("{}: {}\n", Word(d.severity), d.message);
  if (d.source) out += Snippet(d);
  for (const std::string& note : d.notes) out += fmt::format("  {}\n", note);
  return out;
}

std::string Render(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) out += Render(d);
  return out;
}

}  // namespace mercator
