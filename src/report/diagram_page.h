#pragma once

#include <string_view>

namespace mercator {

// The page of HtmlText, from diagram_page.html: `{{title}}` and `{{data}}` are to be filled in.
extern const std::string_view kDiagramPage;

}  // namespace mercator
