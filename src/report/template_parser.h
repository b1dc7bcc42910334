#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report/go_json.h"

namespace mercator {

struct TemplatePipeline;

// One word of a command.
struct TemplateOperand {
  enum class Kind { kLiteral, kDot, kVariable, kFunction, kPipeline };
  Kind kind = Kind::kDot;
  std::shared_ptr<const ReportValue> literal;
  std::string name;                            // of a variable with its `$`, of a function
  std::shared_ptr<TemplatePipeline> pipeline;  // in parentheses
  std::vector<std::string> fields;             // `.A.B` after it
  size_t offset = 0;
};

using TemplateCommand = std::vector<TemplateOperand>;

struct TemplatePipeline {
  std::vector<std::string> variables;  // that are set
  bool declares = false;               // by `:=`
  std::vector<TemplateCommand> commands;
  size_t offset = 0;
};

struct TemplateNode {
  enum class Kind { kText, kAction, kIf, kRange, kWith, kBreak, kContinue, kDefine, kTemplate };
  Kind kind = Kind::kText;
  std::string text;  // of a definition and of a call: the name
  TemplatePipeline pipeline;
  std::vector<TemplateNode> body;
  std::vector<TemplateNode> otherwise;
};

// Throws Error with the place.
std::vector<TemplateNode> ParseTemplate(std::string_view text);

}  // namespace mercator
