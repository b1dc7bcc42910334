#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mercator {

// A piece of a Go template: text as it is, or a token within `{{` and `}}`.
struct TemplateToken {
  enum class Kind {
    kText,      // outside of actions
    kOpen,      // {{
    kClose,     // }}
    kName,      // if, range, printf, true, …
    kField,     // `.Name`; `text` is the name
    kDot,       // .
    kVariable,  // `$name`; `text` has the `$`
    kString,    // decoded
    kNumber,
    kSymbol,  // ( ) | , := =
    kEnd,
  };
  Kind kind = Kind::kEnd;
  std::string text;
  size_t offset = 0;
  bool spaced = false;  // blanks before it
};

// Throws Error `template: <name>:<line>:<column>: …`.
std::vector<TemplateToken> ScanTemplate(std::string_view text, const std::string& name = "");

// `template: <name>:<line>:<column>: <message>` for the byte offset.
[[noreturn]] void FailTemplate(std::string_view text, const std::string& name, size_t offset,
                               const std::string& message, const std::string& hint = "");

}  // namespace mercator
