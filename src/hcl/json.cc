#include "hcl/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

// Builds a value from the events of the parser, which keeps the text of fractions.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return Put(Value::Null()); }
  bool boolean(bool value) override { return Put(Value::Bool(value)); }
  bool number_integer(number_integer_t value) override { return Put(Value::Int(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    return PutNumber(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& text) override { return PutNumber(text); }
  bool string(string_t& value) override { return Put(Value::String(std::move(value))); }
  bool binary(binary_t&) override { return false; }
  bool start_object(size_t) override { return Open(); }
  bool start_array(size_t) override { return Open(); }
  bool key(string_t& name) override {
    open_.back().name = std::move(name);
    return true;
  }
  bool end_object() override { return Close(Value::Object(std::move(open_.back().attributes))); }
  bool end_array() override { return Close(Value::Tuple(std::move(open_.back().elements))); }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception& error) override {
    problem_ = error.what();
    if (auto end = problem_.find("] "); end != std::string::npos) problem_.erase(0, end + 2);
    return false;
  }

  const Value& result() const { return result_; }
  const std::string& problem() const { return problem_; }

 private:
  struct Container {
    Value::Elements elements;
    Value::Attributes attributes;
    std::string name;
    bool object = false;
  };

  bool Open() {
    if (open_.size() >= 1000) {
      problem_ = "it is too deeply nested";
      return false;
    }
    open_.emplace_back();
    return true;
  }

  bool Close(Value value) {
    open_.pop_back();
    return Put(std::move(value));
  }

  bool Put(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
    } else {
      Container& container = open_.back();
      container.attributes.insert_or_assign(container.name, value);
      container.elements.push_back(std::move(value));
    }
    return true;
  }

  bool PutNumber(const std::string& text) {
    auto number = Number::ParseSigned(text);
    if (!number) problem_ = "`" + text + "` is beyond the range of numbers";
    return number && Put(Value::Of(std::move(*number)));
  }

  std::vector<Container> open_;
  Value result_;
  std::string problem_;
};

void Encode(const Value& value, std::string& out);

void EncodeSequence(const Value& value, std::string& out) {
  out += '[';
  bool first = true;
  for (const Value& element : value.elements()) {
    if (!std::exchange(first, false)) out += ',';
    Encode(element, out);
  }
  out += ']';
}

void EncodeAttributes(const Value& value, std::string& out) {
  out += '{';
  bool first = true;
  for (const auto& [name, attribute] : value.attributes()) {
    if (!std::exchange(first, false)) out += ',';
    out += JsonString(name) + ':';
    Encode(attribute, out);
  }
  out += '}';
}

void Encode(const Value& value, std::string& out) {
  if (!value.has_content()) {
    out += "null";
  } else if (value.Is(TypeKind::kString)) {
    out += JsonString(value.AsString());
  } else if (value.Is(TypeKind::kNumber)) {
    out += value.AsNumber().ToString();
  } else if (value.Is(TypeKind::kBool)) {
    out += value.AsBool() ? "true" : "false";
  } else if (value.IsSequence()) {
    EncodeSequence(value, out);
  } else if (value.IsAttributed()) {
    EncodeAttributes(value, out);
  } else if (auto* raw = value.As<RawSql>()) {
    out += JsonString(raw->sql);
  } else {
    out += "null";
  }
}

void AppendJsonCharacter(Character character, std::string_view bytes, std::string& out) {
  switch (character.code) {
    case '"':
    case '\\':
      out += '\\';
      out += bytes;
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const char32_t code = character.code;
  const bool escaped = code < 0x20 || code == '<' || code == '>' || code == '&' || code == 0x2028 ||
                       code == 0x2029 || code == 0xFFFD;
  out += escaped ? fmt::format("\\u{:04x}", static_cast<uint32_t>(code)) : std::string(bytes);
}

}  // namespace

std::string JsonString(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const Character character = DecodeUtf8(text);
    AppendJsonCharacter(character, text.substr(0, character.size), out);
    text.remove_prefix(character.size);
  }
  return out + "\"";
}

std::optional<Value> DecodeJson(std::string_view text, std::string* problem) {
  Builder builder;
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return builder.result();
  if (problem != nullptr) *problem = builder.problem();
  return std::nullopt;
}

std::string EncodeJson(const Value& value) {
  std::string out;
  Encode(value, out);
  return out;
}

}  // namespace mercator::hcl
