#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "hcl/function.h"

namespace mercator::hcl {

// What `print(x)` gives its argument to, without a line end.
using PrintSink = std::function<void(std::string_view)>;

// The functions of every HCL file, by theme.
void AddStringFunctions(FunctionTable& table);      // upper, trim, split, replace, ...
void AddFormatFunctions(FunctionTable& table);      // format, formatlist
void AddRegexFunctions(FunctionTable& table);       // regex, regexall, ...
void AddNumberFunctions(FunctionTable& table);      // abs, ceil, max, parseint, ...
void AddListFunctions(FunctionTable& table);        // concat, element, sort, ...
void AddMapFunctions(FunctionTable& table);         // keys, merge, zipmap, ...
void AddSetFunctions(FunctionTable& table);         // setunion, ...
void AddConversionFunctions(FunctionTable& table);  // tostring, toset, try, can, ...
void AddEncodingFunctions(FunctionTable& table);    // jsonencode, csvdecode, ...
void AddYamlFunctions(FunctionTable& table);        // yamldecode, yamlencode, yamlmerge
void AddDateFunctions(FunctionTable& table);        // formatdate, timeadd
void AddUrlFunctions(FunctionTable& table);         // urlescape, urlqueryset, ...

// All of the above, `sql` and `print`, which writes lines to stderr unless a sink is given.
FunctionTable StandardFunctions(PrintSink print = nullptr);

// `file`, `fileset`, `glob` and `getenv` of a project file; paths are relative to `base`.
void AddProjectFunctions(FunctionTable& table, std::filesystem::path base);

// `list`, `set`, `map`, `tuple` and `object` as constructors of types, for where a type is
// expected; the names of plain types are variables (see TypeNames).
void AddTypeFunctions(FunctionTable& table);

// `string`, `number`, `bool` and so on as values that carry a type.
Value::Attributes TypeNames();

}  // namespace mercator::hcl
