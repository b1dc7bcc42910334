#include "model/range.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "diff/swap.h"
#include "sql/quote.h"

namespace mercator {

namespace {

// The canonical function takes and gives the type itself.
bool HasOwnFunction(const Object& object, const Catalog& catalog) {
  for (int used : catalog.Uses(catalog.IndexOf(object.id))) {
    const ObjectId& id = catalog.objects()[static_cast<size_t>(used)].id;
    if (id.kind == Kind::kFunction && id.name.ends_with("(" + SqlName(object.id) + ")"))
      return true;
  }
  return false;
}

// The name that the server gives by itself (makeMultirangeTypeName in PostgreSQL).
std::string UsualMultirange(const ObjectId& range) {
  std::string name = range.name;
  size_t at = name.find("range");
  if (at == std::string::npos) {
    name += "_multirange";
  } else {
    name.insert(at, "multi");
  }
  return name.size() < 64 ? QualifiedName(range.schema, name) : "";
}

}  // namespace

template <>
void Create<Range>(const Object& object, const RuleContext& context, Steps& steps) {
  const Range& range = object.As<Range>();
  if (HasOwnFunction(object, context.to)) {
    Step name =
        Statement(object, Step::kAlter, fmt::format("announce range type \"{}\"", object.id.name),
                  "CREATE TYPE " + SqlName(object.id));
    name.uses = std::vector<ObjectId>{object.parent};
    steps.push_back(std::move(name));
  }
  std::vector<std::string> settings = {"SUBTYPE = " + range.subtype};
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) settings.push_back(std::string(name) + " = " + value);
  };
  add("SUBTYPE_OPCLASS", range.subtype_opclass);
  add("COLLATION", range.collation);
  add("CANONICAL", range.canonical);
  add("SUBTYPE_DIFF", range.subtype_diff);
  if (range.multirange != UsualMultirange(object.id)) add("MULTIRANGE_TYPE_NAME", range.multirange);
  steps.push_back(Statement(
      object, Step::kCreate, fmt::format("create range type \"{}\"", object.id.name),
      fmt::format("CREATE TYPE {} AS RANGE ({})", SqlName(object.id), Join(settings, ", "))));
}

template <>
void Drop<Range>(const Object& object, const RuleContext& context, Steps& steps) {
  const char* with_function = HasOwnFunction(object, context.from) ? " CASCADE" : "";
  steps.push_back(Statement(object, Step::kDrop,
                            fmt::format("drop range type \"{}\"", object.id.name),
                            "DROP TYPE " + SqlName(object.id) + with_function));
}

template <>
Way WayToAlter<Range>(const Object& from, const Object&, const std::vector<std::string>&,
                      const RuleContext& context) {
  return IsUsedByColumns(context.from, from.id) ? Way::kSwap : Way::kReplace;
}

template <>
void Alter<Range>(const Object&, const Object&, const std::vector<std::string>&, const RuleContext&,
                  Steps&) {}

template <>
std::string Subject<Range>(const Object& object) {
  return "TYPE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Range>(const Object& object) {
  return {TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
