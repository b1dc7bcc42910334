#include <algorithm>

#include "hcl/schema/schema.h"

namespace mercator {
namespace {

// Looks through the strings and names of a block for what stands at a byte of a statement.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view sql, size_t position, std::string_view source)
      : text_of_source_(source), sql_(sql), position_(position) {
    word_end_ = position;
    while (word_end_ < sql.size() && IsWordByte(sql[word_end_])) ++word_end_;
    if (position < sql.size() && sql[position] == '"') {
      word_end_ = std::min(sql.find('"', position + 1), sql.size());
      word_ = sql.substr(position + 1, word_end_ - position - 1);
    } else {
      word_ = sql.substr(position, word_end_ - position);
    }
    size_t dot = word_.rfind('.');
    last_ = dot == std::string_view::npos ? word_ : word_.substr(dot + 1);
  }

  void Look(const hcl::Body& body) {
    for (const hcl::Attribute& attribute : body.attributes) Look(*attribute.expression);
    for (const hcl::Block* block : body.blocks) {
      for (const hcl::Label& label : block->labels) {
        if (!last_.empty() && label.text == last_) named_ = label.range;
      }
      Look(block->body);
    }
  }

  // In a text that the statement holds there, or else at a name.
  std::optional<hcl::Range> found() const { return text_ ? text_ : named_; }

 private:
  static bool IsWordByte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
  }

  void Look(const hcl::Expression& expression) {
    if (auto* text = hcl::As<hcl::StringExpression>(expression)) return LookIn(*text);
    if (auto* tuple = hcl::As<hcl::TupleExpression>(expression)) {
      for (const hcl::Expression* item : tuple->items) Look(*item);
    } else if (auto* call = hcl::As<hcl::CallExpression>(expression)) {
      for (const hcl::Expression* argument : call->arguments) Look(*argument);
    } else if (auto* object = hcl::As<hcl::ObjectExpression>(expression)) {
      for (const hcl::ObjectItem& item : object->items) Look(*item.value);
    } else if (auto* name = hcl::As<hcl::TraversalExpression>(expression)) {
      bool same = !name->steps.empty() && name->steps.back().name == last_ && !last_.empty();
      if (same && !named_) named_ = expression.range;
    }
  }

  // The longest text around the byte is the one.
  void LookIn(const hcl::StringExpression& string) {
    std::string_view text = string.text;
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
      text.remove_suffix(1);
    size_t lead = 0;
    while (lead < text.size() && std::isspace(static_cast<unsigned char>(text[lead]))) ++lead;
    std::string_view core = text.substr(lead);
    if (core.empty() || core.size() <= best_) return;
    size_t from = position_ >= core.size() ? position_ - core.size() + 1 : 0;
    size_t at = sql_.find(core, from);
    if (at == std::string_view::npos || at > position_ || position_ >= at + core.size()) return;
    best_ = core.size();
    size_t inside = lead + position_ - at;
    text_ = Within(string, inside);
  }

  // The range of the word in the source: by its number among those of the text, since a heredoc
  // loses its indentation and a string its escapes.
  hcl::Range Within(const hcl::StringExpression& string, size_t inside) const {
    std::string_view word = word_.empty() ? string.text.substr(inside, 1) : word_;
    size_t number = 0;
    for (size_t at = 0; (at = string.text.find(word, at)) < inside; ++at) ++number;
    std::string_view source =
        text_of_source_.substr(string.content.begin, string.content.end - string.content.begin);
    size_t at = source.find(word);
    for (; number > 0 && at != std::string_view::npos; --number) at = source.find(word, at + 1);
    if (at == std::string_view::npos) return string.range;
    uint32_t begin = string.content.begin + static_cast<uint32_t>(at);
    return {begin, begin + static_cast<uint32_t>(word.size())};
  }

  std::string_view text_of_source_;
  std::string_view sql_;
  size_t position_;
  size_t word_end_ = 0;
  std::string_view word_, last_;
  size_t best_ = 0;
  std::optional<hcl::Range> text_, named_;
};

}  // namespace

// Where the first name that the message has in quotes stands in the statement.
static std::optional<size_t> NamedPosition(std::string_view sql, std::string_view message) {
  size_t open = message.find('"');
  if (open == std::string_view::npos) return std::nullopt;
  std::string_view name = message.substr(open + 1, message.find('"', open + 1) - open - 1);
  // The name of the object itself comes first and says nothing.
  size_t at = name.empty() ? std::string_view::npos : sql.rfind(name);
  if (at == std::string_view::npos) return std::nullopt;
  return at;
}

HclPlace PlaceOf(const HclStatement& statement, std::optional<size_t> position,
                 std::string_view message) {
  const hcl::Block& block = *statement.block;
  const SourcePtr& source = block.document->source();
  HclPlace place{source, block.header().begin, block.header().end};
  if (!position) position = NamedPosition(statement.sql, message);
  if (!position || *position >= statement.sql.size()) return place;
  PlaceFinder finder(statement.sql, *position, source->text);
  finder.Look(block.body);
  if (auto found = finder.found()) {
    place.begin = found->begin;
    place.end = found->end;
  }
  return place;
}

}  // namespace mercator
