#include "hcl/schema/printer.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "hcl/format.h"
#include "hcl/schema/column_type.h"
#include "hcl/schema/schema.h"
#include "hcl/schema/sql_text.h"
#include "model/aggregate.h"
#include "model/comment.h"
#include "model/function.h"
#include "model/operator.h"
#include "model/operator_class.h"
#include "model/operator_family.h"
#include "model/owner.h"
#include "model/security_label.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Atlas prints tables first and schemas last.
constexpr Kind kOrder[] = {Kind::kTable,
                           Kind::kView,
                           Kind::kMaterializedView,
                           Kind::kFunction,
                           Kind::kAggregate,
                           Kind::kTrigger,
                           Kind::kEventTrigger,
                           Kind::kRewriteRule,
                           Kind::kRowPolicy,
                           Kind::kStatistics,
                           Kind::kSequence,
                           Kind::kEnum,
                           Kind::kDomain,
                           Kind::kComposite,
                           Kind::kRange,
                           Kind::kBaseType,
                           Kind::kCollation,
                           Kind::kOperator,
                           Kind::kOperatorFamily,
                           Kind::kOperatorClass,
                           Kind::kCast,
                           Kind::kTransform,
                           Kind::kConversion,
                           Kind::kTextSearchParser,
                           Kind::kTextSearchTemplate,
                           Kind::kTextSearchDictionary,
                           Kind::kTextSearchConfiguration,
                           Kind::kLanguage,
                           Kind::kAccessMethod,
                           Kind::kForeignDataWrapper,
                           Kind::kServer,
                           Kind::kUserMapping,
                           Kind::kPublication,
                           Kind::kSubscription,
                           Kind::kExtension,
                           Kind::kRole,
                           Kind::kPrivilege,
                           Kind::kDefaultPrivilege,
                           Kind::kSchema,
                           Kind::kComment};

bool IsIdentifier(std::string_view text) {
  if (text.empty() || (!std::isalpha(static_cast<unsigned char>(text[0])) && text[0] != '_'))
    return false;
  return std::ranges::all_of(
      text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; });
}

// Names that identities have with more in them.
std::string NameOf(const Object& object) {
  switch (object.id.kind) {
    case Kind::kFunction:
      return object.As<Function>().name;
    case Kind::kAggregate:
      return object.As<Aggregate>().name;
    case Kind::kOperatorClass:
      return object.As<OperatorClass>().name;
    case Kind::kOperatorFamily:
      return object.As<OperatorFamily>().name;
    case Kind::kOperator:
      return object.As<Operator>().name;
    default:
      return object.id.name;
  }
}

// `add(integer, integer)` as `add_integer_integer`.
std::string LabelOf(std::string_view name) {
  std::string label;
  for (char c : name) {
    bool word = std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    if (word) {
      label += c;
    } else if (!label.empty() && label.back() != '_') {
      label += '_';
    }
  }
  while (label.ends_with('_')) label.pop_back();
  return label;
}

bool IsRoutine(Kind kind) { return kind == Kind::kFunction || kind == Kind::kAggregate; }

// A heredoc ends with a line end and knows no escapes but those of templates.
bool FitsHeredoc(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || !text.ends_with('\n')) return false;
  return std::ranges::all_of(
      text, [](char c) { return static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t'; });
}

std::string Marker(std::string_view text) {
  std::string marker = "SQL";
  while (Contains(text, marker)) marker += '_';
  return marker;
}

// True if a heredoc that is indented as a whole gives the text again: that takes away as much as
// all lines have in common, and does not count lines of blanks alone.
bool CanBeIndented(std::string_view text) {
  size_t least = std::string_view::npos;
  for (const std::string& line : Split(text, '\n')) {
    size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos && !line.empty()) return false;
    if (first != std::string::npos) least = std::min(least, first);
  }
  return least == 0 && !Contains(text, "\t");
}

std::string EscapeTemplates(std::string_view text) {
  return Replace(Replace(text, "${", "$${"), "%{", "%%{");
}

}  // namespace

std::string ReferenceStep(std::string_view name) {
  if (IsIdentifier(name)) return "." + std::string(name);
  return "[" + SchemaPrinter::Quote(name) + "]";
}

SchemaPrinter::SchemaPrinter(const Catalog& catalog) : catalog_(catalog) {
  for (const Object& object : catalog.objects()) {
    if (object.compared && object.parent) children_[object.parent].push_back(&object);
  }
  AssignAddresses();
}

