#include "base/text.h"
#include "hcl/functions.h"
#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

using Mapping = char32_t (*)(char32_t);

Value Mapped(const std::string& text, Mapping mapping) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const Character character = DecodeUtf8(rest);
    AppendUtf8(out, mapping(character.code));
    rest.remove_prefix(character.size);
  }
  return Value::String(out);
}

Value Title(Call& call) {
  std::string out;
  bool start = true;
  for (std::string_view rest = call.Text(0); !rest.empty();) {
    const Character character = DecodeUtf8(rest);
    AppendUtf8(out, start ? ToUpper(character.code) : character.code);
    const char32_t code = character.code;
    start = !IsLetter(code) && !(code >= '0' && code <= '9') && code != '_' && code != '\'';
    rest.remove_prefix(character.size);
  }
  return Value::String(out);
}

bool HasCharacter(std::string_view set, std::string_view character) {
  return set.find(character) != std::string_view::npos;
}

Value Trimmed(Call& call) {
  std::string_view text = call.Text(0);
  const std::string_view cutset = call.Text(1);
  while (!text.empty() && HasCharacter(cutset, text.substr(0, DecodeUtf8(text).size))) {
    text.remove_prefix(DecodeUtf8(text).size);
  }
  while (!text.empty()) {
    size_t last = text.size() - 1;
    while (last > 0 && (text[last] & 0xC0) == 0x80) --last;
    if (!HasCharacter(cutset, text.substr(last))) break;
    text = text.substr(0, last);
  }
  return Value::String(std::string(text));
}

Value TrimPrefix(Call& call) {
  std::string_view text = call.Text(0);
  if (text.starts_with(call.Text(1))) text.remove_prefix(call.Text(1).size());
  return Value::String(std::string(text));
}

Value TrimSuffix(Call& call) {
  std::string_view text = call.Text(0);
  if (text.ends_with(call.Text(1))) text.remove_suffix(call.Text(1).size());
  return Value::String(std::string(text));
}

Value Chomp(Call& call) {
  std::string_view text = call.Text(0);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return Value::String(std::string(text));
}

Value IndentText(Call& call) {
  const auto count = call.Numeric(0).ToInt64();
  if (!count || *count < 0 || *count > 1000)
    return call.FailArgument(0, "a small whole number is required");
  return Value::String(Replace(call.Text(1), "\n", "\n" + std::string(*count, ' ')));
}

Value TextList(std::vector<std::string> parts) {
  Value::Elements elements;
  for (std::string& part : parts) elements.push_back(Value::String(std::move(part)));
  return Value::List(Type::String(), std::move(elements));
}

Value SplitText(Call& call) {
  const std::string_view separator = call.Text(0);
  std::string_view rest = call.Text(1);
  std::vector<std::string> parts;
  if (separator.empty()) {
    for (; !rest.empty(); rest.remove_prefix(DecodeUtf8(rest).size)) {
      parts.emplace_back(rest.substr(0, DecodeUtf8(rest).size));
    }
    return TextList(std::move(parts));
  }
  for (size_t at; (at = rest.find(separator)) != std::string_view::npos;) {
    parts.emplace_back(rest.substr(0, at));
    rest.remove_prefix(at + separator.size());
  }
  parts.emplace_back(rest);
  return TextList(std::move(parts));
}

Value JoinTexts(Call& call) {
  std::vector<std::string> parts;
  for (size_t i = 1; i < call.size(); ++i) {
    for (const Value& element : call[i].elements()) {
      if (element.null()) return call.FailArgument(i, "an element is null; remove nulls first");
      parts.push_back(element.AsString());
    }
  }
  if (call.size() == 1) return call.Fail("at least one list is required");
  return Value::String(Join(parts, call.Text(0)));
}

// By grapheme clusters; a negative offset counts from the end, a length of -1 means the rest.
Value Substring(Call& call) {
  const auto offset = call.Numeric(1).ToInt64();
  const auto length = call.Numeric(2).ToInt64();
  if (!offset) return call.FailArgument(1, "a whole number is required");
  if (!length) return call.FailArgument(2, "a whole number is required");
  std::string_view text = call.Text(0);
  int64_t skip = *offset;
  if (skip < 0) skip = std::max<int64_t>(0, skip + static_cast<int64_t>(GraphemeCount(text)));
  for (; skip > 0 && !text.empty(); --skip) text.remove_prefix(GraphemeSize(text));
  if (*length < 0) return Value::String(std::string(text));
  size_t size = 0;
  for (int64_t i = 0; i < *length && size < text.size(); ++i)
    size += GraphemeSize(text.substr(size));
  return Value::String(std::string(text.substr(0, size)));
}

Value Reversed(Call& call) {
  std::string out;
  for (std::string_view rest = call.Text(0); !rest.empty();) {
    const size_t size = GraphemeSize(rest);
    out.insert(0, rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return Value::String(out);
}

Value ReplaceText(Call& call) {
  const std::string& from = call.Text(1);
  if (!from.empty()) return Value::String(Replace(call.Text(0), from, call.Text(2)));
  std::string out = call.Text(2);
  for (std::string_view rest = call.Text(0); !rest.empty();) {
    const size_t size = DecodeUtf8(rest).size;
    out.append(rest.substr(0, size)).append(call.Text(2));
    rest.remove_prefix(size);
  }
  return Value::String(out);
}

}  // namespace

void AddStringFunctions(FunctionTable& table) {
  const Parameter text{"str", Type::String()};
  const std::vector<Parameter> one = {text};
  auto second = [&](const char* name) {
    return std::vector<Parameter>{text, {name, Type::String()}};
  };
  table["upper"] = {one, {}, [](Call& call) { return Mapped(call.Text(0), &ToUpper); }};
  table["lower"] = {one, {}, [](Call& call) { return Mapped(call.Text(0), &ToLower); }};
  table["title"] = {one, {}, Title};
  table["strrev"] = {one, {}, Reversed};
  table["chomp"] = {one, {}, Chomp};
  table["trimspace"] = {
      one, {}, [](Call& call) { return Value::String(std::string(TrimSpace(call.Text(0)))); }};
  table["trim"] = {second("cutset"), {}, Trimmed};
  table["trimprefix"] = {second("prefix"), {}, TrimPrefix};
  table["trimsuffix"] = {second("suffix"), {}, TrimSuffix};
  table["startswith"] = {second("prefix"), {}, [](Call& call) {
                           return Value::Bool(call.Text(0).starts_with(call.Text(1)));
                         }};
  table["endswith"] = {second("suffix"), {}, [](Call& call) {
                         return Value::Bool(call.Text(0).ends_with(call.Text(1)));
                       }};
  table["indent"] = {{{"spaces", Type::Number()}, text}, {}, IndentText};
  table["split"] = {{{"separator", Type::String()}, text}, {}, SplitText};
  table["join"] = {
      {{"separator", Type::String()}}, Parameter{"lists", Type::List(Type::String())}, JoinTexts};
  table["substr"] = {{text, {"offset", Type::Number()}, {"length", Type::Number()}}, {}, Substring};
  table["replace"] = {
      {text, {"substr", Type::String()}, {"replace", Type::String()}}, {}, ReplaceText};
}

}  // namespace mercator::hcl
