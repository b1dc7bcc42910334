#include "hcl/schema/reader.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "hcl/evaluate.h"
#include "hcl/functions.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/column_type.h"
#include "hcl/suggest.h"
#include "sql/lexer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

using hcl::Complain;

std::string Quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

}  // namespace

hcl::Value ReferenceValue(Instance& instance, std::string part, std::string name) {
  auto reference = std::make_shared<BlockReference>();
  reference->instance = &instance;
  reference->part = std::move(part);
  reference->part_name = std::move(name);
  return hcl::Value::Capsule(std::move(reference));
}

hcl::Value WordValue(std::string_view text) {
  return hcl::Value::Capsule(std::make_shared<Word>(text));
}

std::string PartName(const hcl::Block& block) {
  if (const hcl::Attribute* name = block.body.Find("name")) {
    if (auto* text = hcl::As<hcl::StringExpression>(*name->expression))
      return std::string(text->text);
  }
  return block.labels.empty() ? "" : std::string(block.labels.back().text);
}

SchemaReader::SchemaReader(std::vector<hcl::DocumentPtr> documents, const SchemaHclInput& input,
                           Diagnostics& diagnostics)
    : documents_(std::move(documents)), diagnostics_(diagnostics) {
  hcl::InputOptions options;
  options.functions = hcl::StandardFunctions();
  options.variable_texts = input.variables;
  options.variable_values = input.values;
  options.any_variable = true;
  inputs_ = std::make_unique<hcl::Inputs>(documents_, std::move(options), diagnostics_);
  types_ = TypeFunctions();
}

SchemaHcl SchemaReader::Run() {
  RejectRootAttributes();
  // `for_each` may refer to blocks that stand anywhere.
  for (bool repeated : {false, true}) {
    for (const hcl::DocumentPtr& document : documents_) {
      for (const hcl::Block* block : document->body().blocks) Declare(*block, repeated);
    }
  }
  for (Instance& instance : instances_) {
    BlockReader reader(*instance.block, instance, *this);
    instance.form->read(reader);
  }
  SetSearchPath();
  for (Instance& instance : instances_) Order(instance);
  std::ranges::stable_sort(statements_, [](const Statement& a, const Statement& b) {
    return a.phase != b.phase ? a.phase < b.phase : a.instance->order < b.instance->order;
  });
  SchemaHcl schema;
  for (Statement& statement : statements_)
    schema.statements.push_back(std::move(statement.statement));
  schema.renamings = std::move(renamings_);
  schema.documents = documents_;
  return schema;
}

void SchemaReader::RejectRootAttributes() {
  for (const hcl::DocumentPtr& document : documents_) {
    for (const hcl::Attribute& attribute : document->body().attributes) {
      Complain(diagnostics_, document->source(), attribute.name_range,
               "unknown attribute " + Quoted(attribute.name) + "; a schema file has blocks only");
    }
  }
}

bool SchemaReader::CheckLabels(const hcl::Block& block, const BlockForm& form) {
  bool optional = form.type == "permission" || form.type == "default_permission" ||
                  form.type == "comment" || form.type == "user_mapping" || form.type == "data";
  if (block.labels.size() == 1 || block.labels.size() == 2) return true;
  if (optional && block.labels.empty()) return true;
  Complain(diagnostics_, block.document->source(), block.header(),
           "block " + Quoted(block.type) + " takes a name" +
               (block.labels.empty() ? "" : ", or a schema and a name"));
  return false;
}

void SchemaReader::Declare(const hcl::Block& block, bool repeated) {
  const hcl::Attribute* for_each = block.body.Find("for_each");
  if (inputs_->Reads(block) || repeated != (for_each != nullptr)) return;
  const BlockForm* form = FindBlockForm(block.type);
  if (form == nullptr) {
    Complain(diagnostics_, block.document->source(), block.type_range,
             "unknown block " + Quoted(block.type) +
                 hcl::DidYouMean(hcl::Suggest(block.type, BlockTypes())));
    return;
  }
  if (!CheckLabels(block, *form)) return;
  Instance instance;
  instance.block = &block;
  instance.form = form;
  if (!block.labels.empty()) instance.label = std::string(block.labels.back().text);
  if (block.labels.size() == 2) instance.qualifier = std::string(block.labels[0].text);
  if (for_each != nullptr) return DeclareRepeated(std::move(instance), *for_each);
  Register(std::move(instance));
}

void SchemaReader::Register(Instance instance) {
  instances_.push_back(std::move(instance));
  Instance& kept = instances_.back();
  by_label_[std::string(kept.form->type) + "." + kept.label].push_back(&kept);
}

void SchemaReader::DeclareRepeated(Instance declared, const hcl::Attribute& for_each) {
  Instance nowhere;
  nowhere.block = declared.block;
  nowhere.form = declared.form;
  hcl::Value collection = Evaluate(for_each, nowhere);
  if (!collection.has_content()) return;
  if (!collection.IsSequence() && !collection.IsAttributed()) {
    Complain(diagnostics_, declared.block->document->source(), for_each.expression->range,
             "`for_each` takes a list, a set or a map");
    return;
  }
  auto add = [&](hcl::Value key, const hcl::Value& value) {
    Instance instance;
    instance.block = declared.block;
    instance.form = declared.form;
    instance.label = declared.label;
    instance.qualifier = declared.qualifier;
    instance.repeated = true;
    instance.key = std::move(key);
    instance.value = value;
    Register(std::move(instance));
    Instance& kept = instances_.back();
    kept.scope = std::make_unique<hcl::Scope>(inputs_->scope());
    kept.scope->Set("each", hcl::Value::Object({{"key", kept.key}, {"value", kept.value}}));
  };
  if (collection.IsAttributed()) {
    for (const auto& [key, value] : collection.attributes()) add(hcl::Value::String(key), value);
    return;
  }
  for (const hcl::Value& value : collection.elements()) add(value, value);
}

