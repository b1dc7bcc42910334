#include "hcl/body_reader.h"

#include <algorithm>

#include "base/text.h"
#include "hcl/convert.h"
#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

std::string Canonical(std::string_view word) { return Lower(Replace(word, "-", "_")); }

std::string Quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

std::vector<std::string> Names(const std::set<std::string, std::less<>>& names) {
  return {names.begin(), names.end()};
}

Diagnostic& ComplainAt(const Attribute& attribute, Diagnostics& diagnostics, std::string message) {
  return Complain(diagnostics, attribute.document->source(), attribute.expression->range,
                  std::move(message));
}

}  // namespace

BodyReader::BodyReader(const Body& body, std::string what, AttributeEvaluator evaluate,
                       Diagnostics& diagnostics)
    : body_(body),
      what_(std::move(what)),
      evaluate_(std::move(evaluate)),
      diagnostics_(diagnostics) {}

const Attribute* BodyReader::Find(std::string_view name) {
  known_.emplace(name);
  return body_.Find(name);
}

std::optional<Value> BodyReader::Get(std::string_view name) {
  return Converted(name, Type::Dynamic());
}

std::optional<Value> BodyReader::Converted(std::string_view name, const Type& type) {
  const Attribute* attribute = Find(name);
  if (attribute == nullptr) return std::nullopt;
  const Value value = evaluate_(*attribute);
  if (!value.has_content() || value.HasUnknown()) return std::nullopt;
  std::string problem;
  auto converted = Convert(value, type, &problem);
  if (!converted) ComplainAt(*attribute, diagnostics_, Quoted(name) + ": " + problem);
  return converted;
}

std::optional<std::string> BodyReader::String(std::string_view name) {
  const auto value = Converted(name, Type::String());
  return value ? std::optional(value->AsString()) : std::nullopt;
}

std::optional<bool> BodyReader::Bool(std::string_view name) {
  const auto value = Converted(name, Type::Bool());
  return value ? std::optional(value->AsBool()) : std::nullopt;
}

std::optional<int64_t> BodyReader::Int(std::string_view name) {
  const auto value = Converted(name, Type::Number());
  if (!value) return std::nullopt;
  const auto number = value->AsNumber().ToInt64();
  if (!number) ComplainAt(*Find(name), diagnostics_, Quoted(name) + ": a whole number is required");
  return number;
}

std::vector<std::string> BodyReader::Strings(std::string_view name) {
  const Attribute* attribute = Find(name);
  if (attribute == nullptr) return {};
  const auto value = Get(name);
  if (!value) return {};
  if (value->Is(TypeKind::kString)) return {value->AsString()};
  std::string problem;
  const auto list = Convert(*value, Type::List(Type::String()), &problem);
  if (!list) {
    ComplainAt(*attribute, diagnostics_, Quoted(name) + ": a list of strings is required");
    return {};
  }
  std::vector<std::string> strings;
  for (const Value& element : list->elements()) {
    if (!element.null()) strings.push_back(element.AsString());
  }
  return strings;
}

std::optional<std::string> BodyReader::OneOf(std::string_view name,
                                             const std::vector<std::string>& allowed) {
  const auto given = String(name);
  if (!given) return std::nullopt;
  for (const std::string& word : allowed) {
    if (Canonical(word) == Canonical(*given)) return word;
  }
  ComplainAt(
      *Find(name), diagnostics_,
      Quoted(name) + " is one of " + Join(allowed, ", ") + ", but here is " + Quoted(*given));
  return std::nullopt;
}

std::vector<const Block*> BodyReader::Blocks(std::string_view type) {
  known_blocks_.emplace(type);
  std::vector<const Block*> blocks;
  std::ranges::copy_if(body_.blocks, std::back_inserter(blocks),
                       [&](const Block* block) { return block->type == type; });
  return blocks;
}

const Block* BodyReader::OnlyBlock(std::string_view type) {
  const std::vector<const Block*> blocks = Blocks(type);
  for (size_t i = 1; i < blocks.size(); ++i) {
    Complain(diagnostics_, blocks[i]->document->source(), blocks[i]->header(),
             "there is a second block " + Quoted(type) + " in " + what_);
  }
  return blocks.empty() ? nullptr : blocks[0];
}

std::vector<const Attribute*> BodyReader::OtherAttributes() const {
  std::vector<const Attribute*> others;
  for (const Attribute& attribute : body_.attributes) {
    if (!known_.contains(attribute.name)) others.push_back(&attribute);
  }
  return others;
}

void BodyReader::RejectUnknownAttributes() {
  for (const Attribute* attribute : OtherAttributes()) {
    const bool block = known_blocks_.contains(attribute->name);
    Complain(diagnostics_, attribute->document->source(), attribute->name_range,
             "unknown attribute " + Quoted(attribute->name) + " in " + what_ +
                 (block ? "; it is a block, without `=`"
                        : DidYouMean(Suggest(attribute->name, Names(known_)))));
  }
}

void BodyReader::RejectUnknownBlocks() {
  for (const Block* block : body_.blocks) {
    if (known_blocks_.contains(block->type)) continue;
    const bool attribute = known_.contains(block->type);
    Complain(diagnostics_, block->document->source(), block->type_range,
             "unknown block " + Quoted(block->type) + " in " + what_ +
                 (attribute ? "; it is an attribute, with `=`"
                            : DidYouMean(Suggest(block->type, Names(known_blocks_)))));
  }
}

bool BodyReader::CheckLabels(const Block& block, size_t count, Diagnostics& diagnostics) {
  if (block.labels.size() == count) return true;
  Complain(diagnostics, block.document->source(), block.header(),
           "block " + Quoted(block.type) + " takes " + std::to_string(count) +
               (count == 1 ? " label" : " labels") + ", but here are " +
               std::to_string(block.labels.size()));
  return false;
}

}  // namespace mercator::hcl
