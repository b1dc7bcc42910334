#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A text search parser. PostgreSQL manual: CREATE TEXT SEARCH PARSER.
struct TextSearchParser : Attributes {
  std::string start;  // functions
  std::string get_token;
  std::string end;
  std::string lex_types;
  std::string headline;  // empty: none

  static constexpr auto kAttrs = std::tuple{
      Attr{"start", &TextSearchParser::start}, Attr{"gettoken", &TextSearchParser::get_token},
      Attr{"end", &TextSearchParser::end}, Attr{"lextypes", &TextSearchParser::lex_types},
      Attr{"headline", &TextSearchParser::headline}};
  bool operator==(const TextSearchParser&) const = default;
};

}  // namespace mercator