bool SchemaPrinter::IsOverloaded(const ObjectId& id, const std::string& name) const {
  std::set<ObjectId> same;
  for (const ObjectId& other : catalog_.Named({id.schema, name})) {
    if (IsRoutine(other.kind) && other.schema == id.schema) same.insert(other);
  }
  return same.size() > 1;
}

// Routines of one name get labels with their arguments; other clashes are told apart by a second
// label, the schema or the table.
void SchemaPrinter::AssignAddresses() {
  std::map<std::pair<std::string_view, std::string>, std::vector<const Object*>> by_label;
  for (const Object& object : catalog_.objects()) {
    const KindForm& form = FormOf(object.id.kind);
    if (!object.compared || form.blocks.empty()) continue;
    std::string_view type = form.type_of ? form.type_of(object) : form.blocks[0].type;
    std::string label = NameOf(object);
    if (IsRoutine(object.id.kind) && IsOverloaded(object.id, label))
      label = LabelOf(object.id.name);
    if (object.id.kind == Kind::kCast || object.id.kind == Kind::kTransform) label = LabelOf(label);
    by_label[{type, label}].push_back(&object);
    addresses_[object.id] = {type, label, ""};
    bool is_type = object.id.kind == Kind::kEnum || object.id.kind == Kind::kDomain ||
                   object.id.kind == Kind::kComposite || object.id.kind == Kind::kRange ||
                   object.id.kind == Kind::kBaseType || object.id.kind == Kind::kTable ||
                   object.id.kind == Kind::kView || object.id.kind == Kind::kMaterializedView;
    if (is_type) types_[QualifiedName(object.id.schema, object.id.name)] = object.id;
  }
  for (const auto& [key, objects] : by_label) {
    if (objects.size() < 2) continue;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Object* object : objects) {
      Address& address = addresses_[object->id];
      address.qualifier = object->id.table.empty() ? object->id.schema : object->id.table;
      for (int i = 2; !seen.emplace(address.qualifier, address.label).second; ++i)
        address.label = key.second + "_" + std::to_string(i);
    }
  }
}

std::vector<HclPiece> SchemaPrinter::Run() {
  std::vector<HclPiece> pieces;
  for (Kind kind : kOrder) {
    const KindForm& form = FormOf(kind);
    if (form.print == nullptr) continue;
    auto first = std::ranges::lower_bound(catalog_.objects(), kind, {},
                                          [](const Object& object) { return object.id.kind; });
    for (; first != catalog_.objects().end() && first->id.kind == kind; ++first) {
      if (!first->compared) continue;
      form.print(*first, *this);
      if (!text_.empty()) pieces.push_back({first->id, std::exchange(text_, "")});
    }
  }
  return pieces;
}

std::vector<const Object*> SchemaPrinter::Children(const ObjectId& parent, Kind kind) const {
  std::vector<const Object*> found;
  auto it = children_.find(parent);
  if (it == children_.end()) return found;
  for (const Object* object : it->second) {
    if (kind == Kind::kNone || object->id.kind == kind) found.push_back(object);
  }
  return found;
}

void SchemaPrinter::Open(std::string_view type, const std::vector<std::string>& labels) {
  Indent();
  text_ += type;
  for (const std::string& label : labels) text_ += " " + Quote(label);
  text_ += " {\n";
  ++depth_;
}

void SchemaPrinter::Close() {
  --depth_;
  Indent();
  text_ += "}\n";
}

void SchemaPrinter::OpenObject(const Object& object) {
  const Address& address = addresses_.at(object.id);
  std::vector<std::string> labels;
  if (!address.qualifier.empty()) labels.push_back(address.qualifier);
  labels.push_back(address.label);
  Open(address.type, labels);
  std::string name = NameOf(object);
  if (name != address.label) Text("name", name);
  const BlockForm* form = FindBlockForm(address.type);
  if (form->in_schema && !object.id.schema.empty())
    Raw("schema", SchemaReference(object.id.schema));
}

void SchemaPrinter::About(const Object& object) {
  told_ = &object;
  if (const Object* owner = OwnerOf(object.id)) Raw("owner", OwnerRole(*owner));
  DependsOn(object);
  Comment(object.id);
}

void SchemaPrinter::CloseObject(const Object& object) {
  if (told_ != &object) About(object);
  Close();
}

