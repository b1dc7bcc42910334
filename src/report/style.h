#pragma once

#include <string>
#include <string_view>

namespace mercator {

// The colours of Atlas's reports, or none.
struct Style {
  bool colour = false;

  std::string Cyan(std::string_view text) const { return Wrap("36", text); }
  std::string Green(std::string_view text) const { return Wrap("92", text); }
  std::string Red(std::string_view text) const { return Wrap("91", text); }
  std::string Yellow(std::string_view text) const { return Wrap("33", text); }
  std::string RedBackground(std::string_view text) const { return Wrap("97;101", text); }

 private:
  std::string Wrap(std::string_view code, std::string_view text) const;
};

// Colours if the file descriptor is a terminal and NO_COLOR is not set.
Style StyleFor(int file_descriptor);

}  // namespace mercator
