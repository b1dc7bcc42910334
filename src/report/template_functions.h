#pragma once

#include <string>

#include "report/style.h"
#include "report/template.h"

namespace mercator {

// One of `functions`, or a function that every template has: print, printf, println, len, index,
// slice, not, eq, ne, lt, le, gt, ge, json, json_merge, upper, lower, add, sub, dec, repeat, join,
// indent_ln, base64url. Null: there is none.
const TemplateFunction* FindTemplateFunction(const TemplateFunctions& functions,
                                             const std::string& name);

// One of `methods`, or what times (Sub, Format, Unix) and durations (String, Seconds, …) have.
const TemplateFunction* FindTemplateMethod(const TemplateMethods& methods, const ReportValue& value,
                                           const std::string& name);

// cyan, green, red, yellow, redBgWhiteFg.
TemplateFunctions ColourFunctions(const Style& style);

// Go's fmt.Sprintf of the first argument with the others.
std::string GoPrintf(const std::vector<ReportValue>& arguments);

}  // namespace mercator
