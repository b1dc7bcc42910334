#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A function, procedure or window function. PostgreSQL manual: CREATE FUNCTION, CREATE PROCEDURE.
struct Function : Attributes {
  std::string name;       // without arguments
  std::string kind;       // `FUNCTION`, `PROCEDURE`
  std::string arguments;  // as pg_get_function_arguments() gives them, defaults included
  std::string result;     // as pg_get_function_result() gives it; empty for a procedure
  std::string language;
  std::string body;         // source text; empty if `sql_body`
  std::string sql_body;     // SQL-standard body, as pg_get_function_sqlbody() gives it
  std::string object_file;  // of a C function
  bool window = false;
  std::string volatility = "VOLATILE";
  bool strict = false;
  bool security_definer = false;
  bool leakproof = false;
  std::string parallel = "UNSAFE";
  std::string cost;  // empty: the default of the language
  std::string rows;
  std::string support;
  std::vector<std::string> transforms;      // types
  std::vector<std::string> settings;        // `name=value` as in proconfig
  std::vector<std::string> argument_names;  // of input arguments, for CREATE OR REPLACE
  int64_t default_count = 0;

  static constexpr auto kAttrs =
      std::tuple{Attr{"name", &Function::name},
                 Attr{"kind", &Function::kind},
                 Attr{"arguments", &Function::arguments},
                 Attr{"result", &Function::result},
                 Attr{"language", &Function::language},
                 Attr{"body", &Function::body},
                 Attr{"sql_body", &Function::sql_body},
                 Attr{"object_file", &Function::object_file},
                 Attr{"window", &Function::window},
                 Attr{"volatility", &Function::volatility},
                 Attr{"strict", &Function::strict},
                 Attr{"security_definer", &Function::security_definer},
                 Attr{"leakproof", &Function::leakproof},
                 Attr{"parallel", &Function::parallel},
                 Attr{"cost", &Function::cost},
                 Attr{"rows", &Function::rows},
                 Attr{"support", &Function::support},
                 Attr{"transforms", &Function::transforms},
                 Attr{"settings", &Function::settings},
                 Attr{"argument_names", &Function::argument_names, kNotCompared},
                 Attr{"default_count", &Function::default_count, kNotCompared}};
  bool operator==(const Function&) const = default;
};

}  // namespace mercator
