#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mercator {

std::string Join(const std::vector<std::string>& parts, std::string_view separator);
std::vector<std::string> Split(std::string_view text, char separator);
std::string_view Trim(std::string_view text);  // ASCII blanks and line ends at both sides
std::string Replace(std::string_view text, std::string_view from, std::string_view to);
std::string Lower(std::string_view text);  // ASCII only
std::string Upper(std::string_view text);  // ASCII only
bool Contains(std::string_view text, std::string_view part);

// Each line but empty ones with `indent` before it.
std::string IndentLines(std::string_view text, std::string_view indent);

}  // namespace mercator
