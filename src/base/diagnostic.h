#pragma once

#include <string>
#include <vector>

#include "base/source.h"

namespace mercator {

enum class Severity { kNotice, kWarning, kError };

// One finding about something that a user wrote. Messages are lower case without a final period,
// names in backticks; they say what is and, in `notes`, what to do.
struct Diagnostic {
  Severity severity = Severity::kError;
  std::string message;
  SourcePtr source;  // null: the finding has no place
  size_t begin = 0;  // byte range in `source`
  size_t end = 0;
  std::vector<std::string> notes;
};

// Findings in the order in which they were made. Reading goes on after a finding, so that a user
// sees all of them in one run.
class Diagnostics {
 public:
  Diagnostic& Add(Diagnostic diagnostic);
  Diagnostic& Error(std::string message);
  Diagnostic& Error(std::string message, SourcePtr source, size_t begin, size_t end);
  Diagnostic& Warning(std::string message);
  Diagnostic& Warning(std::string message, SourcePtr source, size_t begin, size_t end);
  Diagnostic& Notice(std::string message);

  bool HasErrors() const;
  bool empty() const { return all_.empty(); }
  const std::vector<Diagnostic>& all() const { return all_; }
  void Append(const Diagnostics& other);

 private:
  std::vector<Diagnostic> all_;
};

// `path:line:column: error: message`, the source line, a caret line under the range, then the
// notes, each on a line of its own. Ends with a newline.
std::string Render(const Diagnostic& diagnostic);
std::string Render(const Diagnostics& diagnostics);

}  // namespace mercator