void SchemaReader::Add(Phase phase, std::string sql, const Instance& instance,
                       const hcl::Block& block) {
  bool about = phase > Phase::kTable && phase != Phase::kFunction;
  statements_.push_back({phase, &instance, {std::move(sql), &block, instance.block, about}});
}

void SchemaReader::AddRenaming(ObjectId id, std::string former, std::string label) {
  renamings_.push_back({std::move(id), std::move(label), "", std::move(former)});
}

const std::string& SchemaReader::NameOf(Instance& own) {
  if (own.name) return *own.name;
  if (own.naming) return own.label;
  own.naming = true;
  std::string name = own.label;
  if (const hcl::Attribute* attribute = own.block->body.Find("name")) {
    hcl::Value value = Evaluate(*attribute, own);
    if (value.has_content() && value.Is(hcl::TypeKind::kString)) {
      name = value.AsString();
    } else if (value.known()) {
      Complain(diagnostics_, own.block->document->source(), attribute->expression->range,
               "`name`: a string is required");
    }
  }
  own.name = std::move(name);
  own.naming = false;
  return *own.name;
}

const std::string& SchemaReader::SchemaOf(Instance& own) {
  if (own.schema) return *own.schema;
  own.schema = own.form->in_schema ? own.qualifier : "";
  const hcl::Attribute* attribute = own.block->body.Find("schema");
  if (!own.form->in_schema || attribute == nullptr) return *own.schema;
  hcl::Value value = Evaluate(*attribute, own);
  if (auto* reference = value.As<BlockReference>();
      reference != nullptr && reference->instance->form->type == "schema") {
    own.schema = NameOf(*reference->instance);
  } else if (value.has_content() && value.Is(hcl::TypeKind::kString)) {
    own.schema = value.AsString();
  } else if (value.known()) {
    Complain(diagnostics_, own.block->document->source(), attribute->expression->range,
             "`schema`: a reference to a schema is required, as in `schema.public`");
  }
  return *own.schema;
}

std::string SchemaReader::SqlName(Instance& instance) {
  return QualifiedName(SchemaOf(instance), NameOf(instance));
}

bool SchemaReader::CallsFunction(std::string_view sql) const {
  SqlLexer lexer(sql);
  std::string_view before;
  for (SqlToken token = lexer.Next(); token.kind != SqlTokenKind::kEnd; token = lexer.Next()) {
    std::string_view text = sql.substr(token.begin, token.end - token.begin);
    if (text == "(" && !before.empty() && Find("function", before) != nullptr) return true;
    bool name = token.kind == SqlTokenKind::kWord || token.kind == SqlTokenKind::kQuotedName;
    before = !name ? "" : text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
  }
  return false;
}

// Depth first; a cycle is cut anywhere.
void SchemaReader::Order(Instance& instance) {
  if (instance.order >= 0) return;
  struct Frame {
    Instance* instance;
    size_t next = 0;
  };
  instance.order = 0;
  std::vector<Frame> stack = {{&instance}};
  while (!stack.empty()) {
    Frame& top = stack.back();
    if (top.next == top.instance->uses.size()) {
      top.instance->order = ++ordered_;
      stack.pop_back();
      continue;
    }
    Instance* used = top.instance->uses[top.next++];
    if (used->order >= 0) continue;
    used->order = 0;
    stack.push_back({used});
  }
}

// Names in SQL texts are looked up in the schema, if there is only one.
void SchemaReader::SetSearchPath() {
  std::set<std::string> schemas;
  Instance* first = nullptr;
  for (Instance& instance : instances_) {
    if (instance.form->type != "schema") continue;
    schemas.insert(NameOf(instance));
    first = &instance;
  }
  if (schemas.size() != 1 || schemas.contains("public")) return;
  Add(Phase::kSettings, "SET search_path TO " + QuoteIdentifier(*schemas.begin()) + ", public",
      *first, *first->block);
}

SchemaHcl ReadSchemaHcl(const std::vector<SourcePtr>& files, const SchemaHclInput& input,
                        Diagnostics& diagnostics) {
  std::vector<hcl::DocumentPtr> documents;
  Diagnostics syntax;
  for (const SourcePtr& file : files) documents.push_back(hcl::ParseDocument(file, syntax));
  diagnostics.Append(syntax);
  if (syntax.HasErrors()) return {};
  // What an attribute says is asked for more than once, and `for_each` reads a block often.
  Diagnostics found;
  SchemaHcl schema = SchemaReader(std::move(documents), input, found).Run();
  std::set<std::tuple<const Source*, size_t, size_t, std::string>> seen;
  for (const Diagnostic& one : found.all()) {
    if (seen.emplace(one.source.get(), one.begin, one.end, one.message).second)
      diagnostics.Add(one);
  }
  return schema;
}

}  // namespace mercator
