#include "hcl/schema/block_reader.h"

#include <algorithm>

#include "base/text.h"
#include "hcl/convert.h"
#include "hcl/schema/column_type.h"
#include "hcl/suggest.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string Canonical(std::string_view word) {
  return Upper(Replace(Replace(word, "_", " "), "-", " "));
}

// The text of a bare word or a string.
std::optional<std::string> WordOf(const hcl::Value& value) {
  if (auto* word = value.As<Word>()) return word->text;
  if (value.has_content() && value.Is(hcl::TypeKind::kString)) return value.AsString();
  return std::nullopt;
}

std::optional<std::string> Scalar(const hcl::Value& value, bool literal) {
  if (!value.has_content()) return std::nullopt;
  if (auto* raw = value.As<hcl::RawSql>()) return raw->sql;
  if (value.Is(hcl::TypeKind::kBool)) return value.AsBool() ? "true" : "false";
  if (value.Is(hcl::TypeKind::kNumber)) return value.AsNumber().ToString();
  if (!value.Is(hcl::TypeKind::kString)) return std::nullopt;
  return literal ? QuoteLiteral(value.AsString()) : value.AsString();
}

template <class Known>
void Note(Known& known, std::string_view name) {
  if (std::ranges::find(known.names, name) == known.names.end()) known.names.push_back(name);
}

std::vector<std::string> Texts(const std::vector<std::string_view>& names) {
  return {names.begin(), names.end()};
}

}  // namespace

BlockReader::BlockReader(const hcl::Block& block, Instance& instance, SchemaReader& schema)
    : block_(block), instance_(instance), schema_(schema) {
  attributes_.used.resize(block.body.attributes.size());
  blocks_.used.resize(block.body.blocks.size());
}

std::string BlockReader::Name() {
  Find("name");
  return &block_ == instance_.block ? schema_.NameOf(instance_) : PartName(block_);
}

std::string BlockReader::SqlName() {
  Find("name");
  return QualifiedName(SchemaName(), schema_.NameOf(instance_));
}

std::string BlockReader::SchemaName() {
  if (instance_.form->in_schema && &block_ == instance_.block) Find("schema");
  return schema_.SchemaOf(instance_);
}

const hcl::Attribute* BlockReader::Find(std::string_view name) {
  auto attributes = block_.body.attributes;
  for (size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].name != name) continue;
    attributes_.used[i] = true;
    return &attributes[i];
  }
  Note(attributes_, name);
  return nullptr;
}

hcl::Value BlockReader::Evaluate(const hcl::Attribute& attribute) {
  return schema_.Evaluate(attribute, instance_);
}

std::optional<hcl::Value> BlockReader::Get(std::string_view name) {
  const hcl::Attribute* attribute = Find(name);
  if (attribute == nullptr) return std::nullopt;
  hcl::Value value = Evaluate(*attribute);
  if (!value.has_content() || value.HasUnknown()) return std::nullopt;
  return value;
}

void BlockReader::Wrong(const hcl::Attribute& attribute, std::string what) {
  hcl::Complain(schema_.diagnostics(), block_.document->source(), attribute.expression->range,
                Quoted(attribute.name) + ": " + std::move(what));
}

std::optional<std::string> BlockReader::String(std::string_view name) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  std::string problem;
  if (auto text = hcl::Convert(*value, hcl::Type::String(), &problem)) return text->AsString();
  Wrong(*Find(name), "a string is required");
  return std::nullopt;
}

std::optional<std::string> BlockReader::Sql(std::string_view name) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  auto text = Scalar(*value, false);
  if (!text) Wrong(*Find(name), "a string or `sql(\"…\")` is required");
  return text;
}

std::optional<std::string> BlockReader::Literal(std::string_view name) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  auto text = Scalar(*value, true);
  if (!text) Wrong(*Find(name), "a constant or `sql(\"…\")` is required");
  return text;
}

