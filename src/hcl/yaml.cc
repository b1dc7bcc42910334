#include "hcl/yaml.h"

#include <yaml.h>

#include <map>
#include <utility>

#include "hcl/convert.h"
#include "hcl/json.h"

namespace mercator::hcl {
namespace {

constexpr int kMaxNesting = 200;
constexpr size_t kMaxNodes = 1000000;  // aliases can multiply without limit

struct Event {
  Event() = default;
  ~Event() { yaml_event_delete(&raw); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  yaml_event_t raw{};
};

std::string TextOf(const yaml_char_t* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

std::optional<Number> YamlNumber(const std::string& text) {
  const bool hex = text.starts_with("0x"), octal = text.starts_with("0o");
  if (!hex && !octal) {
    const bool numeric = text.find_first_not_of("+-.0123456789eE") == std::string::npos;
    return numeric ? Number::ParseSigned(text) : std::nullopt;
  }
  Number number;
  const std::string digits = "0123456789abcdefABCDEF";
  if (text.size() == 2) return std::nullopt;
  for (char c : text.substr(2)) {
    size_t digit = digits.find(c);
    if (digit != std::string::npos && digit > 15) digit -= 6;
    if (digit == std::string::npos || digit >= (hex ? 16u : 8u)) return std::nullopt;
    number = number * Number(hex ? 16 : 8) + Number(static_cast<int64_t>(digit));
  }
  return number;
}

Value PlainScalar(const std::string& text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
    return Value::Null();
  if (text == "true" || text == "True" || text == "TRUE") return Value::Bool(true);
  if (text == "false" || text == "False" || text == "FALSE") return Value::Bool(false);
  if (auto number = YamlNumber(text)) return Value::Of(*number);
  return Value::String(text);
}

class Reader {
 public:
  Reader(std::string_view text, std::string& problem) : problem_(problem) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  ~Reader() { yaml_parser_delete(&parser_); }

  std::optional<Value> Document() {
    Event event;
    if (!Next(event) || !Next(event)) return std::nullopt;
    if (event.raw.type == YAML_STREAM_END_EVENT) return Value::Null();
    if (!Next(event)) return std::nullopt;
    auto value = Node(event, 0);
    if (!value) return std::nullopt;
    if (!Next(event) || !Next(event)) return std::nullopt;
    if (event.raw.type != YAML_STREAM_END_EVENT) return Fail("there is more than one document");
    return value;
  }

 private:
  std::nullopt_t Fail(std::string problem) {
    problem_ = std::move(problem);
    return std::nullopt;
  }

  bool Next(Event& event) {
    yaml_event_delete(&event.raw);
    if (yaml_parser_parse(&parser_, &event.raw) == 1) return true;
    event.raw = {};
    Fail("line " + std::to_string(parser_.problem_mark.line + 1) + ": " +
         (parser_.problem == nullptr ? "invalid" : parser_.problem));
    return false;
  }

  std::optional<Value> Node(Event& event, int depth) {
    if (depth > kMaxNesting || ++nodes_ > kMaxNodes)
      return Fail("it is too deeply nested or too large");
    std::string anchor;
    std::optional<Value> value;
    switch (event.raw.type) {
      case YAML_ALIAS_EVENT:
        return Alias(TextOf(event.raw.data.alias.anchor));
      case YAML_SCALAR_EVENT:
        anchor = TextOf(event.raw.data.scalar.anchor);
        value = Scalar(event.raw);
        break;
      case YAML_SEQUENCE_START_EVENT:
        anchor = TextOf(event.raw.data.sequence_start.anchor);
        value = Sequence(event, depth);
        break;
      case YAML_MAPPING_START_EVENT:
        anchor = TextOf(event.raw.data.mapping_start.anchor);
        value = Mapping(event, depth);
        break;
      default:
        return Fail("a value is missing");
    }
    if (value && !anchor.empty()) anchors_[anchor] = {*value, nodes_};
    return value;
  }

  std::optional<Value> Alias(const std::string& name) {
    auto found = anchors_.find(name);
    if (found == anchors_.end()) return Fail("there is no anchor `" + name + "` before its alias");
    nodes_ += found->second.second;
    return nodes_ > kMaxNodes ? Fail("it is too large") : std::optional(found->second.first);
  }

  Value Scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const std::string tag = TextOf(scalar.tag);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE && tag != "tag:yaml.org,2002:str";
    return plain ? PlainScalar(text) : Value::String(text);
  }

  std::optional<Value> Sequence(Event& event, int depth) {
    Value::Elements elements;
    while (Next(event)) {
      if (event.raw.type == YAML_SEQUENCE_END_EVENT) return Value::Tuple(std::move(elements));
      auto element = Node(event, depth + 1);
      if (!element) return std::nullopt;
      elements.push_back(std::move(*element));
    }
    return std::nullopt;
  }

  std::optional<Value> Mapping(Event& event, int depth) {
    Value::Attributes own, merged;
    while (Next(event)) {
      if (event.raw.type == YAML_MAPPING_END_EVENT) {
        own.merge(merged);
        return Value::Object(std::move(own));
      }
      const bool merge = event.raw.type == YAML_SCALAR_EVENT &&
                         event.raw.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                         TextOf(event.raw.data.scalar.value) == "<<";
      auto key = Node(event, depth + 1);
      if (!key) return std::nullopt;
      const auto name = key->has_content() ? Convert(*key, Type::String()) : std::nullopt;
      if (!name) return Fail("a key of a mapping is no string");
      if (!Next(event)) return std::nullopt;
      auto value = Node(event, depth + 1);
      if (!value) return std::nullopt;
      if (merge) {
        if (!Merge(*value, merged)) return Fail("what `<<` merges is no mapping");
      } else {
        own.insert_or_assign(name->AsString(), std::move(*value));
      }
    }
    return std::nullopt;
  }

  static bool Merge(const Value& value, Value::Attributes& merged) {
    if (value.Is(TypeKind::kTuple)) {
      for (const Value& element : value.elements()) {
        if (!Merge(element, merged)) return false;
      }
      return true;
    }
    if (!value.has_content() || !value.IsAttributed()) return false;
    merged.insert(value.attributes().begin(), value.attributes().end());
    return true;
  }

  yaml_parser_t parser_;
  std::string& problem_;
  std::map<std::string, std::pair<Value, size_t>> anchors_;
  size_t nodes_ = 0;
};

bool IsBlock(const Value& value) {
  return value.has_content() && (value.IsSequence() || value.IsAttributed()) && value.Size() != 0;
}

// Appends a node; `first` is whether it goes on in a line that has been begun.
void Emit(const Value& value, int indent, bool inline_first, std::string& out) {
  auto begin = [&, first = inline_first]() mutable {
    if (!std::exchange(first, false)) out.append(indent, ' ');
  };
  if (!IsBlock(value)) {
    if (value.has_content() && value.IsSequence()) {
      out += "[]";
    } else if (value.has_content() && value.IsAttributed()) {
      out += "{}";
    } else {
      out += EncodeJson(value);
    }
    out += '\n';
  } else if (value.IsSequence()) {
    for (const Value& element : value.elements()) {
      begin();
      out += "- ";
      Emit(element, indent + 2, true, out);
    }
  } else {
    for (const auto& [name, attribute] : value.attributes()) {
      begin();
      out += JsonString(name) + ':';
      const bool nested = IsBlock(attribute);
      out += nested ? "\n" : " ";
      const bool mapping = nested && attribute.IsAttributed();
      Emit(attribute, indent + (mapping ? 2 : 0), !nested, out);
    }
  }
}

}  // namespace

std::optional<Value> DecodeYaml(std::string_view text, std::string& problem) {
  return Reader(text, problem).Document();
}

std::string EncodeYaml(const Value& value) {
  std::string out;
  Emit(value, 0, true, out);
  return out;
}

}  // namespace mercator::hcl
