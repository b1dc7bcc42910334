#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the printer of schema HCL needs to know of texts that the server gave.
namespace mercator {

// `public."My Type"` as {public, My Type}; nothing if the text is not a name alone.
std::optional<std::vector<std::string>> ParseName(std::string_view text);

// Parts of the text between commas that are in no brackets, trimmed.
std::vector<std::string> SplitList(std::string_view text);

// The text without the brackets around all of it.
std::string Unbracketed(std::string_view text);

// The end of the bracketed text that begins at `open`, behind the closing bracket.
size_t EndOfBrackets(std::string_view text, size_t open);

// `'it''s'::public.mood`: a string constant and the type behind it, which may be missing.
struct SqlConstant {
  std::string text;
  std::string type;
};
std::optional<SqlConstant> ParseConstant(std::string_view text);

// The words and brackets of a text, one after the other.
class SqlWords {
 public:
  explicit SqlWords(std::string_view text) : text_(text) {}

  bool AtEnd() const;
  // Takes words if they come next, whatever their case; each separated by one blank.
  bool Take(std::string_view words);
  bool Comes(std::string_view words) const;
  // A name with its qualifiers, as it is written.
  std::string Name();
  // A bracketed text with its brackets.
  std::string Brackets();
  // One token.
  std::string Token();
  std::string Rest();

 private:
  void SkipBlanks();
  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace mercator