std::optional<std::string> BlockReader::Type(std::string_view name) {
  const hcl::Attribute* attribute = Find(name);
  if (attribute == nullptr) return std::nullopt;
  hcl::Value value = schema_.EvaluateType(*attribute, instance_);
  if (!value.has_content()) return std::nullopt;
  if (auto* word = value.As<Word>()) {
    if (auto sql = TypeOfWord(word->text)) return sql;
    hcl::Complain(schema_.diagnostics(), block_.document->source(), attribute->expression->range,
                  "unknown type " + Quoted(word->text) +
                      hcl::DidYouMean(hcl::Suggest(word->text, TypeWords())))
        .notes.push_back("types without a name in HCL are written as `sql(\"…\")`");
    return std::nullopt;
  }
  if (auto* reference = value.As<BlockReference>(); reference != nullptr && reference->part.empty())
    return schema_.SqlName(*reference->instance);
  if (auto text = Scalar(value, false)) return text;
  Wrong(*attribute, "a type is required");
  return std::nullopt;
}

std::optional<bool> BlockReader::Bool(std::string_view name) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  std::string problem;
  if (auto flag = hcl::Convert(*value, hcl::Type::Bool(), &problem)) return flag->AsBool();
  Wrong(*Find(name), "`true` or `false` is required");
  return std::nullopt;
}

std::optional<int64_t> BlockReader::Int(std::string_view name) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  std::string problem;
  auto number = hcl::Convert(*value, hcl::Type::Number(), &problem);
  auto whole = number ? number->AsNumber().ToInt64() : std::nullopt;
  if (!whole) Wrong(*Find(name), "a whole number is required");
  return whole;
}

std::optional<std::string> BlockReader::OneOf(std::string_view name,
                                              const std::vector<std::string>& allowed) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  auto word = WordOf(*value);
  std::vector<std::string> spelt;
  for (const std::string& one : allowed) {
    if (word && Canonical(*word) == Canonical(one)) return one;
    spelt.push_back(Replace(one, " ", "_"));
  }
  std::string near = word ? hcl::Suggest(Replace(*word, " ", "_"), spelt) : "";
  Wrong(*Find(name), near.empty() ? "one of " + Join(spelt, ", ") + " is required"
                                  : "there is no " + Quoted(*word) + hcl::DidYouMean(near));
  return std::nullopt;
}

// One value that is no list counts as a list of one.
std::vector<hcl::Value> BlockReader::List(std::string_view name, const hcl::Attribute*& attribute) {
  attribute = Find(name);
  auto value = Get(name);
  if (!value) return {};
  if (value->IsSequence()) return value->elements();
  return {*value};
}

std::vector<std::string> BlockReader::Words(std::string_view name) {
  std::vector<std::string> words;
  const hcl::Attribute* attribute = nullptr;
  for (const hcl::Value& value : List(name, attribute)) {
    if (auto word = WordOf(value)) {
      words.push_back(Canonical(*word));
    } else {
      Wrong(*attribute, "a list of words is required");
    }
  }
  return words;
}

std::vector<std::string> BlockReader::Strings(std::string_view name) {
  std::vector<std::string> strings;
  const hcl::Attribute* attribute = nullptr;
  for (const hcl::Value& value : List(name, attribute)) {
    auto text = Scalar(value, false);
    if (!text) text = WordOf(value);
    if (text) {
      strings.push_back(*text);
    } else {
      Wrong(*attribute, "a list of strings is required");
    }
  }
  return strings;
}

std::string BlockReader::ObjectOf(const hcl::Value& value, const std::vector<std::string>& types,
                                  const hcl::Attribute& attribute) {
  if (auto* raw = value.As<hcl::RawSql>()) return raw->sql;
  if (auto* reference = value.As<BlockReference>()) {
    std::string type(reference->instance->form->type);
    bool fits = types.empty() || std::ranges::find(types, type) != types.end();
    if (fits) return ReferredName(*reference, schema_);
    Wrong(attribute,
          "a reference to a " + Join(types, ", ") + " is required, but here is a " + type);
    return "";
  }
  if (auto text = WordOf(value)) {
    if (value.As<Word>() == nullptr) return *text;
  }
  Wrong(attribute, types.empty() ? "a reference is required"
                                 : "a reference is required, as in " + Quoted(types[0] + ".name"));
  return "";
}

std::optional<std::string> BlockReader::Object(std::string_view name,
                                               const std::vector<std::string>& types) {
  auto value = Get(name);
  if (!value) return std::nullopt;
  std::string sql = ObjectOf(*value, types, *Find(name));
  return sql.empty() ? std::nullopt : std::optional(sql);
}