// Blocks whose SQL texts refer to others: what those are is not seen otherwise.
void SchemaPrinter::DependsOn(const Object& object) {
  Kind kind = object.id.kind;
  if (kind != Kind::kView && kind != Kind::kMaterializedView && !IsRoutine(kind)) return;
  std::set<std::string> names;
  for (int used : catalog_.Uses(catalog_.IndexOf(object.id))) {
    const Object& other = catalog_.objects()[static_cast<size_t>(used)];
    ObjectId id = other.id.kind == Kind::kColumn ? other.parent : other.id;
    bool told = id.kind == Kind::kTable || id.kind == Kind::kView ||
                id.kind == Kind::kMaterializedView || IsRoutine(id.kind);
    if (!told || id == object.id) continue;
    if (auto reference = Reference(id)) names.insert(*reference);
  }
  if (!names.empty()) List("depends_on", {names.begin(), names.end()});
}

void SchemaPrinter::Raw(std::string_view name, std::string_view value) {
  Indent();
  text_.append(name).append(" = ").append(value).append("\n");
}

std::string SchemaPrinter::Quote(std::string_view text) {
  std::string out = "\"";
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    bool starts = (c == '$' || c == '%') && i + 1 < text.size() && text[i + 1] == '{';
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      constexpr char kDigits[] = "0123456789abcdef";
      out += std::string("\\u00") + kDigits[(c >> 4) & 15] + kDigits[c & 15];
    } else {
      if (starts) out += c;
      out += c;
    }
  }
  return out + '"';
}

void SchemaPrinter::Text(std::string_view name, std::string_view value) {
  if (!FitsHeredoc(value)) return Raw(name, Quote(value));
  std::string marker = Marker(value);
  bool indented = CanBeIndented(value);
  std::string margin((depth_ + 1) * 2 - 2, ' ');
  std::string text = EscapeTemplates(value);
  if (indented) text = IndentLines(text, margin);
  Indent();
  text_.append(name).append(indented ? " = <<-" : " = <<").append(marker).append("\n");
  text_ += text;
  if (indented) text_ += margin;
  text_.append(marker).append("\n");
}

void SchemaPrinter::Code(std::string_view name, std::string_view value) {
  value = Trim(value);
  if (value.find('\n') == std::string_view::npos) return Text(name, value);
  Text(name, std::string(value) + "\n");
}

void SchemaPrinter::List(std::string_view name, const std::vector<std::string>& values) {
  Raw(name, "[" + Join(values, ", ") + "]");
}

void SchemaPrinter::Texts(std::string_view name, const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  for (const std::string& value : values) quoted.push_back(Quote(value));
  List(name, quoted);
}

void SchemaPrinter::Map(std::string_view name, const Options& values) {
  std::string text = "{\n";
  for (const auto& [key, value] : values) {
    text.append((depth_ + 1) * 2, ' ');
    text += (IsIdentifier(key) ? key : Quote(key)) + " = " + Quote(value) + "\n";
  }
  text.append(depth_ * 2, ' ');
  Raw(name, text + "}");
}

void SchemaPrinter::Settings(std::string_view name, const std::vector<std::string>& settings) {
  Options options;
  for (const std::string& setting : settings) {
    size_t equals = setting.find('=');
    options[setting.substr(0, equals)] = setting.substr(equals + 1);
  }
  MapIf(name, options);
}

void SchemaPrinter::ObjectIf(std::string_view name, std::string_view sql, Kind kind) {
  if (!sql.empty()) Raw(name, ObjectByName(sql, kind));
}

bool SchemaPrinter::HasComment(const ObjectId& target) const {
  return catalog_.Find(AboutId(Kind::kComment, target)) != nullptr;
}

const Object* SchemaPrinter::OwnerOf(const ObjectId& id) const {
  const Object* owner = catalog_.Find(AboutId(Kind::kOwner, id));
  return owner != nullptr && owner->compared ? owner : nullptr;
}

std::string SchemaPrinter::OwnerRole(const Object& owner) const {
  return Role(owner.As<Owner>().role);
}

void SchemaPrinter::Comment(const ObjectId& target) {
  commented_.insert(target);
  if (const auto* comment = catalog_.Find<mercator::Comment>(AboutId(Kind::kComment, target)))
    Text("comment", comment->text);
  for (const Object* child : Children(target, Kind::kSecurityLabel)) {
    const SecurityLabel& label = child->As<SecurityLabel>();
    if (label.target != target) continue;
    Open("security_label", {label.provider});
    Text("label", label.label);
    Close();
  }
}

