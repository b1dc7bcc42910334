#include <algorithm>

#include "hcl/schema/schema.h"

namespace mercator {
namespace {

// Looks through the strings and names of a block for what stands at a byte of a statement.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view sql, size_t position) : sql_(sql), position_(position) {
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
    bool verbatim = string.content.end - string.content.begin == string.text.size();
    if (!verbatim) {
      text_ = string.range;
      return;
    }
    uint32_t begin = string.content.begin + static_cast<uint32_t>(inside);
    uint32_t end = begin + static_cast<uint32_t>(std::max<size_t>(word_end_ - position_, 1));
    text_ = hcl::Range{begin, std::min(end, string.content.end)};
  }

  std::string_view sql_;
  size_t position_;
  size_t word_end_ = 0;
  std::string_view word_, last_;
  size_t best_ = 0;
  std::optional<hcl::Range> text_, named_;
};

}  // namespace

HclPlace PlaceOf(const HclStatement& statement, std::optional<size_t> position) {
  const hcl::Block& block = *statement.block;
  HclPlace place{block.document->source(), block.header().begin, block.header().end};
  if (!position || *position >= statement.sql.size()) return place;
  PlaceFinder finder(statement.sql, *position);
  finder.Look(block.body);
  if (auto found = finder.found()) {
    place.begin = found->begin;
    place.end = found->end;
  }
  return place;
}

}  // namespace mercator