std::vector<std::string> BlockReader::Objects(std::string_view name,
                                              const std::vector<std::string>& types) {
  std::vector<std::string> names;
  const hcl::Attribute* attribute = nullptr;
  for (const hcl::Value& value : List(name, attribute)) {
    std::string sql = ObjectOf(value, types, *attribute);
    if (!sql.empty()) names.push_back(std::move(sql));
  }
  return names;
}

std::vector<std::string> BlockReader::Columns(std::string_view name) {
  std::vector<std::string> names;
  const hcl::Attribute* attribute = nullptr;
  for (const hcl::Value& value : List(name, attribute)) {
    auto* reference = value.As<BlockReference>();
    if (reference != nullptr && (reference->part == "column" || reference->part == "field")) {
      names.push_back(reference->part_name);
    } else if (value.has_content() && value.Is(hcl::TypeKind::kString)) {
      names.push_back(value.AsString());
    } else {
      Wrong(*attribute, "references to columns are required, as in `column.id`");
    }
  }
  return names;
}

std::optional<std::string> BlockReader::Column(std::string_view name) {
  std::vector<std::string> names = Columns(name);
  return names.empty() ? std::nullopt : std::optional(names[0]);
}

std::string BlockReader::RoleOf(const hcl::Value& value, const hcl::Attribute& attribute) {
  if (auto* reference = value.As<BlockReference>();
      reference != nullptr && KindOfBlock(reference->instance->form->type) == Kind::kRole)
    return QuoteIdentifier(schema_.NameOf(*reference->instance));
  if (auto* word = value.As<Word>()) {
    static const std::vector<std::string> kWords = {"PUBLIC", "CURRENT_USER", "CURRENT_ROLE",
                                                    "SESSION_USER", "OWNER"};
    if (std::ranges::find(kWords, word->text) != kWords.end()) return word->text;
    Wrong(attribute,
          "there is no " + Quoted(word->text) + hcl::DidYouMean(hcl::Suggest(word->text, kWords)));
    return "";
  }
  if (value.has_content() && value.Is(hcl::TypeKind::kString))
    return Upper(value.AsString()) == "PUBLIC" ? "PUBLIC" : QuoteIdentifier(value.AsString());
  if (auto* raw = value.As<hcl::RawSql>()) return raw->sql;
  Wrong(attribute, "a role is required: `role.name`, a string or `PUBLIC`");
  return "";
}

std::vector<std::string> BlockReader::Roles(std::string_view name) {
  std::vector<std::string> roles;
  const hcl::Attribute* attribute = nullptr;
  for (const hcl::Value& value : List(name, attribute)) {
    std::string role = RoleOf(value, *attribute);
    if (!role.empty()) roles.push_back(std::move(role));
  }
  return roles;
}

std::optional<std::string> BlockReader::Role(std::string_view name) {
  std::vector<std::string> roles = Roles(name);
  return roles.empty() ? std::nullopt : std::optional(roles[0]);
}

// The keys of `{ a = 1, b = 2 }` as they stand there; a value keeps no order.
static std::vector<std::string> KeysInOrder(const hcl::Attribute& attribute) {
  std::vector<std::string> keys;
  auto* object = hcl::As<hcl::ObjectExpression>(*attribute.expression);
  if (object == nullptr) return keys;
  for (const hcl::ObjectItem& item : object->items) {
    if (auto* text = hcl::As<hcl::StringExpression>(*item.key)) {
      keys.emplace_back(text->text);
    } else {
      keys.emplace_back(hcl::AsKeyword(*item.key));
    }
  }
  return keys;
}