std::optional<std::string> SchemaPrinter::Reference(const ObjectId& id) const {
  auto found = addresses_.find(id);
  if (found != addresses_.end()) {
    const Address& address = found->second;
    std::string qualifier = address.qualifier.empty() ? "" : ReferenceStep(address.qualifier);
    return std::string(address.type) + qualifier + ReferenceStep(address.label);
  }
  if (id.kind != Kind::kColumn) return std::nullopt;
  for (Kind kind : {Kind::kTable, Kind::kView, Kind::kMaterializedView, Kind::kComposite}) {
    if (auto table = Reference({kind, id.schema, "", id.table}))
      return *table + ".column" + ReferenceStep(id.name);
  }
  return std::nullopt;
}

std::string SchemaPrinter::ReferenceOr(const ObjectId& id, std::string_view sql) const {
  if (auto reference = Reference(id)) return *reference;
  return Sql(sql);
}

std::string SchemaPrinter::ObjectByName(std::string_view sql, Kind kind) const {
  size_t open = sql.ends_with(')') ? sql.find('(') : std::string_view::npos;
  auto name = ParseName(sql.substr(0, open));
  if (!name || name->size() != 2) return Quote(sql);
  std::vector<ObjectId> found;
  for (const ObjectId& id : catalog_.Named({(*name)[0], (*name)[1]})) {
    if (id.schema != (*name)[0] || id.kind != kind || !Reference(id)) continue;
    std::string wanted = (*name)[1];
    if (open != std::string_view::npos) wanted += sql.substr(open);
    bool same =
        open == std::string_view::npos || Replace(id.name, ", ", ",") == Replace(wanted, ", ", ",");
    if (same) found.push_back(id);
  }
  // Named() may give one twice, by either part of its name.
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found.size() == 1 ? *Reference(found[0]) : Quote(sql);
}

std::string SchemaPrinter::Role(const std::string& name) const {
  if (name == "public") return "PUBLIC";
  if (auto reference = Reference({Kind::kRole, "", "", name})) return *reference;
  return Quote(name);
}

std::string SchemaPrinter::SchemaReference(const std::string& name) const {
  if (auto reference = Reference({Kind::kSchema, "", "", name})) return *reference;
  return Quote(name);
}

std::string SchemaPrinter::Type(const std::string& type) const {
  if (auto known = TypeInHcl(type)) return *known;
  if (auto found = types_.find(type); found != types_.end()) return *Reference(found->second);
  return Sql(type);
}

std::string SchemaPrinter::Keyword(std::string_view words) { return Replace(words, " ", "_"); }

std::vector<std::string> SchemaPrinter::ColumnReferences(
    const std::vector<std::string>& names) const {
  std::vector<std::string> references;
  for (const std::string& name : names) references.push_back("column" + ReferenceStep(name));
  return references;
}

std::string SchemaPrinter::Value(const std::string& expression, const std::string& type) {
  if (expression == "true" || expression == "false") return expression;
  auto is_number = [](std::string_view text) {
    size_t digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    size_t dots = static_cast<size_t>(std::ranges::count(text, '.'));
    return digits > 0 && dots < 2 && digits + dots == text.size() && text.front() != '.' &&
           text.back() != '.' && (text.size() < 2 || text[0] != '0' || text[1] == '.') &&
           !(dots > 0 && text.back() == '0');
  };
  if (is_number(expression)) return expression;
  auto constant = ParseConstant(expression);
  if (!constant) return Sql(expression);
  bool negative = constant->text.starts_with('-') && is_number(constant->text.substr(1));
  bool whole = constant->text.find('.') == std::string::npos;
  if (negative && constant->type == "integer" && whole && constant->text.size() < 11)
    return constant->text;
  if (negative && constant->type == "numeric" && !whole) return constant->text;
  std::string base = type.substr(0, type.find('('));
  if (size_t close = type.find(')'); close != std::string::npos && !type.ends_with("[]"))
    base += type.substr(close + 1);
  if (constant->type == base) return Quote(constant->text);
  return Sql(expression);
}

std::string CatalogToHcl(const Catalog& catalog) {
  std::string text;
  for (const HclPiece& piece : SchemaPrinter(catalog).Run()) text += piece.text;
  return hcl::Format(text);
}

std::vector<HclPiece> CatalogToHclPieces(const Catalog& catalog) {
  std::vector<HclPiece> pieces = SchemaPrinter(catalog).Run();
  for (HclPiece& piece : pieces) piece.text = hcl::Format(piece.text);
  return pieces;
}

}  // namespace mercator