Options BlockReader::Map(std::string_view name) {
  Options options;
  auto value = Get(name);
  if (!value) return options;
  if (!value->IsAttributed()) {
    Wrong(*Find(name), "`{ name = value, … }` is required");
    return options;
  }
  const hcl::Value::Attributes& attributes = value->attributes();
  std::vector<std::string> keys = KeysInOrder(*Find(name));
  for (const auto& [key, one] : attributes) {
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  for (const std::string& key : keys) {
    auto found = attributes.find(key);
    if (found == attributes.end()) continue;
    auto text = Scalar(found->second, false);
    if (!text) text = WordOf(found->second);
    if (text) {
      options[key] = *text;
    } else {
      Wrong(*Find(name), "the value of " + Quoted(key) + " is neither a string nor a number");
    }
  }
  return options;
}

const BlockReference* BlockReader::Reference(std::string_view name) {
  auto value = Get(name);
  if (!value) return nullptr;
  kept_ = *value;
  return kept_.As<BlockReference>();
}

ObjectId BlockReader::PartId(Kind kind, std::string_view table) {
  const BlockReference* reference = Reference(table);
  if (reference == nullptr) return {kind, "", "", Name()};
  Instance& instance = *reference->instance;
  return {kind, schema_.SchemaOf(instance), schema_.NameOf(instance), Name()};
}

std::vector<const hcl::Block*> BlockReader::Blocks(std::string_view type) {
  std::vector<const hcl::Block*> found;
  for (size_t i = 0; i < block_.body.blocks.size(); ++i) {
    if (block_.body.blocks[i]->type != type) continue;
    blocks_.used[i] = true;
    found.push_back(block_.body.blocks[i]);
  }
  Note(blocks_, type);
  return found;
}

const hcl::Block* BlockReader::OnlyBlock(std::string_view type) {
  std::vector<const hcl::Block*> found = Blocks(type);
  for (size_t i = 1; i < found.size(); ++i) {
    hcl::Complain(schema_.diagnostics(), found[i]->document->source(), found[i]->header(),
                  "there is a second block " + Quoted(type) + " in " + Quoted(block_.type));
  }
  return found.empty() ? nullptr : found[0];
}

void BlockReader::Complain(std::string message) {
  hcl::Complain(schema_.diagnostics(), block_.document->source(), block_.header(),
                std::move(message));
}

void BlockReader::Complain(std::string_view attribute, std::string message) {
  const hcl::Attribute* found = Find(attribute);
  hcl::Complain(schema_.diagnostics(), block_.document->source(),
                found ? found->expression->range : block_.header(), std::move(message));
}

void BlockReader::Warn(std::string_view attribute, std::string message) {
  const hcl::Attribute* found = attribute.empty() ? nullptr : Find(attribute);
  const hcl::Range range = found ? found->expression->range : block_.header();
  schema_.diagnostics().Warning(std::move(message), block_.document->source(), range.begin,
                                range.end);
}

bool BlockReader::Require(std::string_view attribute) {
  if (Find(attribute) != nullptr) return true;
  Complain("block " + Quoted(block_.type) + " needs an attribute " + Quoted(attribute));
  return false;
}

void BlockReader::RequireSchema() {
  if (instance_.qualifier.empty()) Require("schema");
}

void BlockReader::Finish() {
  for (const char* name : {"for_each", "depends_on"}) {
    if (&block_ == instance_.block) Find(name);
  }
  auto attributes = block_.body.attributes;
  for (size_t i = 0; i < attributes.size(); ++i) {
    if (attributes_.used[i]) {
      Note(attributes_, attributes[i].name);
      continue;
    }
  }
  for (size_t i = 0; i < attributes.size(); ++i) {
    if (attributes_.used[i]) continue;
    bool is_block = std::ranges::find(blocks_.names, attributes[i].name) != blocks_.names.end();
    hcl::Complain(schema_.diagnostics(), block_.document->source(), attributes[i].name_range,
                  "unknown attribute " + Quoted(attributes[i].name) + " in " + Quoted(block_.type) +
                      (is_block ? "; it is a block, without `=`"
                                : hcl::DidYouMean(
                                      hcl::Suggest(attributes[i].name, Texts(attributes_.names)))));
  }
  for (size_t i = 0; i < block_.body.blocks.size(); ++i) {
    if (blocks_.used[i]) continue;
    const hcl::Block& inner = *block_.body.blocks[i];
    bool is_attribute = std::ranges::find(attributes_.names, inner.type) != attributes_.names.end();
    hcl::Complain(
        schema_.diagnostics(), inner.document->source(), inner.type_range,
        "unknown block " + Quoted(inner.type) + " in " + Quoted(block_.type) +
            (is_attribute ? "; it is an attribute, with `=`"
                          : hcl::DidYouMean(hcl::Suggest(inner.type, Texts(blocks_.names)))));
  }
  // What `depends_on` names is used, which orders the statements.
  if (&block_ == instance_.block) Get("depends_on");
}

}  // namespace mercator
